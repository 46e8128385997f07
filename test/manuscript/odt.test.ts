import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../scripts/manuscript/manuscript.ts';
import { readOdt } from '../../scripts/manuscript/odt.ts';
import { pack } from '../check/office.ts';

const spaces = ['office', 'text', 'style', 'table', 'draw', 'xlink', 'svg', 'fo']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');
const levels =
  '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/><text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）" style:num-format="1" text:start-value="3"/></text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>';
const odt = (body: string, more = {}) =>
  pack({
    'content.xml': `<office:document-content ${spaces}><office:automatic-styles><style:style style:name="C"><style:paragraph-properties fo:text-align="center"/></style:style>${levels}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...more,
  });
function read(bytes: Uint8Array, changes: 'accept' | 'reject' | null = null) {
  const made = readOdt(bytes, changes);
  if ('refused' in made) throw new Error(made.refused.key);
  return made;
}
const texts = (body: string) =>
  read(odt(body)).blocks.map((block) =>
    block.block === 'line' ? wordsOf(block) : block.block === 'table' ? block.rows : 'name' in block ? block.name : '',
  );

describe('an OpenDocument text', () => {
  it('counts lists as words, level by level, and begins again where the file says so', () => {
    const item = (text: string, inner = '', more = '') =>
      `<text:list-item ${more}><text:p>${text}</text:p>${inner}</text:list-item>`;
    const list = (items: string, style = ' text:style-name="L"') => `<text:list${style}>${items}</text:list>`;
    expect(
      texts(list(item('甲', list(item('子') + item('丑'), '')) + item('乙') + item('丙', '', 'text:start-value="9"'))),
    ).toEqual(['一、甲', '（3）子', '（4）丑', '二、乙', '九、丙']);
    expect(read(odt(list(item('点'), ' text:style-name="B"'))).blocks).toMatchObject([
      { bullet: 1, runs: [{ text: '点' }] },
    ]);
  });

  it('keeps lines, places, headings, spaces and notes', () => {
    const note =
      '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注释</text:p></text:note-body></text:note>';
    const body = `<text:p text:style-name="C">题</text:p><text:h text:outline-level="2">章</text:h><text:p>甲<text:s text:c="2"/>乙<text:line-break/>丙${note}</text:p>`;
    expect(texts(body)).toEqual(['题', '章', '甲  乙', '丙[1]', '[1] 注释']);
    expect(read(odt(body)).blocks).toMatchObject([{ align: 'centre' }, { heading: 2 }, {}, {}, {}]);
  });

  it('makes a rectangle of a table, hands pictures over, and leaves comments out', () => {
    const body =
      '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>合</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table><text:p>文<office:annotation><text:p>批注</text:p></office:annotation><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>开工</svg:desc></draw:frame></text:p>';
    const made = read(odt(body, { 'Pictures/a.png': Buffer.from('png') }));
    expect(made.blocks).toMatchObject([
      {
        rows: [
          ['合', ''],
          ['甲', '乙'],
        ],
      },
      { runs: [{ text: '文' }] },
      { name: 'picture-1.png', alt: '开工' },
    ]);
    expect(made.lost.map(({ key }) => key)).toEqual(['manuscript-comments']);
  });

  it('refuses tracked changes until they are accepted; rejecting is the work of the program that wrote it', () => {
    const body = '<text:tracked-changes><text:changed-region/></text:tracked-changes><text:p>文</text:p>';
    for (const changes of [null, 'reject'] as const)
      expect(readOdt(odt(body), changes)).toHaveProperty('refused.key', 'manuscript-changes');
    expect(read(odt(body), 'accept').lost).toMatchObject([{ key: 'manuscript-changes-accept' }]);
  });

  it('refuses what is no such file', () => {
    expect(() => readOdt(pack({ 'other.xml': '<a/>' }), null)).toThrow();
    expect(readOdt(pack({ 'content.xml': '<a/>' }), null)).toHaveProperty('refused.key', 'manuscript-no-text');
  });
});

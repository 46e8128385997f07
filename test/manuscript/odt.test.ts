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

  it('leaves out hidden sections, words, paragraphs and rows, and tells of them and of headers', () => {
    const auto =
      '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="K" style:parent-style-name="H"/>';
    const row = (text: string, more = '') =>
      `<table:table-row ${more}><table:table-cell><text:p>${text}</text:p></table:table-cell></table:table-row>`;
    const body = `<text:section text:display="none"><text:p>藏一</text:p></text:section><text:p>见<text:span text:style-name="H">藏二</text:span><text:hidden-text text:is-hidden="true">藏三</text:hidden-text></text:p><text:p text:style-name="K">藏四</text:p><text:p><text:hidden-paragraph text:is-hidden="true"/>藏五</text:p><table:table>${row('甲')}${row('藏六', 'table:visibility="collapse"')}</table:table>`;
    const styles = `<office:document-styles ${spaces}>${auto}<style:master-page><style:header><text:p>内部资料</text:p></style:header></style:master-page></office:document-styles>`;
    const made = read(odt(body, { 'styles.xml': styles }));
    expect(made.blocks).toMatchObject([{ runs: [{ text: '见' }] }, { rows: [['甲']] }]);
    expect(made.lost.map(({ key, params }) => [key, params.text ?? params.count])).toEqual([
      ['manuscript-margin', '内部资料'],
      ['manuscript-hidden', 6],
    ]);
  });

  it('numbers headings by the outline, shows levels above where the list does, and goes on with another list', () => {
    const outline = `<office:document-styles ${spaces}><text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="1"/></text:outline-style><text:list-style style:name="D"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style></office:document-styles>`;
    const heading = (level: number, text: string) => `<text:h text:outline-level="${level}">${text}</text:h>`;
    const item = (inner: string) => `<text:list-item>${inner}</text:list-item>`;
    const body = `${heading(1, '总则')}${heading(2, '目的')}${heading(1, '分则')}<text:list xml:id="a" text:style-name="D">${item(`<text:p>甲</text:p><text:list>${item('<text:p>子</text:p>')}${item('<text:p>丑</text:p>')}</text:list>`)}</text:list><text:p>间</text:p><text:list text:continue-list="a" text:style-name="D"><text:list-header><text:p>头</text:p></text:list-header>${item('<text:p>乙</text:p>')}</text:list>`;
    const made = read(odt(body, { 'styles.xml': outline }));
    expect(made.blocks.map((block) => (block.block === 'line' ? wordsOf(block) : ''))).toEqual([
      '一、总则',
      '1 目的',
      '二、分则',
      '1. 甲',
      '1.1 子',
      '1.2 丑',
      '间',
      '头',
      '2. 乙',
    ]);
  });

  it('loses no words of frames, shapes, indexes and cells, and keeps links and raised figures', () => {
    const frame = '<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>';
    const inner =
      '<table:table><table:table-row><table:table-cell><text:p>内</text:p></table:table-cell></table:table-row></table:table>';
    const cell = `<text:h>格题</text:h><text:list text:style-name="L"><text:list-item><text:p>项</text:p></text:list-item></text:list>${inner}<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>`;
    const body = `${frame}<text:p>见<draw:custom-shape><text:p>形</text:p></draw:custom-shape></text:p><text:bibliography><text:index-body><text:p>书</text:p></text:index-body></text:bibliography><table:table><table:table-row><table:table-cell>${cell}</table:table-cell></table:table-row></table:table><text:p><text:a xlink:href="https://a.example/">链</text:a>10<text:span text:style-name="S">5</text:span></text:p>`;
    const styles = `<office:document-styles ${spaces}><style:style style:name="S"><style:text-properties style:text-position="super 58%"/></style:style></office:document-styles>`;
    const made = read(odt(body, { 'styles.xml': styles, 'Pictures/a.png': Buffer.from('png') }));
    expect(made.blocks).toMatchObject([
      { runs: [{ text: '框' }] },
      { runs: [{ text: '见' }] },
      { runs: [{ text: '形' }] },
      { runs: [{ text: '书' }] },
      { rows: [['格题 一、项 内']] },
      { name: 'picture-1.png' },
      { runs: [{ text: '链', href: 'https://a.example/' }, { text: '10' }, { text: '⁵' }] },
    ]);
    expect(made.lost.map(({ key, params }) => [key, params.count])).toEqual([
      ['manuscript-boxes', 2],
      ['manuscript-nested', 1],
      ['manuscript-alt', 1],
    ]);
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

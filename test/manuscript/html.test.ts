import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../scripts/manuscript/html.ts';
import { wordsOf } from '../../scripts/manuscript/manuscript.ts';

function read(html: string, element?: string) {
  const made = readHtml(html, element === undefined ? {} : { element });
  if (!made) throw new Error('no such element');
  return made;
}
const texts = (html: string) =>
  read(html).blocks.map((block) =>
    block.block === 'line' ? wordsOf(block).trim() : block.block === 'table' ? block.rows : '',
  );
const keys = (html: string) => read(html).lost.map(({ key, params }) => `${key} ${params.count}`);

describe('a page of HTML', () => {
  it("loses Word's styles and keeps lines, places and bold words", () => {
    const made = read(
      '<p style="text-align:center"><span style="font-size:18pt;font-weight:bold">标题</span></p><p class=MsoNormal style="text-indent:2em">一、<b>总则</b>\n内容<o:p></o:p></p><p align=right>某局</p>',
    );
    expect(made.blocks).toMatchObject([
      { align: 'centre', runs: [{ bold: true }] },
      { align: 'left' },
      { align: 'right' },
    ]);
    expect(texts('<p>甲 <b>乙</b>\n\n丙<br>丁</p>')).toEqual(['甲 乙 丙', '丁']);
  });

  it('leaves out what runs, asks or hides, and says so', () => {
    const page =
      '<p>文</p><style>p{}</style><script>alert(1)</script><form><input></form><p>字<span style="display:none">藏</span></p><img src=a.png>';
    expect(texts(page)).toEqual(['文', '字']);
    expect(keys(page)).toEqual(['manuscript-hidden 1', 'manuscript-pictures 1', 'manuscript-scripts 2']);
  });

  it('writes numbers of lists as words, from where they start, and gives bullets their depth', () => {
    expect(texts('<ol start=3><li><p>甲</p><li value=9>乙</ol><ol type=a><li>丙</ol>')).toEqual([
      '3. 甲',
      '9. 乙',
      'a. 丙',
    ]);
    const made = read('<ul><li>甲<ul><li><p>乙</p></ul></ul>');
    expect(made.blocks).toMatchObject([{ bullet: 1 }, { bullet: 2 }]);
  });

  it('makes a rectangle of a table with merged cells and says their words once', () => {
    const page = '<table><tr><th rowspan=2>序号<th colspan=2>补助<tr><td>人数<td>金额<tr><td>1<td>2<td>3</table>';
    expect(texts(page)).toEqual([
      [
        ['序号', '补助', ''],
        ['', '人数', '金额'],
        ['1', '2', '3'],
      ],
    ]);
    expect(read(page).blocks).toMatchObject([
      {
        merges: [
          { top: 0, left: 0, bottom: 1, right: 0 },
          { top: 0, left: 1, bottom: 0, right: 2 },
        ],
      },
    ]);
    expect(keys(page)).toEqual([]);
  });

  it('takes a table of one column for layout, and spans past every measure for mistakes', () => {
    expect(texts('<table><tr><td><p>甲</p><p>乙</p></table>')).toEqual(['甲', '乙']);
    const [[rows]] = [texts('<table><tr><td colspan=99999999 rowspan=9999999>甲<td>乙</table>')];
    expect(rows?.[0]?.length).toBeLessThan(300);
  });

  it('keeps links to the web and drops other targets', () => {
    expect(read('<p><a href="https://www.gov.cn/">网</a><a href="javascript:x()">脚</a></p>').blocks).toMatchObject([
      {
        runs: [
          { text: '网', href: 'https://www.gov.cn/' },
          { text: '脚', href: null },
        ],
      },
    ]);
  });

  it('says how many links lead nowhere', () => {
    expect(keys('<a href="#top">上</a><a href="a.doc">件</a><a href="javascript:x()">脚</a>')).toEqual([
      'manuscript-links 2',
    ]);
  });

  it('reads inside forms, as every page of some systems is one, and leaves what is filled in there', () => {
    const page = '<form id=aspnetForm><input type=hidden value=状态><p>正文</p><select><option>甲</select></form>';
    expect([texts(page), keys(page)]).toEqual([['正文'], ['manuscript-scripts 1']]);
  });

  it('leaves out what an attribute, a style or a class of the page hides', () => {
    const css = '<style>.h,p.g{display:none} @media print{.k{display:none}}</style>';
    const page = `${css}<p class=h>一</p><p class="a g">二</p><p hidden>三</p><p style="visibility:hidden">四</p><p style="font-size:0">五</p><p class=k style="font-size:0.9em">见</p>`;
    expect([texts(page), keys(page)]).toEqual([['见'], ['manuscript-hidden 5']]);
  });

  it('keeps captions of tables, raised figures, and pictures and recordings of cells and lines', () => {
    const file = (address: string) => (address.startsWith('/f') ? address.slice(1) : null);
    const made = readHtml(
      '<table><caption>表1</caption><tr><td><img data-src="/f.png" alt="图"></td><td><a href="/f.doc">附件</a></td></tr></table><video><source src="/f.mp4"></video><audio src="x.mp3"></audio><p>10<sup>5</sup><sub>甲</sub><del>旧</del></p>',
      { file },
    );
    expect(made?.blocks).toMatchObject([
      { runs: [{ text: '表1' }] },
      { rows: [['', '附件']] },
      { block: 'picture', name: 'f.png' },
      { runs: [{ text: 'f.mp4', href: 'f.mp4' }] },
      { runs: [{ text: '10' }, { text: '⁵' }, { text: '甲' }, { text: '旧' }] },
    ]);
    expect(made?.lost.map(({ key, params }) => [key, params.count])).toEqual([
      ['manuscript-recordings', 2],
      ['manuscript-cell-links', 1],
      ['manuscript-scripts-flat', 1],
      ['manuscript-struck', 1],
    ]);
  });

  it('counts lists as their style says', () => {
    const list = (style: string) => `<ol style="list-style-type: ${style}"><li>项</ol>`;
    expect(['cjk-ideographic', 'lower-roman', 'none'].map((style) => texts(list(style)))).toEqual([
      ['一、项'],
      ['i. 项'],
      ['项'],
    ]);
  });

  it('reads one element of the page where it is named, and nothing where there is none', () => {
    const page = '<div class="nav">菜单</div><div id=zoom class="a text">正文</div>';
    for (const name of ['#zoom', '.text'])
      expect(read(page, name).blocks).toMatchObject([{ runs: [{ text: '正文' }] }]);
    expect(readHtml(page, { element: '#other' })).toBeNull();
  });

  it('shows every word that stands in elements of text, whatever surrounds it', () => {
    const word = fc.stringMatching(/^[\u4e00-\u9fffA-Z0-9]{1,6}$/);
    const tag = fc.constantFrom('p', 'div', 'span', 'b', 'td', 'li', 'h2', 'center', 'font');
    const page = fc.letrec<{ node: [string, (string | unknown)[]] }>((tie) => ({
      node: fc.tuple(tag, fc.array(fc.oneof(word, word, tie('node')), { maxLength: 4 })),
    })).node;
    type Tree = [string, (string | Tree)[]];
    const isTree = (value: unknown): value is Tree => Array.isArray(value);
    const html = ([name, children]: Tree): string =>
      `<${name}>${children.map((child) => (isTree(child) ? html(child) : child)).join('')}</${name}>`;
    const said = ([, children]: Tree): string =>
      children.map((child) => (isTree(child) ? said(child) : child)).join('');
    fc.assert(
      fc.property(page, (tree) => {
        if (!isTree(tree)) return;
        expect(texts(html(tree)).flat(2).join('').replace(/\s/g, '')).toBe(said(tree));
      }),
    );
  });
});

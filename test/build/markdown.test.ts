import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningOf, picturesIn, renderMarkdown } from '../../scripts/build/markdown.ts';

const around = {
  file: (name: string) => (['图.png', '表 1.xlsx'].includes(name) ? `k3f9q2xw7a/${encodeURIComponent(name)}` : null),
  article: (id: string) => (id === 'aaaaaaaaa1' ? '/aa/aaaaaaaaa1.html' : null),
};
const html = (body: string) => renderMarkdown(body, around);

describe('the text of an article', () => {
  it('shows tags as text', () => {
    expect(html('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n');
    expect(html('<div onclick="x">\n\n</div>')).not.toContain('<div');
  });

  it('shows template syntax as text (attack 52)', () => {
    expect(html('{{ pages }} {% include "x" %}')).toContain('{{ pages }} {% include &quot;x&quot; %}');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:x',
  ])('makes no link of %s', (href) => {
    expect(html(`[点](${href}) ![图](${href}) <${href}>`)).not.toMatch(/<a|<img|href|src/);
  });

  it.each(['//evil.example/x', '/\\evil.example', 'missing.docx', '../../x.html', 'id:zzzzzzzzz9'])(
    'leaves the words of a link to %s, which leads nowhere',
    (href) => expect(html(`见[这里](${href})。`)).toBe('<p>见这里。</p>\n'),
  );

  it('resolves another article by its id', () => {
    expect(html('[办法](id:aaaaaaaaa1)')).toContain('<a href="/aa/aaaaaaaaa1.html">办法</a>');
  });

  it('resolves files of its own folder, Chinese names and blanks included', () => {
    expect(html('[表](<表 1.xlsx>)')).toContain('href="k3f9q2xw7a/%E8%A1%A8%201.xlsx"');
  });

  it('shields links to other hosts', () => {
    expect(html('[站](https://a.example/)')).toContain('<a href="https://a.example/" rel="noopener noreferrer">');
  });

  it('shows no picture of another place, only its description', () => {
    expect(html('看![大坝](https://a.example/1.png)')).toBe('<p>看大坝</p>\n');
    expect(html('![大坝](missing.png)')).not.toContain('<img');
  });

  it('makes a picture that stands alone a figure with its caption', () => {
    const figure = html('![大坝](图.png "大坝 <全景>")');
    expect(figure).toMatch(
      /^<figure><img src="k3f9q2xw7a\/%E5%9B%BE\.png" alt="大坝"[^>]*><figcaption>大坝 &lt;全景&gt;<\/figcaption>/,
    );
  });

  it('lets tables scroll in themselves and names their headings', () => {
    const table = html('| 项 | 数 |\n|---|---|\n| 一 | 2 |');
    expect(table).toMatch(/^<div class="table" role="region" aria-label="[^"]+" tabindex="0"><table>/);
    expect(table).toContain('<th scope="col">项</th>');
  });

  it('sets columns of numbers right without an inline style', () => {
    expect(html('| 项 | 数 |\n|:--|--:|\n| 一 | 2 |')).toContain('<td class="right">2</td>');
    expect(html('| 项 | 数 |\n|:--|--:|\n| 一 | 2 |')).not.toContain('style');
  });

  it('tells the bodies that a text is addressed to from a sentence that announces what follows', () => {
    expect(html('各乡镇人民政府，县政府各部门：\n\n正文。')).toContain('<p class="addressee">');
    expect(html('现将安排提示如下：\n\n正文。')).not.toContain('addressee');
    expect(html('正文。\n\n各乡镇人民政府：')).not.toContain('addressee');
  });

  it.each([
    ['    缩进四格', '<p>缩进四格</p>\n'],
    ['　　缩进两字', '<p class="typed">　　缩进两字</p>\n'],
    ['　　　2.附件二', '<p class="level-3 typed">　　　2.附件二</p>\n'],
    ['        缩进八格', '<p class="typed">　　　　缩进八格</p>\n'],
    ['\t\t制表', '<p class="typed">　　　　制表</p>\n'],
    ['　　　　　　　　　　2026年3月1日', '<p class="signature">2026年3月1日</p>\n'],
  ])('takes an indent for an indent, never for code: %j', (typed, shown) => expect(html(typed)).toBe(shown));

  it('keeps typed lines as lines, in lists too', () => {
    expect(html('第一行\n第二行')).toBe('<p>第一行</p>\n<p>第二行</p>\n');
    expect(html('- 甲\n  续\n后')).toBe('<ul>\n<li>\n<p>甲</p>\n<p>续</p>\n</li>\n</ul>\n<p>后</p>\n');
  });

  it('keeps typed numbers and makes no list of them', () => {
    expect(html('3. 甲\n5. 乙\n7. 丙')).toBe(
      '<p class="level-3">3. 甲</p>\n<p class="level-3">5. 乙</p>\n<p class="level-3">7. 丙</p>\n',
    );
    expect(html('2026. 年')).toBe('<p>2026. 年</p>\n');
    expect(html('1.5万元')).toBe('<p>1.5万元</p>\n');
  });

  it('has no second h1 and gives headings ids', () => {
    expect(html('# 一\n\n## 二')).toBe('<h2 id="s1">一</h2>\n<h2 id="s2">二</h2>\n');
  });

  it('takes a line above a rule for text', () => expect(html('文字\n---')).toBe('<p>文字</p>\n<hr>\n'));

  it.each([
    ['第一章　总则', 'chapter'],
    ['一、总体要求', 'level-1'],
    ['（一）加强领导', 'level-2'],
    ['1.建立台账', 'level-3'],
    ['2．建立台账', 'level-3'],
    ['（1）每日登记', 'level-4'],
    ['附件 2', 'annex'],
  ])('knows the level of %s', (typed, level) =>
    expect(html(typed).replace(/ id="\w+"/, '')).toBe(`<p class="${level}">${typed}</p>\n`),
  );

  it('takes a numbered sentence for text, and its first sentence apart when more follows', () => {
    expect(html('一、本办法自公布之日起施行。')).toBe('<p id="l1">一、本办法自公布之日起施行。</p>\n');
    expect(html('（一）加强领导。各单位要落实责任。')).toBe(
      '<p><span class="lead-2">（一）加强领导。</span>各单位要落实责任。</p>\n',
    );
  });

  const signatures = (body: string) =>
    [...html(body).matchAll(/<p class="signature">(.*?)<\/p>/g)].map(([, words]) => words);

  it.each([
    ['one body', '正文。\n\n山野县水利局\n2026年3月1日', ['山野县水利局', '2026年3月1日']],
    [
      'joint issuers below each other',
      '正文。\n山野县教育局\n山野县财政局\n山野县总工会\n2026年3月1日',
      ['山野县教育局', '山野县财政局', '山野县总工会', '2026年3月1日'],
    ],
    [
      'joint issuers beside each other',
      '正文。\n山野县教育局　　山野县财政局\n二〇二六年三月一日',
      ['山野县教育局　　山野县财政局', '二〇二六年三月一日'],
    ],
    ['a person', '正文。\n县　长　　王一\n2026年3月1日\n山野县取水办法', ['县　长　　王一', '2026年3月1日']],
    [
      'a note after it',
      '正文。\n山野县水利局\n2026 年 3 月 1 日\n（此件公开发布）',
      ['山野县水利局', '2026 年 3 月 1 日'],
    ],
    ['an annex after it', '正文。\n国务院\n2026年3月1日\n附件1\n名单', ['国务院', '2026年3月1日']],
    ['no name', '正文。\n特此通知\n2026年3月1日', ['2026年3月1日']],
    ['a text above the bodies', '请报县水利局\n正文。\n山野县水利局\n2026年3月1日', ['山野县水利局', '2026年3月1日']],
  ])('sets the closing lines right: %s', (_, body, shown) => expect(signatures(body)).toEqual(shown));

  it('takes a date with text below it for a heading of a programme', () => {
    expect(signatures('安排如下\n2026年3月1日\n上午，报到\n2026年3月2日\n上午，开会。')).toEqual([]);
  });

  it.each([
    ['**重要：**请注意', '<strong>重要：</strong>请注意'],
    ['请看**《办法》**全文', '请看<strong>《办法》</strong>全文'],
    ['**一：**甲，**二：**乙', '<strong>一：</strong>甲，<strong>二：</strong>乙'],
    ['2 ** 3 ** 4', '2 ** 3 ** 4'],
    ['**未完', '**未完'],
    ['138****5678和139****1234', '138****5678和139****1234'],
    ['张**、李**', '张**、李**'],
    ['张**（组长）、李**', '张**（组长）、李**'],
    ['张**和李**', '张**和李**'],
    ['5*3*2，_甲_，~~乙~~', '5*3*2，_甲_，~~乙~~'],
    [
      '**见[站](https://a.example/)**',
      '<strong>见<a href="https://a.example/" rel="noopener noreferrer">站</a></strong>',
    ],
  ])('reads emphasis without spaces around it: %s', (typed, shown) => expect(html(typed)).toBe(`<p>${shown}</p>\n`));

  it('knows its pictures and its beginning', () => {
    expect(picturesIn('![a](图.png)\n\n![b](%E5%9B%BE2.png)')).toEqual(['图.png', '图2.png']);
    expect(beginningOf('## 标题\n\n**第一**句话。\n\n第二句。', 8)).toBe('标题 第一句话。');
  });

  it('never lets a tag through, whatever is typed', () => {
    const typed = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '[', ']', '(', ')', '!', '`', '*', '\n', 'a', ':', '&', '|', '-'),
    });
    fc.assert(
      fc.property(typed, (body) => {
        const tags = html(body).match(/<\/?[a-z][a-z0-9]*/gi) ?? [];
        const known = /^<\/?(p|span|strong|code|pre|ul|ol|li|blockquote|hr|h2|a|s|div|table|thead|tbody|tr|th|td)$/;
        expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
      }),
    );
  });
});

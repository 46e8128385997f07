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

  it('takes an indent for an indent, never for code', () => {
    expect(html('    缩进四格')).toBe('<p>缩进四格</p>\n');
    expect(html('　　缩进两字')).toBe('<p>缩进两字</p>\n');
  });

  it('keeps typed lines as lines', () => {
    expect(html('第一行\n第二行')).toBe('<p>第一行</p>\n<p>第二行</p>\n');
  });

  it('keeps typed numbers', () => {
    expect(html('3. 甲\n5. 乙').match(/value="\d+"/g)).toEqual(['value="3"', 'value="5"']);
  });

  it('has no second h1 and gives headings ids', () => {
    expect(html('# 一\n\n## 二')).toBe('<h2 id="s1">一</h2>\n<h2 id="s2">二</h2>\n');
  });

  it('takes a line above a rule for text', () => expect(html('文字\n---')).toBe('<p>文字</p>\n<hr>\n'));

  it('sets the closing lines right and the numbered headings apart', () => {
    const text = html('一、总则\n\n正文在此。\n\n山野县水利局\n2026年3月1日');
    expect(text).toContain('<p class="level-1">一、总则</p>');
    expect(text).toContain('<p>正文在此。</p>');
    expect(text).toContain('<p class="signature">山野县水利局</p>\n<p class="signature">2026年3月1日</p>');
  });

  it.each([
    ['**重要：**请注意', '<strong>重要：</strong>请注意'],
    ['请看**《办法》**全文', '请看<strong>《办法》</strong>全文'],
    ['**一：**甲，**二：**乙', '<strong>一：</strong>甲，<strong>二：</strong>乙'],
    ['2 ** 3 ** 4', '2 ** 3 ** 4'],
    ['**未完', '**未完'],
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
        const known = /^<\/?(p|br|em|strong|code|pre|ul|ol|li|blockquote|hr|h2|a|s|div|table|thead|tbody|tr|th|td)$/;
        expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
      }),
    );
  });
});

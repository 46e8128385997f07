import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../scripts/build/markdown.ts';
import { readBody } from '../../scripts/check/body.ts';
import { bodyOf } from '../../scripts/import/body.ts';

const plain = (text: string) => bodyOf(text, { title: '标题', headings: false });
const withHeadings = (text: string, title = '标题') => bodyOf(text, { title, headings: true });

/** What a reader sees, as its checks and its page show it; white space does not count. */
const checked = (body: string) =>
  readBody(body, 1)
    .pieces.map(({ text }) => text)
    .join('')
    .replace(/\s/gu, '');
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const shown = (body: string) =>
  renderMarkdown(body, { file: () => null, article: () => null })
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s/gu, '');

describe('plain text becomes Markdown that shows the same text', () => {
  it.each([
    '9. I类切口手术部位感染率',
    '1）总则',
    '2) 附则',
    '- 不是列表',
    '+5℃至-5℃',
    '* 注',
    '# 不是标题',
    '> 不是引文',
    '=====',
    '---',
    '***',
    '```',
    '~~~',
    '~~删除线~~',
    '**粗** _斜_ `码`',
    '<郑州市城市供水管理条例>',
    '<script>alert(1)</script>',
    '<https://example.gov.example>',
    '[文字](https://example.gov.example)',
    '[注]: https://example.gov.example',
    '![图](图.png)',
    '&copy; &#169; A&B',
    'C:\\文件\\*.doc\\',
    '| 序号 | 名称 |',
    '　　首行缩进',
    '    四个空格',
  ])('%s', (line) => {
    const text = `前一行\n${line}\n后一行`;
    expect(shown(plain(text))).toBe(text.replace(/\s/gu, ''));
    expect(checked(plain(text))).toBe(text.replace(/\s/gu, ''));
  });

  it('whatever the characters are', () => {
    const marks = fc.constantFrom(...'#*_-+=>~`[]()!<&;:|\\.0123456789 　甲乙。a\n'.split(''));
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 60 }), (characters) => {
        const text = characters.join('');
        const expected = text.replace(/\s/gu, '');
        expect(checked(plain(text))).toBe(expected);
        expect(shown(plain(text))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('makes each line a paragraph', () => {
    expect(plain('甲\n乙\r\n\n丙')).toBe('甲\n\n乙\n\n丙\n');
  });
});

describe('lines that begin with #', () => {
  it('stay headings, and the title goes, since the page shows it already', () => {
    expect(withHeadings('# 标题\n\n## 第一章 　　总则\n\n第一条 甲')).toBe('## 第一章 　　总则\n\n第一条 甲\n');
  });

  it('of level 1 that are not the title stay, as level 2', () => {
    expect(withHeadings('# 别的\n正文\n# 标题\n# 标题')).toBe('## 别的\n\n正文\n\n## 标题\n');
  });

  it('keep a # that belongs to the words', () => {
    expect(checked(withHeadings('## C#'))).toBe('C#');
    expect(checked(withHeadings('##不是标题'))).toBe('##不是标题');
  });

  it('lose no character of their words', () => {
    const words = fc
      .array(fc.constantFrom(...'#*_-`[]<&;\\.01 甲a'.split('')), { minLength: 1, maxLength: 30 })
      .map((characters) => `甲${characters.join('')}乙`);
    fc.assert(
      fc.property(words, (text) => {
        expect(checked(withHeadings(`## ${text}`))).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});

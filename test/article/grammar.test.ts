import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { grammar, isTarget } from '../../scripts/article/grammar.ts';
import { visibleText } from '../build/visible-text.ts';

const markdown = grammar(isTarget);
const html = (body: string) => markdown.render(body);
const folded = (text: string) => text.replace(/\s+/gu, ' ').trim();

describe('what is no Markdown stays as it was typed', () => {
  it.each([
    '3. 甲',
    '2026. 年',
    '1) 甲',
    '* 注：以上为初步数',
    '+ 甲',
    '-甲',
    '-　甲',
    '> 5%',
    '#1机组',
    '##',
    '***',
    '* * *',
    '- - -',
    '=====',
    '~~~',
    '```',
    '```js',
    '[1]: 注释',
    '[1](2)',
    '[甲](乙)',
    '[元](/吨)',
    '[附件]()',
    '![图]( )',
    '[甲](<>)',
    '[甲][乙]',
    '<b>粗</b>',
    '<https://a.example/>',
    '&nbsp;&copy;&#65;',
    '甲_乙_丙 __丁__ ~~戊~~',
    '5*3*2=30',
    '138****5678',
    '张**，李**',
    '文件夹\\',
    '甲|乙|丙',
    '|甲|乙|',
  ])('%s', (typed) => {
    expect(visibleText(html(typed))).toBe(folded(typed));
    expect(visibleText(html(`前\n${typed}\n后`))).toBe(`前 ${folded(typed)} 后`);
  });

  it('an item of a list that begins with a sign like its own keeps that', () => {
    expect(visibleText(html('- -甲'))).toBe('-甲');
    expect(html('- -甲')).toContain('<li>');
  });

  it('a heading keeps the signs at its end', () => {
    expect(html('## C# ##')).toBe('<h2>C# ##</h2>\n');
  });

  it('a line with more cells than the heading of its table keeps them, and a line without bars is no part of it', () => {
    const table = html('| 项 | 数 |\n|---|--:|\n| 一 | 2 | 3 |\n注：初步数。');
    expect(visibleText(table)).toBe('项 数 一 2 3 注：初步数。');
    expect(table).toContain('<td class="right">2</td>');
    expect(table).toMatch(/<\/table>\n<p>注：初步数。<\/p>/);
  });

  it('a table whose second line does not fit its first is text', () => {
    expect(html('| 项 | 数 |\n|---|\n| 一 | 2 |')).not.toContain('<table>');
  });

  it('a bar in a cell is typed with a backslash', () => {
    expect(visibleText(html('| 甲\\|乙 | 丙 |\n|---|---|'))).toBe('甲|乙 丙');
  });

  /** Signs that officers type, but no letters, backticks or backslashes. */
  const sign = fc.constantFrom(
    ...'甲乙丙年月日一二三0123456789。，、；：！？（）《》〔〕“”—…·*[]()|#-_+><&;~!=/%.: 　'.split(''),
    '**',
    '****',
    '1. ',
    '（一）',
    '](',
    '|-',
  );
  const meant = [
    /^ {0,3}#{1,6} +\S/,
    /^ {0,3}- +(?:[^-]|-[^ ])/,
    /^ {0,3}-{3,} *$/,
    /^[ |:-]*-[ |:-]*$/,
    /\]\(\/[0-9/]/,
  ];
  const pairs = (line: string) => line.match(/(?<!\*)\*\*(?!\*)/g)?.length ?? 0;
  const line = fc
    .array(sign, { maxLength: 24 })
    .map((signs) => signs.join(''))
    .filter((typed) => !meant.some((mark) => mark.test(typed)) && pairs(typed) < 2);

  it('whatever the signs are', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        expect(visibleText(html(lines.join('\n')))).toBe(folded(lines.join('\n')));
      }),
      { numRuns: 2000 },
    );
  });

  it('each line that is typed is a paragraph', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const paragraphs = html(lines.join('\n')).match(/<p>/g)?.length ?? 0;
        expect(paragraphs).toBe(lines.filter((typed) => typed.trim() !== '').length);
      }),
    );
  });
});

describe('what is Markdown', () => {
  it.each([
    ['## 甲', '<h2>甲</h2>\n'],
    ['---', '<hr>\n'],
    ['**甲**', '<p><strong>甲</strong></p>\n'],
    ['`npm start`', '<p><code>npm start</code></p>\n'],
    ['```sh\nnpm start\n```', '<pre><code class="language-sh">npm start\n</code></pre>\n'],
    ['[甲](表.docx)', '<p><a href="%E8%A1%A8.docx">甲</a></p>\n'],
    ['[甲](id:k3f9q2xw7a)', '<p><a href="id:k3f9q2xw7a">甲</a></p>\n'],
    ['[甲](/yaowen/)', '<p><a href="/yaowen/">甲</a></p>\n'],
    ['![甲](图.png)', '<p><img src="%E5%9B%BE.png" alt="甲"></p>\n'],
    ['\\*\\*甲\\*\\*', '<p>**甲**</p>\n'],
  ])('%j', (typed, shown) => expect(html(typed)).toBe(shown));

  it('a list, and a list in a list', () => {
    expect(visibleText(html('- 甲\n  - 乙\n- 丙'))).toBe('甲 乙 丙');
    expect(html('- 甲\n  - 乙\n- 丙').match(/<ul>/g)).toHaveLength(2);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x.html', '1', '乙', '3.5', '/吨', '#3'])(
    'a link never means %s',
    (href) => expect(isTarget(href)).toBe(false),
  );
});

describe('a line without signs', () => {
  const letter = fc.constantFrom(
    ...'[](){}!*_`\\&<>#-+.:;/|"~^ 甲乙一、。（）ab12𠮷'.split(/(?:)/u),
    '\n',
    '**',
    '![',
    '](a.pdf)',
    '\u0000',
    '\t',
    '\ufeff',
  );
  const text = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(''));

  it('is read into what markdown-it itself reads it into, letter by letter', () => {
    const slow = grammar(isTarget);
    const whole = new MarkdownIt().core.ruler.getRules('').find(({ name }) => name === 'inline');
    if (!whole) throw new Error('markdown-it has no rule for what stands within lines');
    slow.core.ruler.at('inline', whole);
    const same = (body: string) => {
      expect(markdown.parse(body, {})).toEqual(slow.parse(body, {}));
    };
    fc.assert(fc.property(text, same), { numRuns: 2000 });
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), same), { numRuns: 500 });
  });
});

import { describe, expect, test } from 'vitest';
import { plainText } from '../../scripts/build/plain-text.ts';

const textOf = (body: string) => plainText({ body, tables: [] });

describe('an article’s text for the search', () => {
  test('marks of Markdown are gone, lines stay apart', () => {
    expect(textOf('## 一、申请条件\n\n**本县户籍**的居民。\n\n- 身份证\n- 户口簿')).toBe(
      '一、申请条件\n本县户籍的居民。\n身份证\n户口簿',
    );
  });

  test('cells of a table stay apart', () => {
    expect(textOf('| 姓名 | 金额 |\n|---|---|\n| 甲 | 100 |')).toBe('姓名\n金额\n甲\n100');
  });

  test('a link is its words and a picture its description, never an address', () => {
    expect(textOf('见[申请表](biao.docx)和![苗圃全景](pu.jpg)')).toMatch(/^见申请表和\s?苗圃全景$/);
  });

  test('signs that HTML writes otherwise are what the officer typed', () => {
    expect(textOf('A & B，3 < 5，“引号”和"引号"')).toBe('A & B，3 < 5，“引号”和"引号"');
    expect(textOf('&lt;甲&gt; &amp;lt;')).toBe('&lt;甲&gt; &amp;lt;');
  });

  test('a tag that was typed is text', () => {
    expect(textOf('写作 <b>粗</b> 的标签')).toBe('写作 <b>粗</b> 的标签');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grammar, isTarget } from '../../scripts/article/grammar.ts';
import { plainLine, type Run } from '../../scripts/manuscript/manuscript.ts';
import { markdownOf } from '../../scripts/manuscript/markdown.ts';
import { visibleText } from '../build/visible-text.ts';

const shown = (text: string) => visibleText(grammar(isTarget).render(text));
const squeezed = (text: string) => text.replace(/\s+/gu, '');
const runs = (...parts: Partial<Run>[]) => ({
  ...plainLine(''),
  runs: parts.map((part) => ({ text: '', bold: false, href: null, ...part })),
});

describe('a manuscript as Markdown', () => {
  it('writes as typed what no rule would take for a mark', () => {
    const typed = ['1. 第一', '一、总则', '138****5678', '5*3=15', '[1] 注', '甲|乙', '2026. 年'];
    expect(markdownOf(typed.map((text) => plainLine(text)))).toBe(`${typed.join('\n\n')}\n`);
  });

  it('puts a backslash only where a mark would be read', () => {
    expect(markdownOf([plainLine('# 号机组'), plainLine('- 3℃'), plainLine('**甲**')])).toBe(
      '\\# 号机组\n\n\\- 3℃\n\n\\*\\*甲\\*\\*\n',
    );
  });

  it('begins headings at level 2 whatever the file calls its first', () => {
    expect(markdownOf([plainLine('甲', { heading: 3 }), plainLine('乙', { heading: 4 })])).toBe('## 甲\n\n### 乙\n');
  });

  it('keeps bold words inside a line and links, and leaves a line that is bold as a whole plain', () => {
    expect(markdownOf([runs({ text: '重点：' }, { text: '全部', bold: true }, { text: '办结' })])).toBe(
      '重点：**全部**办结\n',
    );
    expect(markdownOf([runs({ text: '全行加粗', bold: true })])).toBe('全行加粗\n');
    expect(markdownOf([runs({ text: '见' }, { text: '办法', href: 'https://www.gov.cn/a b' })])).toBe(
      '见[办法](<https://www.gov.cn/a%20b>)\n',
    );
  });

  it('drops bold where its marks would show', () => {
    expect(markdownOf([runs({ text: '张' }, { text: '某', bold: true }, { text: '**' })])).not.toContain('**某**');
  });

  it('writes tables with their bars as words, and no table without any', () => {
    expect(
      markdownOf([
        {
          block: 'table',
          rows: [
            ['甲|乙', '丙'],
            ['', '1'],
          ],
        },
      ]),
    ).toBe('| 甲\\|乙 | 丙 |\n| --- | --- |\n|  | 1 |\n');
    expect(markdownOf([{ block: 'table', rows: [['', '']] }])).toBe('\n');
  });

  it('shows exactly the words of every line, whatever they are', () => {
    const hostile = fc.array(
      fc.oneof(fc.constantFrom(...'#*_[]()<>`~|-+\\&!.1 甲'), fc.string({ unit: 'grapheme', maxLength: 2 })),
      { maxLength: 30 },
    );
    const line = fc.record({
      text: hostile.map((parts) => parts.join('').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')),
      bold: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), (lines) => {
        const blocks = lines.map((parts) => runs(...parts));
        const words = lines.map((parts) => parts.map(({ text }) => text).join('')).join('');
        expect(squeezed(shown(markdownOf(blocks)))).toBe(squeezed(words));
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineNow } from '../../scripts/pull/line-now.ts';

const text = ['---', 'title: 通报', '---', '', '甲', '乙', '丙'];
const without = (line: string) => text.filter((one) => one !== line);

describe('a line that somebody wrote of', () => {
  it('stands where it stood when nothing changed', () => {
    expect(text.map((_, at) => lineNow(text, text, at + 1))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('moves with what is put above it or taken away there', () => {
    expect(lineNow(text, ['---', 'title: 通报', 'level: 一般', ...text.slice(2)], 6)).toBe(7);
    expect(lineNow(text, without('甲'), 7)).toBe(6);
  });

  it.each([
    ['was taken away', without('乙'), 6],
    ['was reworded', text.map((line) => (line === '乙' ? '乙等' : line)), 6],
    ['never was, before the first', text, 0],
    ['never was, after the last', text, 8],
    ['is of a file that is empty now', [], 2],
  ])('is no line any more when it %s', (_what, after, line) => expect(lineNow(text, after, line)).toBeNull());

  it('is never another line, whatever was put in and taken out', () => {
    const lines = fc.array(fc.constantFrom('甲', '乙', '丙', '丁', ''), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, fc.integer({ min: 1, max: 12 }), (before, after, line) => {
        const now = lineNow(before, after, line);
        if (now !== null) expect(after[now - 1]).toBe(before[line - 1]);
      }),
    );
  });

  it('is never lost when lines were only put in', () => {
    const inserted = fc.array(fc.tuple(fc.nat(20), fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 9 });
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { minLength: 1, maxLength: 20 }), inserted, (before, put) => {
        const after = [...before];
        for (const [at, line] of put) after.splice(Math.min(at, after.length), 0, line);
        for (const [at, line] of before.entries()) {
          const now = lineNow(before, after, at + 1);
          expect(now === null ? null : after[now - 1]).toBe(line);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, numberIn, tableOf } from '../../scripts/article/table.ts';

describe('a CSV file as a table', () => {
  it('has the names of its first row and the rows below, as wide as the names', () => {
    expect(tableOf('年份,常住人口\n2024, 31.2 \n2025\n\n2026,31.5,多\n')).toEqual({
      names: ['年份', '常住人口'],
      rows: [
        ['2024', '31.2'],
        ['2025', ''],
        ['2026', '31.5'],
      ],
    });
  });

  it('keeps commas and line ends in quotes', () => {
    expect(tableOf('a,b\n"甲,乙","一\n二"').rows).toEqual([['甲,乙', '一\n二']]);
  });

  it('of nothing is empty', () => expect(tableOf('')).toEqual({ names: [], rows: [] }));

  it('never has a row of another width', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { names, rows } = tableOf(text);
        for (const row of rows) expect(row).toHaveLength(names.length);
      }),
    );
  });
});

describe('the text of a file', () => {
  it('is read in UTF-8, UTF-16 with its mark and GB 18030', () => {
    expect(decodeText(Buffer.from('清水'))).toBe('清水');
    expect(decodeText(Buffer.from('\uFEFF清水', 'utf16le'))).toBe('清水');
    expect(decodeText(Uint8Array.from([0xc7, 0xe5, 0xcb, 0xae]))).toBe('清水');
  });

  it('is none in other bytes', () => expect(decodeText(Uint8Array.from([0, 1, 255]))).toBeNull());
});

describe('a number', () => {
  it.each([
    ['12', 12],
    ['-3.5', -3.5],
    ['1,234,567.8', 1234567.8],
    ['0', 0],
  ])('%s is %d', (cell, value) => expect(numberIn(cell)).toBe(value));

  it.each(['', '—', '12%', '1,23', '1.2.3', '约12', '1e3', '0x10', 'NaN'])('%s is none', (cell) =>
    expect(numberIn(cell)).toBeNull(),
  );
});

import { describe, expect, it } from 'vitest';
import { bytes } from '../../scripts/build/filters/bytes.ts';
import { chineseDay } from '../../scripts/build/filters/chinese-day.ts';
import { fill } from '../../scripts/build/filters/fill.ts';

describe('what templates use', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1536, '1.5 KB'],
    [2048, '2 KB'],
    [250_000, '244 KB'],
    [20 * 2 ** 20, '20 MB'],
  ])('says %i bytes as %s', (size, said) => expect(bytes(size)).toBe(said));

  it('writes a day as documents do', () => expect(chineseDay('2026-03-01')).toBe('2026年3月1日'));

  it('fills the places of a sentence', () => expect(fill('第 {n} 页', { n: 3 })).toBe('第 3 页'));

  it('refuses a place without a value', () => expect(() => fill('第 {n} 页', {})).toThrow('{n}'));

  it('does not fill places in what it filled in', () => {
    expect(fill('{title} - {site}', { title: '{site}', site: '县' })).toBe('{site} - 县');
  });
});

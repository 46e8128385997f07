import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidden, hiddenIn, within } from '../../scripts/pull/hidden.ts';

describe('a hidden line of our comment', () => {
  it('holds what was put in, whatever it is, and ends where it ends', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const line = hidden('shown', value);
        expect(line.indexOf('-->')).toBe(line.length - 3);
        expect(line.split('\n')).toHaveLength(1);
        expect(hiddenIn('shown', `文字\n${line}\n`)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    ['within a line', '【待签】<!-- qianfa-shown ["planted"] -->\n<!-- qianfa-shown ["ours"] -->\n'],
    ['behind other text on its line', '<!-- qianfa-shown ["ours"] -->\n关于<!-- qianfa-shown ["planted"] -->\n'],
    ['before ours, on a line of its own', '<!-- qianfa-shown ["planted"] -->\r\n<!-- qianfa-shown ["ours"] -->\r\n'],
    ['before ours with another name', '<!-- qianfa-copies ["planted"] -->\n<!-- qianfa-shown ["ours"] -->'],
  ])('is not the one that somebody planted %s', (_, body) => {
    expect(hiddenIn('shown', body)).toEqual(['ours']);
  });

  it.each(['', '<!-- qianfa-shown ["half" -->', '<!-- qianfa-copies [] -->'])('is null for %j', (body) => {
    expect(hiddenIn('shown', body)).toBeNull();
  });

  it('takes no more rows than there is room for, from the beginning', () => {
    expect(within(['一二', '三四', '五六'], 10)).toEqual(['一二', '三四']);
    expect(within(['一二', '三四', '五六'], 15)).toHaveLength(3);
    expect(within(['一二三四五六七八九十'], 5)).toEqual([]);
  });
});

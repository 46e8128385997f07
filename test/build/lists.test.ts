import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPages } from '../../scripts/build/lists.ts';

const entries = (ordinals: number[]) => ordinals.map((ordinal) => ({ ordinal, value: ordinal }));
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

describe('list pages by ordinals', () => {
  it('keeps 1–20 on page 1 and 21–40 on page 2, newest first', () => {
    const { pages } = listPages(entries(upTo(25)));
    expect(pages.map(({ n }) => n)).toEqual([2, 1]);
    expect(pages[0]?.values).toEqual([25, 24, 23, 22, 21]);
    expect(pages[1]?.values.at(-1)).toBe(1);
  });

  it('fills a young newest page on the index from the page before, to twenty', () => {
    const { newest } = listPages(entries(upTo(25)));
    expect(newest).toHaveLength(20);
    expect(newest[0]).toBe(25);
    expect(newest.at(-1)).toBe(6);
  });

  it('leaves the gap of a withdrawal and moves nothing over it', () => {
    const { pages } = listPages(entries(upTo(45).filter((ordinal) => ordinal !== 21)));
    expect(pages.map(({ n, values }) => [n, values.length])).toEqual([
      [3, 5],
      [2, 19],
      [1, 20],
    ]);
  });

  it('has no page where withdrawals have left nothing', () => {
    expect(listPages(entries([...upTo(20), 41])).pages.map(({ n }) => n)).toEqual([3, 1]);
  });

  it('shows nothing of nothing', () => expect(listPages([])).toEqual({ newest: [], pages: [] }));

  it('touches one page when one more is published, another for every twentieth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const before = new Map(listPages(entries(upTo(count))).pages.map(({ n, values }) => [n, values.join()]));
        const after = listPages(entries(upTo(count + 1))).pages;
        expect(after.filter(({ n, values }) => before.get(n) !== values.join())).toHaveLength(1);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchEntry } from '../../scripts/build/search-record.ts';
import { tierName, tiersOf } from '../../scripts/build/search-tiers.ts';
import { someDigest } from '../fixture/group.ts';

const program = someDigest('program');
const filters = {
  site: [],
  section: [],
  column: [],
  kind: [],
  class: [],
  unit: [],
  year: [],
  topic: [],
  validity: [],
};
const record = (at: number, day: string, title = `第${at}篇`): SearchEntry => {
  const url = `/a/${String(at).padStart(6, '0')}.html`;
  const texts = { title, numbers: [], text: '正文', attachments: [], attached: async () => [] };
  return { url, day, made: () => `${at} ${title}`, record: () => ({ url, day, ...texts, filters }) };
};
/** So many records on each day. */
const many = (days: Readonly<Record<string, number>>) =>
  Object.entries(days)
    .flatMap(([day, count]) => Array.from({ length: count }, () => day))
    .map((day, at) => record(at, day));
const periods = (records: SearchEntry[]) => tiersOf(records, 10).map(({ period }) => period);
const names = (records: SearchEntry[]) => tiersOf(records, 10).map((tier) => tierName(tier, program));

describe('the tiers', () => {
  it('are one while all records fit into it', () => {
    expect(periods([])).toEqual(['all']);
    expect(periods(many({ '2019-01-01': 5, '2026-01-01': 5 }))).toEqual(['all']);
  });

  it('are years, the newest first; small closed years stand together, never with the newest', () => {
    const records = many({ '2018-05-01': 3, '2019-05-01': 4, '2020-05-01': 9, '2025-01-01': 2, '2026-02-01': 1 });
    expect(periods(records)).toEqual(['2026', '2025', '2020', '2018-2019']);
  });

  it('are quarters of a year that is too large, and months of such a quarter', () => {
    const records = many({ '2025-02-01': 4, '2025-05-01': 9, '2025-10-01': 8, '2025-11-01': 8, '2026-01-01': 1 });
    expect(periods(records)).toEqual(['2026', '2025-11', '2025-10', '2025q2', '2025q1']);
  });
});

describe('the newest ten days of many', () => {
  const days = { '2026-02-20': 200, '2026-03-10': 200, '2026-03-11': 50, '2026-03-20': 60 };
  const tiers = (records: SearchEntry[]) => tiersOf(records).map(({ period, entries: own }) => [period, own.length]);

  it('have a tier of their own, which alone changes with a publication', () => {
    const records = many(days);
    expect(tiers(records)).toEqual([
      ['2026-03b', 110],
      ['all', 400],
    ]);
    const name = (all: SearchEntry[]) => tiersOf(all).map((tier) => tierName(tier, program))[1];
    expect(name([...records, record(999, '2026-03-20')])).toBe(name(records));
  });

  it('go into the others on the next day that begins ten others', () => {
    expect(tiers([...many(days), record(999, '2026-03-21')])).toEqual([
      ['2026-03c', 1],
      ['all', 510],
    ]);
  });

  it('stand with the others while those are few, or where nothing is older', () => {
    expect(tiers(many({ '2026-02-20': 300, '2026-03-10': 200 }))).toEqual([['all', 500]]);
    expect(tiers(many({ '2026-03-01': 300, '2026-03-10': 300 }))).toEqual([['all', 600]]);
  });
});

describe('a tier’s name', () => {
  const records = many({ '2024-05-01': 8, '2025-05-01': 8, '2026-02-01': 8 });

  it('changes for the newest tier alone when something new comes', () => {
    const [newest, ...closed] = names([...records, record(99, '2026-03-01')]);
    expect(closed).toEqual(names(records).slice(1));
    expect(newest).not.toBe(names(records)[0]);
  });

  it.each([
    ['withdrawn', (all: SearchEntry[]) => all.filter((_, at) => at !== 3)],
    [
      'corrected',
      (all: SearchEntry[]) => all.map((one, at) => (at === 3 ? { ...one, made: () => someDigest('更正') } : one)),
    ],
    [
      'moved to another day',
      (all: SearchEntry[]) => all.map((one, at) => (at === 3 ? { ...one, day: '2024-05-02' } : one)),
    ],
  ])('changes for the tier alone in which an article was %s', (_, change) => {
    const [before, after] = [names(records), names(change(records))];
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).not.toBe(before[2]);
  });

  it('changes for all with the program', () => {
    const other = tiersOf(records, 10).map((tier) => tierName(tier, someDigest('other')));
    expect(other.filter((name) => names(records).includes(name))).toEqual([]);
  });
});

it('every record stands in one tier, and no tier reaches into an older one', () => {
  const day = fc
    .tuple(fc.integer({ min: 2015, max: 2026 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-15`);
  fc.assert(
    fc.property(fc.array(day, { maxLength: 120 }), fc.integer({ min: 1, max: 40 }), (days, limit) => {
      const records = days.map((one, at) => record(at, one));
      const tiers = tiersOf(records, limit);
      expect(tiers.flatMap((tier) => tier.entries.map(({ url }) => url)).sort()).toEqual(records.map(({ url }) => url));
      for (const [at, tier] of tiers.slice(1).entries()) {
        const newer = tiers[at]?.entries.map((one) => one.day).sort() ?? [];
        const older = tier.entries.map((one) => one.day).sort();
        expect((older.at(-1) ?? '') < (newer[0] ?? '')).toBe(true);
      }
    }),
  );
});

import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import type { SearchEntry } from './search-record.ts';

/** Part of what can be found that has an index of its own: the records of a period, in the order of their ids. */
export interface Tier {
  /** `all`, `2015-2019`, `2025`, `2025q4`, `2025-12`, `2025-12b`. */
  period: string;
  entries: SearchEntry[];
}

/** A tier up to so many records is made again with every publication (about three seconds). */
const warm = 500;

/** Records of one index: Pagefind takes 1.4 GB for so many, and a browser reads the head of each index that it asks. */
const most = 2_500;

function grouped(entries: readonly SearchEntry[], periodOf: (day: string) => string): Tier[] {
  const tiers = new Map<string, SearchEntry[]>();
  for (const record of entries) {
    const period = periodOf(record.day);
    const own = tiers.get(period);
    if (own) own.push(record);
    else tiers.set(period, [record]);
  }
  return [...tiers].map(([period, own]) => ({ period, entries: own }));
}

const year = (day: string) => day.slice(0, 4);
const quarter = (day: string) => `${day.slice(0, 4)}q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const month = (day: string) => day.slice(0, 7);
/** 上旬, 中旬, 下旬. */
const tenDays = (day: string) => month(day) + (day.slice(8) <= '10' ? 'a' : day.slice(8) <= '20' ? 'b' : 'c');

/** A year that is too large for one index, by quarters, and those by months. */
function split(tier: Tier, limit: number): Tier[] {
  if (tier.entries.length <= limit) return [tier];
  return grouped(tier.entries, quarter).flatMap((part) =>
    part.entries.length <= limit ? [part] : grouped(part.entries, month),
  );
}

const newestFirst = (a: Tier, b: Tier) => ((a.entries[0]?.day ?? '') > (b.entries[0]?.day ?? '') ? -1 : 1);

/** The newest tier in two, where it is large: its newest ten days, which change with every publication, and the rest, which is kept. */
function hotApart([newest, ...closed]: readonly Tier[]): Tier[] {
  if (!newest) return [];
  const now = newest.entries
    .map(({ day }) => tenDays(day))
    .sort()
    .at(-1);
  const hot = newest.entries.filter(({ day }) => tenDays(day) === now);
  const rest = newest.entries.filter(({ day }) => tenDays(day) !== now);
  const apart = now !== undefined && newest.entries.length > warm && rest.length > 0;
  return apart ? [{ period: now, entries: hot }, { ...newest, entries: rest }, ...closed] : [newest, ...closed];
}

/**
 * The tiers of a group’s records, newest first: one for all while they are few, else by years, a large year in parts and small closed years
 * together; of many the newest ten days stand apart. A new article changes the newest tier alone, because its day is the newest; a withdrawal or
 * a correction changes the one that holds it.
 */
export const tiersOf = (entries: readonly SearchEntry[], limit = most): Tier[] => hotApart(byPeriod(entries, limit));

function byPeriod(entries: readonly SearchEntry[], limit: number): Tier[] {
  if (entries.length <= limit) return [{ period: 'all', entries: [...entries] }];
  const years = grouped(entries, year).sort((a, b) => (a.period < b.period ? -1 : 1));
  const newest = years.pop();
  const closed: Tier[] = [];
  for (const tier of years) {
    const before = closed.at(-1);
    if (before && before.entries.length + tier.entries.length <= limit) {
      const entries = [...before.entries, ...tier.entries].sort((a, b) => (a.url < b.url ? -1 : 1));
      closed[closed.length - 1] = { period: `${before.period.slice(0, 4)}-${tier.period}`, entries };
    } else closed.push(tier);
  }
  const all = [...closed, ...(newest ? [newest] : [])].reverse();
  return all.flatMap((tier) => split(tier, limit).sort(newestFirst));
}

/**
 * The name of a tier's folder: its period and the beginning of a digest over the program and everything that its index is made of. Equal
 * names hold equal bytes, so an index is made once and taken along until something in it changes.
 */
export function tierName({ period, entries }: Tier, program: Digest): string {
  const made = entries.map((record) => `${record.day} ${record.made()}`);
  return `${period}-${sha256([program, ...made].join('\n')).slice(0, 16)}`;
}

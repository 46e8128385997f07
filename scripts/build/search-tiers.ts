import { canonicalJson, sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import type { SearchRecord } from './search-record.ts';

/** Part of what can be found that has an index of its own: the records of a period, in the order of their ids. */
export interface Tier {
  /** `all`, `2015-2019`, `2025`, `2025q4`, `2025-12`. */
  period: string;
  records: SearchRecord[];
}

/** Records of one index: Pagefind takes 1.4 GB for so many, and a browser reads the head of each index that it asks. */
const most = 2_500;

function grouped(records: readonly SearchRecord[], periodOf: (day: string) => string): Tier[] {
  const tiers = new Map<string, SearchRecord[]>();
  for (const record of records) {
    const period = periodOf(record.day);
    const own = tiers.get(period);
    if (own) own.push(record);
    else tiers.set(period, [record]);
  }
  return [...tiers].map(([period, own]) => ({ period, records: own }));
}

const year = (day: string) => day.slice(0, 4);
const quarter = (day: string) => `${day.slice(0, 4)}q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const month = (day: string) => day.slice(0, 7);

/** A year that is too large for one index, by quarters, and those by months. */
function split(tier: Tier, limit: number): Tier[] {
  if (tier.records.length <= limit) return [tier];
  return grouped(tier.records, quarter).flatMap((part) =>
    part.records.length <= limit ? [part] : grouped(part.records, month),
  );
}

const newestFirst = (a: Tier, b: Tier) => ((a.records[0]?.day ?? '') > (b.records[0]?.day ?? '') ? -1 : 1);

/**
 * The tiers of a group's records, newest first: one for all while they are few, else by years, a large year in parts and small closed years
 * together. A new article changes the newest tier alone, because its day is the newest; a withdrawal or a correction changes the one that holds it.
 */
export function tiersOf(records: readonly SearchRecord[], limit = most): Tier[] {
  if (records.length <= limit) return [{ period: 'all', records: [...records] }];
  const years = grouped(records, year).sort((a, b) => (a.period < b.period ? -1 : 1));
  const newest = years.pop();
  const closed: Tier[] = [];
  for (const tier of years) {
    const before = closed.at(-1);
    if (before && before.records.length + tier.records.length <= limit) {
      const records = [...before.records, ...tier.records].sort((a, b) => (a.url < b.url ? -1 : 1));
      closed[closed.length - 1] = { period: `${before.period.slice(0, 4)}-${tier.period}`, records };
    } else closed.push(tier);
  }
  const all = [...closed, ...(newest ? [newest] : [])].reverse();
  return all.flatMap((tier) => split(tier, limit).sort(newestFirst));
}

/**
 * The name of a tier's folder: its period and the beginning of a digest over the program and everything that its index is made of. Equal
 * names hold equal bytes, so an index is made once and taken along until something in it changes.
 */
export function tierName({ period, records }: Tier, program: Digest): string {
  const made = records.map(({ attached: _, ...record }) => record);
  return `${period}-${sha256(canonicalJson({ program, records: made })).slice(0, 16)}`;
}

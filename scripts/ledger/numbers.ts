import type { InForce } from '../site/in-force.ts';
import { unitOf } from '../site/people.ts';
import { dayIn } from '../site/time.ts';
import type { RecordItem } from '../site/types.gen.ts';
import type { LedgerState } from './state.ts';
import { columnsOf } from './state.ts';

/** A running number's template: what it counts by, how a number looks in it, and how to read one back. */
export interface Counter {
  key: string;
  write(number: number): string;
  read(text: string): number;
}

/**
 * The index number template of an item's site, filled but for the running number (standards.md §3): `{unit}` is the unit's code,
 * `{year}` the year of `time` in the group's zone, `{n:5}` five digits. What is filled in is what it counts by.
 */
export function counterKey(inForce: InForce, item: RecordItem, time: string): Counter {
  const { site = '', unit = '' } = item.facts ?? {};
  const template = inForce.sites.get(site)?.site.index_number ?? '{n:6}';
  const filled = template
    .replaceAll('{unit}', unitOf(inForce.registry, unit)?.code ?? unit)
    .replaceAll('{year}', dayIn(inForce.group.zone, time).slice(0, 4));
  const [head = '', tail = ''] = filled.split(/\{n:\d\}/);
  const width = Number(filled.charAt(head.length + '{n:'.length));
  return {
    key: `${site} ${filled}`,
    write: (number) => head + String(number).padStart(width, '0') + tail,
    read: (text) => Number(text.slice(head.length, text.length - tail.length)),
  };
}

/** Numbers given out in one record go on from each other: `given` counts those of the items before. */
export interface Given {
  counters: Map<string, number>;
  ordinals: Map<string, number>;
}

/**
 * The index number and ordinals that the ledger gives an item at `time`: kept where it has them, else the next ones; numbers are
 * consecutive and never reused. Notes what it gave in `given`.
 */
export function numbersFor(
  state: LedgerState,
  inForce: InForce,
  item: RecordItem,
  time: string,
  given: Given,
): { index_number: string; ordinals: { [column: string]: number } } {
  const before = state.articles.get(item.id);
  const counter = counterKey(inForce, item, time);
  let index = before?.indexNumber;
  if (index === undefined) {
    const next = (given.counters.get(counter.key) ?? state.counters.get(counter.key) ?? 0) + 1;
    given.counters.set(counter.key, next);
    index = counter.write(next);
  }
  const ordinals: { [column: string]: number } = {};
  for (const column of columnsOf(item)) {
    const kept = before?.ordinals.get(column);
    if (kept === undefined) {
      const next = (given.ordinals.get(column) ?? state.ordinals.get(column) ?? 0) + 1;
      given.ordinals.set(column, next);
      ordinals[column] = next;
    } else ordinals[column] = kept;
  }
  return { index_number: index, ordinals };
}

import type { Facts, LedgerRecord, RecordItem } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { numbered } from './item-fits.ts';
import { isGoverned, type LedgerState, numberKey } from './state.ts';

/** Where the other items of a record are found: a record of ten thousand is not looked through ten thousand times. */
export interface Beside {
  ids: Map<string, number>;
  paths: Map<string, number>;
  numbers: Map<string, RecordItem[]>;
}

/** The items of a record by what identifies them. */
export function besideIn({ items }: LedgerRecord): Beside {
  const found: Beside = { ids: new Map(), paths: new Map(), numbers: new Map() };
  for (const item of items) {
    found.ids.set(item.id, (found.ids.get(item.id) ?? 0) + 1);
    found.paths.set(item.path, (found.paths.get(item.path) ?? 0) + 1);
    const key = numberKey(item.facts);
    if (key !== null) found.numbers.set(key, [...(found.numbers.get(key) ?? []), item]);
  }
  return found;
}

/** An item replaces the newest record of its id, and no other live article stands at its path or bears its document number (attacks 55, 64). */
export function identityFaults(state: LedgerState, { type }: LedgerRecord, item: RecordItem, beside: Beside): Said[] {
  const found: Said[] = [];
  const before = isGoverned(item) ? state.governed.get(item.id) : state.articles.get(item.id);
  if (item.replaces !== (before?.record ?? null)) found.push(said('record-replaces', { id: item.id }));
  if (Math.max(beside.ids.get(item.id) ?? 0, beside.paths.get(item.path) ?? 0) > 1)
    found.push(said('record-item-twice', { id: item.id }));
  if (isGoverned(item)) return found;
  for (const id of state.atPath.get(item.path) ?? []) {
    const other = state.articles.get(id);
    if (!other || id === item.id || other.status === 'gone' || other.path !== item.path) continue;
    found.push(said('record-path-taken', { path: item.path, id }));
  }
  const key = numberKey(item.facts);
  if (!numbered(type) || type === 'import' || key === null) return found;
  const known = [...(state.byNumber.get(key) ?? [])].flatMap((id) => state.articles.get(id) ?? []);
  const here = (beside.numbers.get(key) ?? []).flatMap(({ id, facts }) =>
    facts ? [{ id, facts, type, status: 'live' }] : [],
  );
  for (const other of [...known, ...here]) {
    if (other.id !== item.id && !item.facts?.reprint && bears(key, other))
      found.push(said('document-number-twice', { number: item.facts?.document_number ?? '', id: other.id }));
  }
  return found;
}

/** The ids of the live documents that bear a number (`key`, see `numberKey`), found without looking through all. */
export const bearersOf = (state: LedgerState, key: string): string[] =>
  [...(state.byNumber.get(key) ?? [])].filter((id) => {
    const article = state.articles.get(id);
    return article !== undefined && bears(key, article);
  });

/** Whether an article bears this number of one body on one site now; reprints and imports are excepted (attacks 55). */
const bears = (key: string, { facts, type, status }: { facts: Facts; type: string; status: string }): boolean =>
  numberKey(facts) === key && !facts.reprint && type !== 'import' && status === 'live';

import { canonicalJson } from '../article/canonical.ts';
import { placeOf } from '../article/folder.ts';
import type { InForce } from '../site/in-force.ts';
import { dayIn } from '../site/time.ts';
import type { Facts, LedgerRecord, Original, RecordItem } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { type ArticleState, isGoverned, type LedgerState } from './state.ts';

/** Records that give out index numbers and ordinals. */
export const numbered = (type: LedgerRecord['type']): boolean =>
  type === 'signoff' || type === 'provisional' || type === 'import';

/** Equal as JSON, whatever the order of keys; what can be seen to be equal is not written down first. */
export const same = (a: unknown, b: unknown): boolean =>
  alike(a, b) ||
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null) ||
  canonicalJson({ value: a ?? null }) === canonicalJson({ value: b ?? null });

/** Whether two values have the same parts, which is equal as JSON; what writes itself has parts that nobody sees. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((part, at) => alike(part, b[at]));
  if ('toJSON' in a || 'toJSON' in b) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && alike(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

/** The facts of a governed bundle: its site's policy rules it, the main site's what is the group's. */
export const governedFacts = ({ group }: InForce, id: string): Facts => ({
  change: 'governed',
  governed: id,
  site: id.includes('/') ? (id.split('/')[0] ?? '') : group.main,
});

/**
 * Whether an item fits the state that it finds: its record's type and its kind of change, the fields that this type may bear, and the
 * facts that its route was chosen by, as far as path and ledger tell them (the bytes tell the rest where they are live).
 */
export function itemFits(state: LedgerState, inForce: InForce, record: LedgerRecord, item: RecordItem): Said[] {
  return [
    ...typeFits(state, inForce, record, item),
    ...fieldsFit(record, item),
    ...fault(!factsFit(state, inForce, record, item), 'record-facts', { id: item.id }),
  ];
}

/** No field stands where nothing would judge it: a date of an old site in a sign-off would move the date that readers see. */
function fieldsFit({ type, confirm_by, evidence = [] }: LedgerRecord, item: RecordItem): Said[] {
  const numbers = item.index_number !== undefined || item.ordinals !== undefined;
  const extra = {
    index_number: numbers && (!numbered(type) || isGoverned(item)),
    reason: item.reason !== undefined && type !== 'withdrawal',
    original: item.original !== undefined && type !== 'import',
    copy: item.copy !== undefined && !evidence.some((one) => 'answer' in one),
    confirm_by: confirm_by !== undefined && type !== 'provisional',
  };
  return Object.entries(extra).flatMap(([field, wrong]) => fault(wrong, 'record-extra', { id: item.id, field }));
}

function factsFit(
  state: LedgerState,
  inForce: InForce,
  { type }: LedgerRecord,
  { id, path, facts }: RecordItem,
): boolean {
  if (isGoverned({ id, path })) return same(facts, governedFacts(inForce, id));
  const before = state.articles.get(id);
  if (type === 'withdrawal' || type === 'purge' || type === 'confirmation') {
    return before === undefined || same(ofText(facts), ofText(before.facts));
  }
  if (facts?.correction && !correctionFits(inForce, before, facts)) return false;
  const place = placeOf(path);
  const left = before?.status === 'live' && before.facts.column !== facts?.column ? before.facts.column : undefined;
  const takesOver = before !== undefined && before.facts.unit !== facts?.unit;
  return (
    place !== null &&
    facts?.site === place.site &&
    facts.column === place.column &&
    facts.from_column === left &&
    (!takesOver || (facts.affects ?? []).includes(id))
  );
}

/** What a change says of the text itself. */
const ofText = (all: Facts | undefined) => ({ ...all, change: null, from_column: null, correction: null });

/** A small correction changes nothing that routes look at, follows a full sign-off, and has bounds in the policy in force. */
function correctionFits({ sites }: InForce, before: ArticleState | undefined, facts: Facts): boolean {
  const bounds = sites.get(facts.site ?? '')?.policy.corrections;
  const text = (all: Facts) => ({ ...ofText(all), authority: null });
  return (
    bounds !== undefined &&
    before?.status === 'live' &&
    facts.change === 'change' &&
    before.facts.correction !== true &&
    same(text(facts), text(before.facts))
  );
}

const fault = (wrong: boolean, key: Parameters<typeof said>[0], params: Parameters<typeof said>[1] = {}): Said[] =>
  wrong ? [said(key, params)] : [];

/** Whether the record's type, the kind of change and the state before fit together. */
function typeFits(state: LedgerState, inForce: InForce, record: LedgerRecord, item: RecordItem): Said[] {
  const change = item.facts?.change;
  if (isGoverned(item)) return fault(record.type !== 'signoff', 'record-change', { id: item.id });
  const before = state.articles.get(item.id);
  const { id } = item;
  switch (record.type) {
    case 'withdrawal':
      return [
        ...fault(change !== 'withdraw' || item.reason === undefined, 'record-change', { id }),
        ...fault(before?.status !== 'live', 'withdraw-not-live', { id }),
        ...fault(before !== undefined && before.path !== item.path, 'withdraw-moved', { id, path: before?.path ?? '' }),
      ];
    case 'purge':
      return [
        ...fault(change !== 'purge' || before?.digest !== item.digest, 'record-change', { id }),
        ...fault(before === undefined || before.status === 'live', 'purge-not-withdrawn', { id }),
        ...fault(before?.purged === true, 'purge-twice', { id }),
      ];
    case 'import':
      return [
        ...fault(change !== 'import', 'record-change', { id }),
        ...fault(before !== undefined, 'import-known', { id }),
        ...importFaults(inForce, item.original ?? null, record.time, id),
      ];
    case 'confirmation':
      return [
        ...fault(change !== 'change', 'record-change', { id }),
        ...fault(before?.status !== 'live' || before.digest !== item.digest, 'confirmation-changed', { id }),
      ];
    default: {
      const expected = !before
        ? 'new'
        : before.status !== 'live'
          ? 'return'
          : before.path !== item.path
            ? 'move'
            : 'change';
      const confirming = before?.type === 'provisional';
      return [
        ...fault(change !== expected, 'record-change', { id }),
        ...fault(confirming && (record.type === 'provisional' || before.digest !== item.digest), 'provisional-open', {
          id,
          by: before?.confirmBy ?? '',
        }),
        ...fault(before?.status === 'live' && before.digest === item.digest && !confirming, 'record-same', { id }),
      ];
    }
  }
}

/** An import at `time` names where the article was online, on a host of the move, before its end (attacks 71). */
export function importFaults({ group }: InForce, original: Original | null, time: string, id: string): Said[] {
  if (!group.import) return [said('import-none', { id })];
  if (!original || !URL.canParse(original.address)) return [said('import-original', { id })];
  const { hosts, until } = group.import;
  return [
    ...fault(!hosts.includes(new URL(original.address).hostname), 'import-host', {
      id,
      host: new URL(original.address).hostname,
    }),
    ...fault(dayIn(group.zone, time) > until, 'import-closed', { id, until }),
    ...fault(original.date > dayIn(group.zone, time), 'import-future', { id }),
  ];
}

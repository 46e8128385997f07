import { canonicalJson } from '../article/canonical.ts';
import { type Approval, approvalFrom } from '../signoff/approval.ts';
import { evaluate } from '../signoff/evaluate.ts';
import type { Change } from '../signoff/opinion.ts';
import { signingKey } from '../signoff/ssh-signature.ts';
import { formNumber } from '../signoff/statement.ts';
import type { InForce } from '../site/in-force.ts';
import { machineByKey } from '../site/people.ts';
import { compareInstants, dayIn } from '../site/time.ts';
import type { Facts, Grade, Item, LedgerRecord, Original, RecordItem, RecordSigner } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { type Given, numbersFor } from './numbers.ts';
import { recordNamespace, signedText } from './record.ts';
import { isGoverned, type LedgerState } from './state.ts';

/** The four fields that a signer signs. */
export const signedItem = ({ id, path, digest, replaces }: RecordItem): Item => ({ id, path, digest, replaces });

/** Facts of every article the ledger knows, as routes of other articles need them. */
export const factsById = (state: LedgerState, ids: readonly string[]): Map<string, Facts> =>
  new Map(
    ids.flatMap((id) => {
      const facts = state.articles.get(id)?.facts;
      return facts ? [[id, facts] as const] : [];
    }),
  );

/** What `evaluate` is asked about an item at this place of the ledger. */
export function changeOf(state: LedgerState, item: RecordItem, writers: LedgerRecord['writers']): Change {
  return {
    group: state.group,
    root: state.root,
    item: signedItem(item),
    facts: item.facts ?? { change: 'change' },
    affected: factsById(state, item.facts?.affects ?? []),
    writers: writers ?? [],
    spent: state.spent.get(item.id) ?? new Set(),
  };
}

/** How a record was signed, by its weakest signature. */
export const gradeOf = (signers: readonly RecordSigner[]): Grade =>
  signers.some(({ grade }) => grade === 'paper')
    ? 'paper'
    : signers.some(({ grade }) => grade === 'forge')
      ? 'forge'
      : 'ssh';

/**
 * Whether `record` may stand next in the ledger: its place in the chain, the recorder's key and clock, and for each item what it
 * replaces, the route of its facts, the approvals in its evidence and the numbers given. `inForce` is what was in force before it.
 * The same judge sits when a record is made and whenever the ledger is verified; an empty list is a yes. The root record is not judged here.
 */
export function judgeRecord(state: LedgerState, inForce: InForce, record: LedgerRecord): Said[] {
  const found = judgeChain(state, record);
  if (record.group !== state.group) found.push(said('record-group', { group: record.group }));
  if (record.root !== state.root) found.push(said('record-root'));
  const key = signingKey(record.signature, signedText(record), recordNamespace);
  const machine = key ? machineByKey(inForce.registry.recorders, key, dayIn(state.zone, record.time)) : undefined;
  if (machine?.id !== record.recorder) found.push(said('record-recorder', { recorder: record.recorder }));
  if (record.type === 'root') found.push(said('record-second-root'));
  if (record.type === 'checkpoint') {
    if (record.items.length > 0) found.push(said('record-checkpoint-items'));
    return found;
  }
  if (
    record.items.length === 0 ||
    !record.grade ||
    !record.form ||
    !record.route ||
    !record.signers ||
    !record.writers ||
    !record.evidence
  ) {
    return [...found, said('record-incomplete')];
  }
  if (record.form !== formNumber(record.items.map(signedItem))) found.push(said('record-form'));
  const given: Given = { counters: new Map(), ordinals: new Map() };
  // Once for all items: a statement on ten thousand articles is as long as the record.
  const approvals = record.evidence.map(approvalFrom);
  for (const item of record.items) found.push(...judgeItem(state, inForce, record, item, approvals, given));
  return found;
}

function judgeChain(state: LedgerState, record: LedgerRecord): Said[] {
  const found: Said[] = [];
  if (record.seq !== state.head.seq + 1)
    found.push(said('record-gap', { seq: record.seq, expected: state.head.seq + 1 }));
  if (record.previous !== state.head.digest) found.push(said('record-previous', { seq: record.seq }));
  if (compareInstants(record.time, state.head.time) < 0)
    found.push(said('record-clock', { time: record.time, before: state.head.time }));
  return found;
}

function judgeItem(
  state: LedgerState,
  inForce: InForce,
  record: LedgerRecord,
  item: RecordItem,
  approvals: readonly (Approval | null)[],
  given: Given,
): Said[] {
  const found: Said[] = [...replacing(state, record, item), ...typeFits(state, inForce, record, item)];
  if (!isGoverned(item)) {
    const numbers = numbersFor(state, inForce, item, record.time, given);
    const right = item.index_number === numbers.index_number && same(item.ordinals, numbers.ordinals);
    if (numbered(record.type) && !right) found.push(said('record-numbers', { id: item.id }));
  }
  if (approvals.includes(null)) return [...found, said('record-evidence', { id: item.id })];
  const verdict = evaluate(
    inForce,
    changeOf(state, item, record.writers),
    approvals.flatMap((approval) => approval ?? []),
    record.time,
  );
  if (!verdict.signed) return [...found, said('record-unsigned', { id: item.id }), ...verdict.reasons];
  if (!same(verdict.routes, record.route)) found.push(said('record-route', { id: item.id }));
  if (!same(verdict.signers, record.signers)) found.push(said('record-signers', { id: item.id }));
  const hours = verdict.routes.find(({ confirm_hours }) => confirm_hours !== undefined)?.confirm_hours;
  if ((hours !== undefined) !== (record.type === 'provisional'))
    found.push(said('record-provisional-route', { id: item.id }));
  return found;
}

/** Records that give out index numbers and ordinals. */
export const numbered = (type: LedgerRecord['type']): boolean =>
  type === 'signoff' || type === 'provisional' || type === 'import';

/** Equal as JSON, whatever the order of keys. */
const same = (a: unknown, b: unknown): boolean =>
  canonicalJson({ value: a ?? null }) === canonicalJson({ value: b ?? null });

/** An item replaces the newest record of its id, and no other live article stands at its path or bears its document number. */
function replacing(state: LedgerState, record: LedgerRecord, item: RecordItem): Said[] {
  const found: Said[] = [];
  const before = isGoverned(item) ? state.governed.get(item.id) : state.articles.get(item.id);
  if (item.replaces !== (before?.record ?? null)) found.push(said('record-replaces', { id: item.id }));
  if (record.items.filter(({ id, path }) => id === item.id || path === item.path).length > 1)
    found.push(said('record-item-twice', { id: item.id }));
  if (isGoverned(item)) return found;
  for (const other of state.articles.values()) {
    if (other.id === item.id || other.status === 'gone') continue;
    if (other.path === item.path) found.push(said('record-path-taken', { path: item.path, id: other.id }));
    if (numbered(record.type) && record.type !== 'import' && sameNumber(item.facts, other)) {
      found.push(said('document-number-twice', { number: item.facts?.document_number ?? '', id: other.id }));
    }
  }
  return found;
}

/** The same document number of one body on one site; reprints and imports are excepted (attacks 55). */
function sameNumber(facts: Facts | undefined, other: { facts: Facts; type: string; status: string }): boolean {
  if (
    !facts?.document_number ||
    facts.reprint ||
    other.facts.reprint ||
    other.type === 'import' ||
    other.status !== 'live'
  )
    return false;
  return (
    facts.document_number === other.facts.document_number &&
    facts.issuer === other.facts.issuer &&
    facts.site === other.facts.site
  );
}

const fault = (wrong: boolean, key: Parameters<typeof said>[0], params: Parameters<typeof said>[1] = {}): Said[] =>
  wrong ? [said(key, params)] : [];

/** Whether the record's type, the kind of change and the state before fit together. */
function typeFits(state: LedgerState, inForce: InForce, record: LedgerRecord, item: RecordItem): Said[] {
  const change = item.facts?.change;
  if (isGoverned(item))
    return fault(
      record.type !== 'signoff' || change !== 'governed' || item.facts?.governed !== item.id,
      'record-change',
      { id: item.id },
    );
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
      return fault(before?.status !== 'live' || before.digest !== item.digest, 'confirmation-changed', { id });
    default: {
      const expected = !before
        ? 'new'
        : before.status !== 'live'
          ? 'return'
          : before.path !== item.path
            ? 'move'
            : 'change';
      const confirming = before?.type === 'provisional' && before.confirmBy !== null;
      return [
        ...fault(change !== expected, 'record-change', { id }),
        ...fault(confirming && (record.type === 'provisional' || before.digest !== item.digest), 'provisional-open', {
          id,
          by: before?.confirmBy ?? '',
        }),
        ...fault(before?.status === 'live' && before.digest === item.digest && !confirming, 'record-same', { id }),
        ...fault((record.type === 'provisional') !== (record.confirm_by !== undefined), 'record-incomplete'),
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

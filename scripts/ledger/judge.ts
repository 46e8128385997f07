import type { Approval } from '../signoff/approval.ts';
import { evaluate } from '../signoff/evaluate.ts';
import type { Change } from '../signoff/opinion.ts';
import type { Reviewed } from '../signoff/reviewed.ts';
import { formNumber, statementDigest } from '../signoff/statement.ts';
import type { InForce } from '../site/in-force.ts';
import { machineByKey } from '../site/people.ts';
import { compareInstants, dayIn, instantIn } from '../site/time.ts';
import type { Digest, Facts, Grade, Item, LedgerRecord, RecordItem, RecordSigner } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { type Beside, besideIn, identityFaults } from './identity.ts';
import { itemFits, numbered, same } from './item-fits.ts';
import { type Given, numbersFor } from './numbers.ts';
import { publisherFits } from './publisher-fits.ts';
import { type Signed, signedBy } from './signed-by.ts';
import { isGoverned, joinWriters, type LedgerState } from './state.ts';

/** The fields that a signer signs; of a moved article its old date and address too, so that nobody can falsify them afterwards. */
export const signedItem = ({ id, path, digest, replaces, original }: RecordItem): Item => ({
  // In the order of canonical JSON, which is then written without sorting.
  digest,
  id,
  ...(original ? { original } : {}),
  path,
  replaces,
});

/** Facts of every article the ledger knows, as routes of other articles need them. */
export const factsById = (state: LedgerState, ids: readonly string[]): Map<string, Facts> =>
  new Map(
    ids.flatMap((id) => {
      const facts = state.articles.get(id)?.facts;
      return facts ? [[id, facts] as const] : [];
    }),
  );

/**
 * What `evaluate` is asked about an item at this place of the ledger. Whoever wrote a live version is still its writer when the same
 * bytes are signed again: no commit has touched them since, and yet nobody may confirm his own text.
 */
export function changeOf(state: LedgerState, item: RecordItem, writers: LedgerRecord['writers']): Change {
  const before = state.articles.get(item.id);
  const wrote = before?.status === 'live' && before.digest === item.digest ? before.writers : [];
  return {
    group: state.group,
    root: state.root,
    item: signedItem(item),
    facts: item.facts ?? { change: 'change' },
    affected: factsById(state, item.facts?.affects ?? []),
    writers: joinWriters(writers ?? [], wrote),
    spent: state.spent.get(item.id) ?? new Set(),
    records: state.records,
  };
}

/** Whether the reviews among the approvals stand in the order in which their forge has them; where statements stand between, the recorder says. */
function inOrder(approvals: readonly (Approval | Reviewed | null)[]): boolean {
  const times = approvals.flatMap((approval) =>
    approval && 'review' in approval ? (approval.review.submittedAt ?? []) : [],
  );
  return times.every((time, index) => index === 0 || compareInstants(times[index - 1] ?? time, time) <= 0);
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
 * `signed` is what its signatures say, where somebody read them before.
 */
export function judgeRecord(
  state: LedgerState,
  inForce: InForce,
  record: LedgerRecord,
  { key, approvals }: Signed = signedBy(record),
): Said[] {
  const found = judgeChain(state, record);
  if (record.group !== state.group) found.push(said('record-group', { group: record.group }));
  if (record.root !== state.root) found.push(said('record-root'));
  const machine = key ? machineByKey(inForce.registry.recorders, key, dayIn(state.zone, record.time)) : undefined;
  if (machine?.id !== record.recorder) found.push(said('record-recorder', { recorder: record.recorder }));
  if (record.type === 'root') found.push(said('record-second-root'));
  if (record.type === 'checkpoint') {
    const { grade, form, route, signers, self_reviews, writers, publisher, evidence, confirm_by } = record;
    const more = [grade, form, route, signers, self_reviews, writers, publisher, evidence, confirm_by].some(
      (field) => field !== undefined,
    );
    if (record.items.length > 0 || more) found.push(said('record-checkpoint-items'));
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
  const grade = record.type === 'import' ? 'imported' : gradeOf(record.signers);
  if (record.grade !== grade) found.push(said('record-grade', { grade: record.grade }));
  if (record.form !== formNumber(record.items.map(signedItem))) found.push(said('record-form'));
  if (!publisherFits(inForce, record)) found.push(said('record-publisher', { person: record.publisher ?? '—' }));
  const given: Given = { counters: new Map(), ordinals: new Map() };
  if (!inOrder(approvals)) found.push(said('record-evidence-order'));
  const digests = record.evidence.map(({ statement }, index) => {
    const read = approvals[index];
    return read && 'key' in read ? read.digest : statementDigest(statement);
  });
  const beside = besideIn(record);
  for (const item of record.items)
    found.push(...judgeItem(state, inForce, record, item, { approvals, digests }, given, beside));
  return found;
}

/** A record's place in the chain: the next number, the digest before, a time not before the one before. */
export function judgeChain(state: LedgerState, record: LedgerRecord): Said[] {
  const found: Said[] = [];
  if (record.seq !== state.head.seq + 1)
    found.push(said('record-gap', { seq: record.seq, expected: state.head.seq + 1 }));
  if (record.previous !== state.head.digest) found.push(said('record-previous', { seq: record.seq }));
  if (compareInstants(record.time, state.head.time) < 0)
    found.push(said('record-clock', { time: record.time, before: state.head.time }));
  return found;
}

/** A record's evidence as it was read, and the digests of its statements in the same order. */
interface Evidence {
  approvals: readonly (Approval | Reviewed | null)[];
  digests: readonly Digest[];
}

function judgeItem(
  state: LedgerState,
  inForce: InForce,
  record: LedgerRecord,
  item: RecordItem,
  { approvals, digests }: Evidence,
  given: Given,
  beside: Beside,
): Said[] {
  const found: Said[] = [...identityFaults(state, record, item, beside), ...itemFits(state, inForce, record, item)];
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
  if (!same(verdict.signers, record.signers) || !same(verdict.self, record.self_reviews ?? []))
    found.push(said('record-signers', { id: item.id }));
  if (!same(verdict.used, digests)) found.push(said('record-evidence-extra', { id: item.id }));
  const hours = verdict.routes.find(({ confirm_hours }) => confirm_hours !== undefined)?.confirm_hours;
  if (
    (hours !== undefined) !== (record.type === 'provisional') ||
    (hours !== undefined && record.confirm_by !== confirmBy(inForce, record.time, hours))
  )
    found.push(said('record-provisional-route', { id: item.id }));
  return found;
}

/** Until when a provisional record of `time` is to be confirmed. */
export const confirmBy = ({ group }: InForce, time: string, hours: number): string =>
  instantIn(group.zone, Date.parse(time) + hours * 3_600_000);

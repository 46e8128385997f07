import { sha256 } from '../article/canonical.ts';
import type { FolderFile } from '../article/folder.ts';
import type { Content, Edit } from '../git/commit.ts';
import type { Approval } from '../signoff/approval.ts';
import { evaluate, type Verdict } from '../signoff/evaluate.ts';
import type { Reviewed } from '../signoff/reviewed.ts';
import { formNumber } from '../signoff/statement.ts';
import { instantIn, later } from '../site/time.ts';
import type { Digest, LedgerRecord, RecordItem } from '../site/types.gen.ts';
import type { Said } from '../words/said.ts';
import { numbered } from './item-fits.ts';
import { changeOf, confirmBy, gradeOf, judgeRecord, signedItem } from './judge.ts';
import { type Given, numbersFor } from './numbers.ts';
import { algorithms, recordPath, recordText, signedText, type Unsigned } from './record.ts';
import { readEvidence } from './signed-by.ts';
import { isGoverned } from './state.ts';
import type { Ledger } from './verify.ts';

/** The recorder's hand: its registered name, its key, its clock. */
export interface Recorder {
  id: string;
  /** Signs text in the namespace of records and gives the armoured signature. */
  sign(text: string): Promise<string>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** What a record puts below the ledger beside itself: files by path, and paths to remove. */
export interface Bytes {
  put: ReadonlyMap<string, Content>;
  remove: readonly string[];
}

/** Items that go into one record: under the same routes and signers. */
export interface Entry {
  type: LedgerRecord['type'];
  items: RecordItem[];
  writers: NonNullable<LedgerRecord['writers']>;
  /** Who merged it, where the policy names publishers. */
  publisher?: string;
}

/** The verdict of every item of an entry on the approvals there are, at the recorder's time. */
export function verdicts(
  ledger: Ledger,
  entry: Entry,
  approvals: readonly (Approval | Reviewed)[],
  at: string,
): Verdict[] {
  return entry.items.map((item) =>
    evaluate(ledger.inForce, changeOf(ledger.state, item, entry.writers), approvals, at),
  );
}

/** The recorder's time for the next record: its clock, never before the record before it (DESIGN §3). */
export const recordTime = ({ state, inForce }: Ledger, recorder: Recorder): string =>
  later(instantIn(inForce.group.zone, recorder.now()), state.head.time);

/**
 * Makes the next record of a ledger out of an entry and the approvals on it, has it signed, and judges it as every verifier will. Refused
 * with reasons when an item is not fully signed, when its items were signed differently, or when the judge finds a fault.
 */
export async function compose(
  ledger: Ledger,
  entry: Entry,
  approvals: readonly (Approval | Reviewed)[],
  recorder: Recorder,
): Promise<
  { record: LedgerRecord; digest: Digest; path: string; text: string } | { refused: Said[]; verdicts: Verdict[] }
> {
  const time = recordTime(ledger, recorder);
  const judged = alone(ledger, entry, verdicts(ledger, entry, approvals, time), time);
  const [first] = judged;
  if (!first?.signed || judged.some((verdict) => !verdict.signed)) {
    return { refused: judged.flatMap((verdict) => (verdict.signed ? [] : verdict.reasons)), verdicts: judged };
  }
  const given: Given = { counters: new Map(), ordinals: new Map() };
  const { state, inForce } = ledger;
  const hours = first.routes.find(({ confirm_hours }) => confirm_hours !== undefined)?.confirm_hours;
  const type = entry.type === 'signoff' && hours !== undefined ? 'provisional' : entry.type;
  const items = entry.items.map((item) =>
    numbered(type) && !isGoverned(item) ? { ...item, ...numbersFor(state, inForce, item, time, given) } : item,
  );
  const unsigned: Unsigned = {
    v: 1,
    type,
    seq: state.head.seq + 1,
    previous: state.head.digest,
    group: state.group,
    root: state.root,
    time,
    recorder: recorder.id,
    algorithms,
    grade: type === 'import' ? 'imported' : gradeOf(first.signers),
    form: formNumber(items.map(signedItem)),
    items,
    route: first.routes,
    signers: first.signers,
    ...(first.self.length > 0 ? { self_reviews: first.self } : {}),
    writers: entry.writers,
    ...(entry.publisher === undefined ? {} : { publisher: entry.publisher }),
    evidence: first.evidence,
    ...(type === 'provisional' && hours !== undefined ? { confirm_by: confirmBy(inForce, time, hours) } : {}),
  };
  return finish(ledger, unsigned, recorder, judged);
}

/**
 * The same verdicts from nothing but the approvals that they used, as every verifier will see them: what a review fills depends on the
 * approvals before it, and those that did not count are not in the record.
 */
function alone(ledger: Ledger, entry: Entry, judged: Verdict[], at: string): Verdict[] {
  const [first] = judged;
  if (!first?.signed || judged.some((verdict) => !verdict.signed)) return judged;
  if (!first.evidence.some((evidence) => 'answer' in evidence)) return judged;
  const used = first.evidence.flatMap((evidence) => readEvidence(evidence) ?? []);
  return verdicts(ledger, entry, used, at).map((verdict, index) =>
    verdict.signed ? { ...verdict, ignored: judged[index]?.ignored ?? [] } : verdict,
  );
}

/** Signs, judges and names a record that is otherwise whole. */
async function finish(ledger: Ledger, unsigned: Unsigned, recorder: Recorder, judged: Verdict[]) {
  const record: LedgerRecord = { ...unsigned, signature: await recorder.sign(signedText(unsigned)) };
  const faults = judgeRecord(ledger.state, ledger.inForce, record);
  if (faults.length > 0) return { refused: faults, verdicts: judged };
  const text = recordText(record);
  const digest = sha256(text);
  return { record, digest, path: recordPath(record, digest, ledger.state.zone), text };
}

/** The daily proof that the ledger still stands at this head (DESIGN §5). */
export async function composeCheckpoint(ledger: Ledger, recorder: Recorder) {
  const { state } = ledger;
  const unsigned: Unsigned = {
    v: 1,
    type: 'checkpoint',
    seq: state.head.seq + 1,
    previous: state.head.digest,
    group: state.group,
    root: state.root,
    time: recordTime(ledger, recorder),
    recorder: recorder.id,
    algorithms,
    items: [],
  };
  return finish(ledger, unsigned, recorder, []);
}

/** What recording an article's item does below live/: the signed folder in, its old place and lost files out (DESIGN §5). */
export function liveBytes(
  { state, folders }: Ledger,
  item: RecordItem,
  type: LedgerRecord['type'],
  files: readonly FolderFile[],
): Bytes {
  const before = state.articles.get(item.id);
  const old = before && before.status !== 'gone' ? (folders.get(before.path) ?? []).map(({ entry }) => entry.path) : [];
  const stays = type !== 'withdrawal' || item.reason === '更正' || item.reason === '失效';
  const put = new Map<string, Content>();
  if (stays) for (const { name, oid, bytes } of files) put.set(`live/${item.path}/${name}`, oid ? { oid } : { bytes });
  return { put, remove: old.filter((path) => !put.has(path)) };
}

/** A signed version of a governed bundle stays for ever under its digest. */
export function governedBytes(item: RecordItem, files: ReadonlyMap<string, Uint8Array>): Bytes {
  return {
    put: new Map([...files].map(([name, bytes]) => [`governed/${item.digest}/${name}`, { bytes }])),
    remove: [],
  };
}

/** The commit of a record: its file and its bytes. */
export const editOf = (record: { path: string; text: string }, bytes: readonly Bytes[]): Edit => ({
  put: new Map<string, Content>([
    ...bytes.flatMap(({ put }) => [...put]),
    [record.path, { bytes: Buffer.from(record.text) }],
  ]),
  remove: bytes.flatMap(({ remove }) => [...remove]),
});

/** Two verdicts that may share a record: the same routes filled by the same people. */
export function sameSigning(a: Verdict, b: Verdict): boolean {
  return (
    a.signed &&
    b.signed &&
    JSON.stringify([a.routes, a.signers, a.self]) === JSON.stringify([b.routes, b.signers, b.self])
  );
}

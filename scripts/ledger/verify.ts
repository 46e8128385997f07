import { type Entry, type Files, held, listedOnce } from '../git/files.ts';
import { formNumber } from '../signoff/statement.ts';
import denied from '../site/denied-keys.json' with { type: 'json' };
import type { InForce } from '../site/in-force.ts';
import { keyOf, machineByKey } from '../site/people.ts';
import { compareInstants, dayIn } from '../site/time.ts';
import type { Digest, LedgerRecord, Registry } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { GovernedVersions } from './governed.ts';
import { judgeChain, judgeRecord, signedItem } from './judge.ts';
import { type Known, knownRecords } from './known-records.ts';
import { readRecord, recordPath, type Stored } from './record.ts';
import { recorderKey } from './signed-by.ts';
import { advance, begin, isGoverned, type LedgerState } from './state.ts';
import { type LiveFolders, verifyLive } from './verify-live.ts';

/** A ledger that was verified: what its records left behind, and what is in force at its head. */
export interface Ledger {
  state: LedgerState;
  inForce: InForce;
  files: Files;
  folders: LiveFolders;
  /** The day of whoever looks at it now; null where only the ledger's own times count. */
  today: string | null;
}

/** A ledger that was read from its first record on. Others give their records by `recordsOf`. */
export interface WholeLedger extends Ledger {
  records: Stored[];
}

/** A broken place of the ledger: the record's number (0 for the ledger as a whole), its file, and what is wrong. */
export interface Broken {
  seq: number;
  file: string;
  what: Said;
}

/**
 * Reads and verifies a whole ledger (DESIGN §5): the chain from the root record, each record as it was judged when it was made, every
 * signature again from the raw evidence, and the live bytes. `root` pins the newest root record; null leaves it unchecked, which the
 * caller says aloud. `progress` hears of every record. Where the ledger holds the record `known`, whose digest pins every byte of the
 * records before it, their chain is followed and their live bytes are hashed, but they are not read by the schema or judged a second time. Throws only when files
 * cannot be read.
 */
export async function verifyLedger(
  files: Files,
  root: Digest | null,
  progress: (done: number, all: number) => void = () => undefined,
  known: Known | null = null,
): Promise<{ ledger: WholeLedger } | { broken: Broken[] }> {
  const tree = listedOnce(files);
  const all = await tree.list('');
  const kept = await held(
    tree,
    all.filter(({ path, mode }) => mode === '100644' && /^(records|governed)\//.test(path)),
  );
  const read = await readRecords(kept, all, root ? known : null);
  if ('broken' in read) return read;
  const { records } = read;
  const versions = new GovernedVersions(kept);
  const pinned = root
    ? records.find(({ digest }) => digest === root)
    : records.findLast(({ record }) => record.type === 'root');
  if (!pinned)
    return { broken: [{ seq: 0, file: '', what: said('ledger-root-unknown', { wanted: (root ?? '').slice(0, 12) }) }] };
  const judged = root && known && records[known.seq - 1]?.digest === known.digest ? known.seq : 0;
  let state: LedgerState | null = null;
  let inForce: InForce | null = null;
  for (const stored of records) {
    const { record, digest } = stored;
    const broken = (whats: Said[]): { broken: Broken[] } => ({
      broken: whats.map((what) => ({ seq: record.seq, file: stored.path, what })),
    });
    if (record.type === 'root') {
      const found: { inForce: InForce } | { refused: Said[] } = await judgeRoot(
        versions,
        state,
        record,
        digest,
        record.seq <= pinned.record.seq,
      );
      if ('refused' in found) return broken(found.refused);
      inForce = found.inForce;
      state = rooted(state, inForce, record, digest);
    } else if (!state || !inForce) return broken([said('ledger-root-first')]);
    else {
      const faults = record.seq <= judged ? judgeChain(state, record) : judgeRecord(state, inForce, record);
      if (faults.length > 0) return broken(faults);
    }
    const after: { inForce: InForce } | { refused: Said[] } = await takeIn(versions, state, inForce, stored);
    if ('refused' in after) return broken(after.refused);
    inForce = after.inForce;
    progress(record.seq, records.length);
  }
  if (!state || !inForce) return { broken: [{ seq: 0, file: '', what: said('ledger-root-first') }] };
  if (root && state.root !== root) {
    return {
      broken: [
        {
          seq: 0,
          file: '',
          what: said('ledger-root-differs', { found: state.root.slice(0, 12), wanted: root.slice(0, 12) }),
        },
      ],
    };
  }
  const live = await verifyLive(tree, state, judged);
  if (live.faults.length > 0) return { broken: live.faults.map((what) => ({ seq: 0, file: 'live/', what })) };
  return { ledger: { records, state, inForce, files, folders: live.folders, today: null } };
}

/** The state under a judged root, which lists everything that is in force from here on; articles and numbers go on. */
export function rooted(
  state: LedgerState | null,
  { group: { zone } }: InForce,
  record: LedgerRecord,
  root: Digest,
): LedgerState {
  return { ...(state ?? begin(record.group, zone, root, record.time)), root, zone, governed: new Map() };
}

/** Takes a judged record into the state, where it lies at its place; gives what is in force after it. */
export async function takeIn(
  versions: GovernedVersions,
  state: LedgerState,
  inForce: InForce,
  { path, record, digest }: Stored,
): Promise<{ inForce: InForce } | { refused: Said[] }> {
  const expected = recordPath(record, digest, state.zone);
  if (path !== expected) return { refused: [said('ledger-path-wrong', { file: path, expected })] };
  advance(state, record, digest, inForce);
  if (record.type === 'root' || !record.items.some(isGoverned)) return { inForce };
  const next = await versions.inForce(state.governed);
  if ('refused' in next) return next;
  const { id: group } = next.inForce.group;
  return group === state.group ? next : { refused: [said('record-group', { group })] };
}

/** Every record in order; a name, number or digest that does not fit, a gap or a fork is named (attacks 41). */
async function readRecords(
  files: Files,
  all: readonly Entry[],
  known: Known | null,
): Promise<{ records: Stored[] } | { broken: Broken[] }> {
  const entries = all.filter(({ path, mode }) => mode === '100644' && path.startsWith('records/'));
  const strange = all.filter(({ path, mode }) => mode !== '100644' || !/^(records|live|governed)\//.test(path));
  const broken: Broken[] = strange.map(({ path }) => ({
    seq: 0,
    file: path,
    what: said('ledger-file-unknown', { file: path }),
  }));
  if (entries.length === 0)
    broken.push({ seq: 0, file: 'records/', what: said('ledger-empty', { place: 'records/' }) });
  const bytes = await files.read(entries);
  const read = entries.map(({ path }, index) => ({ path, bytes: bytes[index] ?? Buffer.alloc(0) }));
  const before: ReadonlyMap<string, Stored> = known ? knownRecords(read, known) : new Map();
  const records: Stored[] = [];
  for (const file of read) {
    const stored = before.get(file.path);
    const found = stored ? { stored } : readRecord(file.path, file.bytes);
    if ('refused' in found) broken.push({ seq: 0, file: file.path, what: found.refused });
    else records.push(found.stored);
  }
  records.sort((a, b) => a.record.seq - b.record.seq);
  for (const [index, { record, path }] of records.entries()) {
    const before = records[index - 1]?.record.seq ?? 0;
    if (record.seq === before)
      broken.push({ seq: record.seq, file: path, what: said('ledger-fork', { seq: record.seq }) });
    else if (record.seq > before + 1)
      broken.push({ seq: before + 1, file: path, what: said('ledger-missing', { seq: before + 1 }) });
  }
  const signed = new Set(records.flatMap(({ record }) => record.items.filter(isGoverned).map(({ digest }) => digest)));
  const unsigned = all.filter(({ path }) => path.startsWith('governed/') && !signed.has(path.split('/')[1] ?? ''));
  for (const { path } of broken.length > 0 ? [] : unsigned)
    broken.push({ seq: 0, file: path, what: said('ledger-file-unknown', { file: path }) });
  return broken.length > 0 ? { broken } : { records };
}

/**
 * A root record: the first of the ledger, or a later one up to the pinned root (`reroot`), which its own digest makes trustworthy. It
 * lists every governed bundle and is signed by a recorder of the registry that it brings; `key` is the one that signed it.
 */
export async function judgeRoot(
  versions: GovernedVersions,
  state: LedgerState | null,
  record: LedgerRecord,
  digest: Digest,
  pinned: boolean,
  key = recorderKey(record),
): Promise<{ inForce: InForce } | { refused: Said[] }> {
  const refused: Said[] = [];
  const first = state === null;
  if (!pinned) refused.push(said('record-second-root'));
  if (record.root !== null || !record.items.every(isGoverned) || record.items.length === 0)
    refused.push(said('record-incomplete'));
  if (first ? record.seq !== 1 || record.previous !== null : record.previous !== state.head.digest) {
    refused.push(said('record-previous', { seq: record.seq }));
  }
  if (state && compareInstants(record.time, state.head.time) < 0)
    refused.push(said('record-clock', { time: record.time, before: state.head.time }));
  if (record.form !== undefined && record.form !== formNumber(record.items.map(signedItem)))
    refused.push(said('record-form'));
  const bundles = new Map(record.items.map((item) => [item.id, { digest: item.digest }]));
  const found = await versions.inForce(bundles);
  if ('refused' in found) return { refused: [...refused, ...found.refused] };
  const { group, registry } = found.inForce;
  if (record.group !== group.id || record.group !== (state?.group ?? group.id))
    refused.push(said('record-group', { group: record.group }));
  const machine = key ? machineByKey(registry.recorders, key, dayIn(group.zone, record.time)) : undefined;
  if (machine?.id !== record.recorder) refused.push(said('record-recorder', { recorder: record.recorder }));
  refused.push(...demonstrationKeys(registry, digest));
  return refused.length > 0 ? { refused } : found;
}

/** Keys of the demonstration, whose private halves anybody may have had, count under the demonstration's own root only. */
export function demonstrationKeys(registry: Registry, root: Digest | null): Said[] {
  if (root !== null && root === denied.root) return [];
  const keys = new Set(denied.keys);
  const owners = [
    ...registry.people.flatMap(({ name, keys: own }) => (own ?? []).map(({ key }) => ({ owner: name, key }))),
    ...[...registry.recorders, ...(registry.publishers ?? [])].map(({ id, key }) => ({ owner: id, key })),
  ];
  return owners.filter(({ key }) => keys.has(keyOf(key))).map(({ owner }) => said('demo-key', { owner }));
}

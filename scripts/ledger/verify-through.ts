import { type Entry, type Files, held } from '../git/files.ts';
import { LaterChecks } from '../signoff/later-checks.ts';
import type { InForce } from '../site/in-force.ts';
import type { Digest } from '../site/types.gen.ts';
import { GovernedVersions } from './governed.ts';
import { judgeRecord } from './judge.ts';
import { parsePool } from './parse-pool.ts';
import { type ReadRecord, type RecordReader, recordReader, recordsHere } from './record-reader.ts';
import { isGoverned, type LedgerState } from './state.ts';
import { judgeRoot, type Ledger, rooted, takeIn } from './verify.ts';
import { verifyLive } from './verify-live.ts';

/** Records that are read together, and how many times so many are read while those before them are judged. */
const batch = 2_000;
const ahead = 2;

/**
 * A whole ledger from its pinned root, by the same judges as `verifyLedger` and with the same yes, in less time and memory: records are read as
 * they are judged and not kept, and other threads check signatures meanwhile. Null wherever anything is not as it should be: then
 * `verifyLedger` says what is wrong. `progress` hears of every record; from `many` records or articles on other threads read them.
 */
export async function verifyThrough(
  files: Files,
  root: Digest,
  progress: (done: number, all: number) => void,
  many = worthThreads,
): Promise<Ledger | null> {
  const all = await files.list('');
  if (all.some(({ path, mode }) => mode !== '100644' || !/^(records|live|governed)\//.test(path))) return null;
  const governed = all.filter(({ path }) => path.startsWith('governed/'));
  const versions = new GovernedVersions(await held(files, governed));
  const entries = bySeq(all.filter(({ path }) => path.startsWith('records/')));
  const later = new LaterChecks();
  const reader = entries.length < many ? recordsHere(later.check) : recordReader(2);
  try {
    const ledger = await judgedThrough(files, all, versions, entries, reader, root, progress, many);
    return (await later.good()) ? ledger : null;
  } finally {
    await reader.close();
  }
}

async function judgedThrough(
  files: Files,
  all: readonly Entry[],
  versions: GovernedVersions,
  entries: readonly Entry[],
  reader: RecordReader,
  root: Digest,
  progress: (done: number, all: number) => void,
  many: number,
): Promise<Ledger | null> {
  const governed = all.filter(({ path }) => path.startsWith('governed/'));
  let state: LedgerState | null = null;
  let inForce: InForce | null = null;
  const own = new Set<Digest>();
  for await (const stored of recordsIn(files, entries, reader)) {
    if (!stored) return null;
    const { record, digest, signed } = stored;
    if (record.seq !== (state?.head.seq ?? 0) + 1) return null;
    if (record.type === 'root') {
      // After the pinned root there is no other.
      const found = await judgeRoot(versions, state, record, digest, state?.root !== root, signed.key);
      if ('refused' in found) return null;
      inForce = found.inForce;
      state = rooted(state, inForce, record, digest);
    } else if (!state || !inForce || judgeRecord(state, inForce, record, signed).length > 0) return null;
    const after: Awaited<ReturnType<typeof takeIn>> = await takeIn(versions, state, inForce, stored);
    if ('refused' in after) return null;
    inForce = after.inForce;
    for (const item of record.items) if (isGoverned(item)) own.add(item.digest);
    progress(record.seq, entries.length);
  }
  if (!state || !inForce || state.root !== root) return null;
  if (governed.some(({ path }) => !own.has(path.split('/')[1] ?? ''))) return null;
  const live = await liveIn(listed(files, all), state, many);
  if (live.faults.length > 0) return null;
  return { state, inForce, files, folders: live.folders, today: null };
}

/** Records and articles from which on other threads are worth their start; two for articles, since whoever reads and compares the bytes waits for them. */
const worthThreads = 3_000;

/** Compares the live bytes with what the records say. */
async function liveIn(files: Files, state: LedgerState, many: number): ReturnType<typeof verifyLive> {
  if (state.live < many) return verifyLive(files, state);
  const pool = parsePool(2);
  try {
    return await verifyLive(files, state, 0, pool.parse);
  } finally {
    await pool.close();
  }
}

/** The files of records by their numbers, as their names tell them; the year and the month before it come in any order. */
const bySeq = (entries: readonly Entry[]): Entry[] => {
  const nameOf = ({ path }: Entry) => path.slice(path.lastIndexOf('/') + 1);
  return [...entries].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
};

/** Reads records one behind the other, the next ones while these are judged; null for one that is none. */
async function* recordsIn(
  files: Files,
  entries: readonly Entry[],
  reader: RecordReader,
): AsyncGenerator<ReadRecord | null> {
  const readFrom = async (from: number) => {
    const wanted = entries.slice(from, from + batch);
    const bytes = await files.read(wanted);
    return reader.read(wanted.map(({ path }, index) => ({ path, bytes: bytes[index] ?? Buffer.alloc(0) })));
  };
  const read = (from: number) => {
    const records = readFrom(from);
    // Whoever stops before these are wanted does not want to hear of them; whoever waits for them does.
    records.catch(() => undefined);
    return records;
  };
  const open: ReturnType<typeof read>[] = [];
  for (let from = 0; from < entries.length || open.length > 0; from += batch) {
    if (from < entries.length) open.push(read(from));
    if (open.length <= ahead && from + batch < entries.length) continue;
    const records = await open.shift();
    if (records) yield* records;
    else yield null;
  }
}

/** The tree whose whole list is known. */
const listed = (files: Files, all: readonly Entry[]): Files => ({
  list: async (under) => all.filter(({ path }) => path.startsWith(`${under}/`)),
  read: files.read,
});

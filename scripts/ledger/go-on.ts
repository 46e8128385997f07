import type { ChangedFile } from '../git/compare.ts';
import type { Entry, Files } from '../git/files.ts';
import type { InForce } from '../site/in-force.ts';
import { GovernedVersions } from './governed.ts';
import { judgeRecord } from './judge.ts';
import type { Kept } from './kept-state.ts';
import { readRecord, type Stored } from './record.ts';
import { isGoverned, type LedgerState } from './state.ts';
import { type Ledger, takeIn } from './verify.ts';
import { articleOf, verifyFolders } from './verify-live.ts';

/**
 * A ledger that was kept, verified on from there: `changes` are the files that differ (paths of the ledger `files`). Only new records are
 * judged, and only folders that changed or that new records speak of are compared: git says by the ids of its objects that the rest is what
 * was verified. Null wherever anything is not as it should be, and for a new root: then the whole ledger is to be verified, which says what is wrong.
 */
export async function goOn(kept: Kept, changes: readonly ChangedFile[], files: Files): Promise<Ledger | null> {
  const { state, folders } = kept;
  const records = await newRecords(changes, files);
  if (!records || !mayStand(changes, records)) return null;
  const judged = state.head.seq;
  const paths = new Set(changes.filter(({ path }) => path.startsWith('live/')).map(({ path }) => articleOf(path)));
  const versions = new GovernedVersions(files);
  let inForce: InForce = kept.inForce;
  for (const stored of records) {
    const { record } = stored;
    const articles = record.items.filter((item) => !isGoverned(item));
    for (const { id, path } of articles) for (const at of [path, state.articles.get(id)?.path ?? path]) paths.add(at);
    if (record.type === 'root' || judgeRecord(state, inForce, record).length > 0) return null;
    const after = await takeIn(versions, state, inForce, stored);
    if ('refused' in after) return null;
    inForce = after.inForce;
  }
  const wanted = [...paths].flatMap((path) => standing(state, path));
  const came = Map.groupBy(changes, ({ path }) => (path.startsWith('live/') ? articleOf(path) : ''));
  const entries = new Map([...paths].map((path) => [path, entriesAt(kept, came.get(path) ?? [], path)]));
  const held = new Set(wanted.map(({ path }) => path));
  if ([...entries].some(([path, listed]) => listed.length > 0 && !held.has(path))) return null;
  const live = await verifyFolders(files, state, wanted, entries, judged);
  if (live.faults.length > 0) return null;
  for (const path of paths) folders.set(path, live.folders.get(path) ?? []);
  return { state, inForce, files, folders, today: null };
}

/** The articles and notices whose files lie at a path. */
const standing = (state: LedgerState, path: string) =>
  [...(state.atPath.get(path) ?? [])]
    .flatMap((id) => state.articles.get(id) ?? [])
    .filter((article) => article.path === path && article.status !== 'gone');

/** What lies below a path now: what lay there, and what changed of it. Sizes of new files are not known. */
function entriesAt({ folders }: Kept, changes: readonly ChangedFile[], path: string): Entry[] {
  const found = new Map((folders.get(path) ?? []).map(({ entry }) => [entry.path, entry]));
  for (const { path: file, mode, oid } of changes) {
    if (mode === null) found.delete(file);
    else found.set(file, { path: file, mode, oid, size: 0 });
  }
  return [...found.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

/** The records that came, in order; null where one went or changed, or is none. */
async function newRecords(changes: readonly ChangedFile[], files: Files): Promise<Stored[] | null> {
  const own = changes.filter(({ path }) => path.startsWith('records/'));
  if (own.some(({ before }) => before)) return null;
  const entries = own.map(({ path, mode, oid }) => ({ path, mode: mode ?? '', oid, size: 0 }));
  const bytes = await files.read(entries);
  const read = entries.map(({ path }, index) => readRecord(path, bytes[index] ?? Buffer.alloc(0)));
  const records = read.flatMap((found) => ('stored' in found ? [found.stored] : []));
  return records.length < read.length ? null : records.sort((a, b) => a.record.seq - b.record.seq);
}

/** Whether only files came that a ledger may hold: versions of governed files stay, and new ones are signed by the new records. */
function mayStand(changes: readonly ChangedFile[], records: readonly Stored[]): boolean {
  const signed = new Set(records.flatMap(({ record }) => record.items.filter(isGoverned).map(({ digest }) => digest)));
  return changes.every(({ path, mode, before }) => {
    if (mode !== null && mode !== '100644') return false;
    if (path.startsWith('governed/')) return !before && signed.has(path.split('/')[1] ?? '');
    return /^(records|live)\//.test(path);
  });
}

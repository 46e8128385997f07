import { canonicalJson, sha256 } from '../article/canonical.ts';
import { type DigestFile, digestOf } from '../article/digest.ts';
import { type Folder, placeOf } from '../article/folder.ts';
import { parseFolder } from '../article/parse.ts';
import type { Entry, Files } from '../git/files.ts';
import { factsOf } from '../signoff/facts.ts';
import { compareInstants } from '../site/time.ts';
import type { Facts } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import type { ArticleState, LedgerState } from './state.ts';

/** Folders are read in batches of so many, and of so many bytes unless one alone has more, so that a large archive never stands in memory at once. */
const most = { folders: 2_000, bytes: 2 ** 25 };

/** The files below live/ by the path of their article, each with the SHA-256 of its bytes. */
export type LiveFolders = Pick<ReadonlyMap<string, readonly LiveEntry[]>, 'get'>;

export interface LiveEntry extends DigestFile {
  entry: Entry;
}

/** The path of the article that a file below live/ belongs to: its first four parts. */
export const articleOf = (path: string) => path.split('/').slice(1, 5).join('/');

/**
 * Compares the bytes below live/ with what the records say is online (attacks 42, 68): each live article's folder and each notice's
 * withdrawn.md hashes to the recorded digest, nothing else lies there, and what was recorded (the facts of its route, its writers, the
 * reason of a withdrawal) is what its text says. For records up to `judged`
 * that was compared before, with the same bytes: only their digest is computed.
 */
export async function verifyLive(
  files: Files,
  state: LedgerState,
  judged = 0,
): Promise<{ faults: Said[]; folders: ReadonlyMap<string, readonly LiveEntry[]> }> {
  const faults: Said[] = [];
  const entries = new Map<string, Entry[]>();
  for (const entry of await files.list('live')) {
    const path = articleOf(entry.path);
    const folder = entries.get(path);
    if (folder) folder.push(entry);
    else entries.set(path, [entry]);
  }
  const wanted = [...state.articles.values()].filter(({ status }) => status !== 'gone');
  const paths = new Set(wanted.map(({ path }) => path));
  for (const path of entries.keys()) if (!paths.has(path)) faults.push(said('ledger-live-extra', { path }));
  const verified = await verifyFolders(files, state, wanted, entries, judged);
  return { faults: [...faults, ...verified.faults], folders: verified.folders };
}

/** The same for some articles and notices, whose files are `entries` by path. */
export async function verifyFolders(
  files: Files,
  state: LedgerState,
  wanted: readonly ArticleState[],
  entries: ReadonlyMap<string, readonly Entry[]>,
  judged: number,
): Promise<{ faults: Said[]; folders: Map<string, readonly LiveEntry[]> }> {
  const faults: Said[] = [];
  const folders = new Map<string, readonly LiveEntry[]>();
  for (const part of batches(wanted, entries)) {
    const listed = part.flatMap(({ path }) => entries.get(path) ?? []);
    const bytes = await files.read(listed);
    const content = new Map(listed.map((entry, index) => [entry, bytes[index] ?? Buffer.alloc(0)]));
    for (const article of part) {
      const folder = folderOf(article.path, entries.get(article.path) ?? [], content);
      folders.set(
        article.path,
        folder.files.map(({ name, size, sha256, entry }) => ({ name, size, sha256, entry })),
      );
      faults.push(...verifyFolder(state, article, folder, judged));
    }
  }
  return { faults, folders };
}

function batches(wanted: readonly ArticleState[], entries: ReadonlyMap<string, readonly Entry[]>): ArticleState[][] {
  const parts: ArticleState[][] = [];
  let bytes = 0;
  for (const article of wanted) {
    const own = (entries.get(article.path) ?? []).reduce((sum, { size }) => sum + size, 0);
    const part = parts.at(-1);
    bytes += own;
    if (part && part.length < most.folders && bytes <= most.bytes) part.push(article);
    else {
      parts.push([article]);
      bytes = own;
    }
  }
  return parts;
}

function folderOf(path: string, entries: readonly Entry[], content: ReadonlyMap<Entry, Buffer>) {
  const files = entries.map((entry) => {
    const bytes = content.get(entry) ?? Buffer.alloc(0);
    const name = entry.path.slice(`live/${path}/`.length);
    return { name, mode: entry.mode, oid: entry.oid, size: bytes.length, sha256: sha256(bytes), bytes, entry };
  });
  return { path, files };
}

function verifyFolder(state: LedgerState, article: ArticleState, folder: Folder, judged: number): Said[] {
  const { path } = article;
  if (folder.files.length === 0) return [said('ledger-live-missing', { path })];
  if (digestOf(article.id, path, folder.files) !== article.digest) return [said('ledger-live-digest', { path })];
  if (article.seq <= judged) return [];
  const parsed = parseFolder(folder);
  if (article.status === 'notice') {
    const own = !('findings' in parsed) && parsed.type === 'withdrawal' && parsed.front.id === article.id;
    return own && parsed.front.reason === article.reason ? [] : [said('ledger-live-facts', { path, field: 'reason' })];
  }
  if ('findings' in parsed || parsed.type !== 'article')
    return [said('ledger-live-facts', { path, field: 'index.md' })];
  if (parsed.front.id !== article.id || !placeOf(path)) return [said('ledger-live-facts', { path, field: 'id' })];
  const read = factsOf(
    article.inForce,
    path,
    parsed,
    null,
    (id) => state.articles.get(id)?.facts,
    article.facts.unchecked ?? false,
  );
  if ('refused' in read) return [read.refused];
  const field = differing(read.facts, article.facts) ?? unasked(state, article, read.facts);
  const { drafter, officer } = parsed.front;
  const left = [drafter, officer].find((person) => !article.writers.some((writer) => writer.person === person));
  return [
    ...(field ? [said('ledger-live-facts', { path, field })] : []),
    ...(left ? [said('ledger-live-writers', { path, person: left })] : []),
  ];
}

/** 'affects' where the text names an article of another unit, unchanged since, whose route was not asked for (attacks 65). */
function unasked(state: LedgerState, article: ArticleState, { affects = [] }: Facts): string | undefined {
  const then = (id: string) => {
    const other = state.articles.get(id);
    return other !== undefined && compareInstants(other.time, article.updated) < 0;
  };
  return affects.some((id) => then(id) && !article.facts.affects?.includes(id)) ? 'affects' : undefined;
}

/** What a change adds to the facts of its text; `affects` follows the units that other articles had then. */
const ofTheChange = new Set(['change', 'from_column', 'affects', 'governed', 'correction']);

function differing(read: Facts, recorded: Facts): string | undefined {
  const names = new Set([...Object.keys(read), ...Object.keys(recorded)]);
  return [...names].find(
    (name) =>
      !ofTheChange.has(name) &&
      canonicalJson({ value: Reflect.get(read, name) ?? null }) !==
        canonicalJson({ value: Reflect.get(recorded, name) ?? null }),
  );
}

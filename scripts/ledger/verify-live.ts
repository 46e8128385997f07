import { sha256 } from '../article/canonical.ts';
import { type DigestFile, digestOf } from '../article/digest.ts';
import { type Folder, placeOf } from '../article/folder.ts';
import type { Entry, Files } from '../git/files.ts';
import { factsOf } from '../signoff/facts.ts';
import { compareInstants } from '../site/time.ts';
import type { Facts } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { same } from './item-fits.ts';
import { type FolderText, type Parse, parseHere } from './parse-pool.ts';
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
  parse: Parse = parseHere,
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
  const verified = await verifyFolders(files, state, wanted, entries, judged, parse);
  return { faults: [...faults, ...verified.faults], folders: verified.folders };
}

/** Batches that are read and compared at once, where other threads read. */
const atOnce = 3;

/** The same for some articles and notices, whose files are `entries` by path. `parse` reads what folders say. */
export async function verifyFolders(
  files: Files,
  state: LedgerState,
  wanted: readonly ArticleState[],
  entries: ReadonlyMap<string, readonly Entry[]>,
  judged: number,
  parse: Parse = parseHere,
): Promise<{ faults: Said[]; folders: Map<string, readonly LiveEntry[]> }> {
  const faults: Said[] = [];
  const open: Promise<Said[]>[] = [];
  const folders = new Map<string, readonly LiveEntry[]>();
  for (const part of batches(wanted, entries)) {
    const listed = part.flatMap(({ path }) => entries.get(path) ?? []);
    const bytes = await files.read(listed);
    const content = new Map(listed.map((entry, index) => [entry, bytes[index] ?? Buffer.alloc(0)]));
    const found = part.map((article) => folderOf(article.path, entries.get(article.path) ?? [], content));
    for (const { path, files: own } of found)
      folders.set(
        path,
        own.map(({ name, size, sha256, entry }) => ({ name, size, sha256, entry })),
      );
    open.push(comparedWith(state, part, found, judged, parse));
    // Whoever waits for an earlier batch hears of a later one that failed when it is that one's turn.
    open.at(-1)?.catch(() => undefined);
    if (open.length >= atOnce) faults.push(...((await open.shift()) ?? []));
  }
  for (const rest of open) faults.push(...(await rest));
  return { faults, folders };
}

/** What is wrong with these folders of articles and notices. Only texts that were not compared before are read. */
async function comparedWith(
  state: LedgerState,
  articles: readonly ArticleState[],
  folders: readonly Folder[],
  judged: number,
  parse: Parse,
): Promise<Said[]> {
  const faults = new Map(articles.map((article, index) => [article, bytesFault(article, folders[index])]));
  const unread = articles.flatMap((article, index) => {
    const folder = folders[index];
    return folder && faults.get(article)?.length === 0 && article.seq > judged ? [{ article, folder }] : [];
  });
  const said = await parse(unread.map(({ folder }) => folder));
  for (const [index, { article }] of unread.entries()) {
    const one = said[index];
    if (!one) throw new Error(`live/${article.path} was not read`);
    faults.set(article, textFaults(state, article, one));
  }
  return [...faults.values()].flat();
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

function bytesFault({ id, path, digest }: ArticleState, folder: Folder | undefined): Said[] {
  if (!folder || folder.files.length === 0) return [said('ledger-live-missing', { path })];
  return digestOf(id, path, folder.files) === digest ? [] : [said('ledger-live-digest', { path })];
}

function textFaults(state: LedgerState, article: ArticleState, parsed: FolderText): Said[] {
  const { path } = article;
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
    (name) => !ofTheChange.has(name) && !same(Reflect.get(read, name), Reflect.get(recorded, name)),
  );
}

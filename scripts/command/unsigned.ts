import { placeOf, readFolder } from '../article/folder.ts';
import { folderDigest, parseFolder } from '../article/parse.ts';
import { changedFiles, emptyTree, treeAt } from '../git/compare.ts';
import { type Entry, type Files, held, listBelow } from '../git/files.ts';
import type { Git } from '../git/git.ts';
import { bundleDigest } from '../ledger/governed.ts';
import type { Ledger } from '../ledger/verify.ts';
import { bundleOf } from '../site/bundles.ts';
import { bundleContent } from './bundles.ts';
import { targetEntries } from './targets.ts';

/** What a content tree holds that the ledger does not: paths that are new or changed, and live articles whose folder is gone. */
export interface Unsigned {
  changed: string[];
  deleted: string[];
}

/** Folders are read together up to so many files, each no larger than this many bytes: a process for each would take longer than the reading. */
const together = 500;
const small = 2 ** 20;

/**
 * Compares a content tree with the newest records, by digest; a folder that cannot be read counts as changed. Folders that hold the very
 * blobs that are live are not read at all.
 */
export async function unsignedChanges(ledger: Ledger, files: Files): Promise<Unsigned> {
  const targets = await targetEntries(files);
  const deleted = [...ledger.state.articles.values()]
    .filter(({ status, path }) => status === 'live' && !targets.has(path))
    .map(({ path }) => path);
  return { changed: await changedAmong(ledger, files, targets), deleted };
}

/** So many folders are listed one by one; where more differ the whole tree is listed. */
const few = 64;

/**
 * The same where ledger and content are trees of one git repository, by their object ids: folders that hold what is live have the same ids in
 * both, so that only the others are looked at, whatever there is beside them.
 */
export async function unsignedIn(
  ledger: Ledger,
  git: Git,
  trees: { live: string; content: string },
  files: Files,
): Promise<Unsigned> {
  const { state } = ledger;
  const paths = new Set(
    (await differing(git, trees)).flatMap((path) => {
      const folder = path.split('/').slice(0, 4).join('/');
      return bundleOf(path) ?? (placeOf(folder) ? folder : []);
    }),
  );
  if (paths.size > few) return unsignedChanges(ledger, files);
  const entries = paths.size > 0 ? await listBelow(git, trees.content, [...paths]) : [];
  const own: Files = { list: async (under) => entries.filter(({ path }) => isBelow(path, under)), read: files.read };
  const targets = await targetEntries(own);
  const gone = [...paths].filter((path) => !targets.has(path));
  const isLive = (path: string) =>
    [...(state.atPath.get(path) ?? [])].some((id) => {
      const article = state.articles.get(id);
      return article?.path === path && article.status === 'live';
    });
  return { changed: await changedAmong(ledger, own, targets), deleted: gone.filter(isLive) };
}

const isBelow = (path: string, under: string) => under === '' || path === under || path.startsWith(`${under}/`);

/** The tree that stands there; null for a file. */
const treeOf = (entry: { mode: string; oid: string } | null) => (entry?.mode === '040000' ? entry.oid : null);

/** Paths below the content tree that are not as they are live; its ledger is none of it. */
async function differing(git: Git, { live, content }: { live: string; content: string }): Promise<string[]> {
  const [before, after] = await Promise.all([treeAt(git, live), treeAt(git, content)]);
  const names = new Set([...before.keys(), ...after.keys()].filter((name) => name !== 'ledger'));
  const paths: string[] = [];
  for (const name of names) {
    const there = [before.get(name) ?? null, after.get(name) ?? null] as const;
    const [old, now] = there;
    if (old?.oid === now?.oid && old?.mode === now?.mode) continue;
    const nothing = emptyTree(old?.oid ?? now?.oid ?? '');
    const [from, to] = [treeOf(old) ?? nothing, treeOf(now) ?? nothing];
    if (from !== to) for (const { path } of await changedFiles(git, from, to)) paths.push(`${name}/${path}`);
    for (const entry of there) if (entry && treeOf(entry) === null) paths.push(name);
  }
  return paths;
}

async function changedAmong(
  { state, folders }: Ledger,
  files: Files,
  targets: ReadonlyMap<string, Entry[]>,
): Promise<string[]> {
  const isChanged = async (tree: Files, path: string): Promise<boolean> => {
    if (!placeOf(path)) return state.governed.get(path)?.digest !== bundleDigest(path, await bundleContent(tree, path));
    const read = await readFolder(tree, path);
    const parsed = 'folder' in read ? parseFolder(read.folder) : null;
    if (!('folder' in read) || !parsed || 'findings' in parsed) return true;
    const { id } = parsed.front;
    const article = state.articles.get(id);
    return article?.path !== path || article.digest !== folderDigest(id, read.folder);
  };
  const changed: string[] = [];
  const unclear = [...targets].filter(([path, entries]) => !sameBlobs(path, entries, folders.get(path)));
  for (const part of parts(unclear)) {
    const plain = part.filter(([, entries]) => entries.every(isPlain));
    const tree = await held(
      files,
      plain.flatMap(([, entries]) => entries),
    );
    for (const target of part)
      if (await isChanged(plain.includes(target) ? tree : files, target[0])) changed.push(target[0]);
  }
  return changed;
}

const isPlain = ({ mode, size }: Entry): boolean => mode === '100644' && size <= small;

/** Whether a folder of a git tree holds what the ledger has verified as live there, file by file. */
function sameBlobs(path: string, entries: readonly Entry[], live: readonly { entry: Entry }[] | undefined): boolean {
  if (!live || live.length !== entries.length) return false;
  const there = new Map(live.map(({ entry }) => [entry.path.slice(`live/${path}/`.length), entry.oid]));
  return entries.every(
    ({ path: full, mode, oid }) => oid !== null && mode === '100644' && there.get(full.slice(path.length + 1)) === oid,
  );
}

/** The targets in groups of so many files that they are read together. */
function parts(targets: readonly [string, Entry[]][]): [string, Entry[]][][] {
  const groups: [string, Entry[]][][] = [];
  let count = together;
  for (const target of targets) {
    if (count + target[1].length > together) {
      groups.push([]);
      count = 0;
    }
    groups.at(-1)?.push(target);
    count += target[1].length;
  }
  return groups;
}

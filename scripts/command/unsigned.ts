import { placeOf, readFolder } from '../article/folder.ts';
import { folderDigest, parseFolder } from '../article/parse.ts';
import { type Entry, type Files, held } from '../git/files.ts';
import { bundleDigest } from '../ledger/governed.ts';
import type { Ledger } from '../ledger/verify.ts';
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
export async function unsignedChanges({ state, folders }: Ledger, files: Files): Promise<Unsigned> {
  const targets = await targetEntries(files);
  const known = new Map([...state.articles.values()].map((article) => [article.id, article]));
  const isChanged = async (tree: Files, path: string): Promise<boolean> => {
    if (!placeOf(path)) return state.governed.get(path)?.digest !== bundleDigest(path, await bundleContent(tree, path));
    const read = await readFolder(tree, path);
    const parsed = 'folder' in read ? parseFolder(read.folder) : null;
    if (!('folder' in read) || !parsed || 'findings' in parsed) return true;
    const { id } = parsed.front;
    const article = known.get(id);
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
  const deleted = [...known.values()]
    .filter(({ status, path }) => status === 'live' && !targets.has(path))
    .map(({ path }) => path);
  return { changed, deleted };
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

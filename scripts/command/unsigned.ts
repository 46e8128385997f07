import { placeOf, readFolder } from '../article/folder.ts';
import { folderDigest, parseFolder } from '../article/parse.ts';
import type { Files } from '../git/files.ts';
import { bundleDigest } from '../ledger/governed.ts';
import type { Ledger } from '../ledger/verify.ts';
import { bundleContent } from './bundles.ts';
import { targetPaths } from './targets.ts';

/** What a content tree holds that the ledger does not: paths that are new or changed, and live articles whose folder is gone. */
export interface Unsigned {
  changed: string[];
  deleted: string[];
}

/** Compares a content tree with the newest records, by digest; a folder that cannot be read counts as changed. */
export async function unsignedChanges({ state }: Ledger, files: Files): Promise<Unsigned> {
  const paths = await targetPaths(files);
  const known = new Map([...state.articles.values()].map((article) => [article.id, article]));
  const changed: string[] = [];
  for (const path of paths) {
    if (placeOf(path)) {
      const read = await readFolder(files, path);
      const parsed = 'folder' in read ? parseFolder(read.folder) : null;
      if (!('folder' in read) || !parsed || 'findings' in parsed) {
        changed.push(path);
        continue;
      }
      const { id } = parsed.front;
      const article = known.get(id);
      if (article?.path !== path || article.digest !== folderDigest(id, read.folder)) changed.push(path);
    } else if (state.governed.get(path)?.digest !== bundleDigest(path, await bundleContent(files, path)))
      changed.push(path);
  }
  const present = new Set(paths);
  const deleted = [...known.values()]
    .filter(({ status, path }) => status === 'live' && !present.has(path))
    .map(({ path }) => path);
  return { changed, deleted };
}

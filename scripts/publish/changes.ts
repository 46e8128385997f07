import type { Digest } from '../site/types.gen.ts';
import type { Stored } from './storage.ts';

/** A file of the release that is to be shown. */
export interface NewFile {
  path: string;
  size: number;
  sha256: Digest;
  /** MD5 of its bytes in hex: by it the storage names what it holds. */
  md5: string;
}

/** What turns one release into another, in this order. */
export interface Changes {
  /** Lies there and belongs to no release that is known. Goes first. */
  strangers: string[];
  /** Goes first: what was taken down. */
  first: string[];
  /** Put one after the other: nobody links to a file before it lies there. */
  put: NewFile[][];
  /** Goes when nobody links to it any more. */
  last: string[];
}

/** What is named after an article's id (its page, files, record for machines): `…/ab/abcdef.html`, `…/ab/abcdef/name`. */
const ofArticle = (path: string) => /\/(..)\/\1[^/.]*[./]/.test(path);
const isPage = (path: string) => /\/(..)\/\1[^/.]*\.[^/]+$/.test(path);
const isAsset = (path: string) => /^[^/]+\/assets\//.test(path);
const isPart = (path: string) =>
  isAsset(path) || ofArticle(path) || /^[^/]+\/pagefind\/[^/]+\//.test(path) || !path.includes('/');
const isHome = (path: string) => /^[^/]+\/index\.html$/.test(path);

/** Parts of pages; pages, first those that nobody knows; then lists, feeds and the search's entries likewise; homes. */
function turn(path: string, isNew: boolean): number {
  if (isPage(path)) return isNew ? 1 : 2;
  if (isPart(path)) return 0;
  if (isHome(path)) return 5;
  return isNew ? 3 : 4;
}

/** The folders of sites in these paths; what lies beside them is not the public's, and not this program's. */
export const sitesIn = (paths: Iterable<string>): Set<string> =>
  new Set([...paths].flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/') + 1)] : [])));

/**
 * What is to be done where `there` lies (by path) so that `files` and nothing else lies in the sites' folders. `known` are the paths of the
 * release that is shown and of one that was begun. The same bytes are those whose tag and size are the same. When anything of an article goes,
 * everything that goes does so first, but for styles and scripts: old lists, feeds and indexes may name it (attacks 67).
 */
export function changes(
  there: ReadonlyMap<string, Stored>,
  files: readonly NewFile[],
  known: ReadonlySet<string>,
): Changes {
  const wanted = new Map(files.map((file) => [file.path, file]));
  const sites = sitesIn([...wanted.keys(), ...known]);
  const gone = [...there.keys()].filter((path) => !wanted.has(path));
  const strangers = gone.filter((path) => !known.has(path) && sites.has(path.slice(0, path.indexOf('/') + 1)));
  const left = gone.filter((path) => known.has(path));
  const takenDown = left.some(ofArticle);
  const goesFirst = (path: string) => takenDown && !isAsset(path);
  const put: NewFile[][] = [[], [], [], [], [], []];
  for (const file of files) {
    const old = there.get(file.path);
    if (old?.tag !== file.md5 || old.size !== file.size) put[turn(file.path, old === undefined)]?.push(file);
  }
  return {
    strangers,
    first: left.filter(goesFirst),
    put: put.filter((part) => part.length > 0),
    last: left.filter((path) => !goesFirst(path)),
  };
}

import { canonicalJson } from '../article/canonical.ts';
import type { ReleasedFile } from '../site/types.gen.ts';
import { byBytes, type CountedFile } from './files.ts';
import { parseReleased } from './manifest.ts';
import { originalOf } from './pictures.ts';

/**
 * The folder of a release that is taken along, listed and told as a whole while nothing in it changes: the files of the articles whose ids begin
 * alike, a column, an index of the search, a part of the interface for programs. null for files that stand by themselves, most of which change
 * with every publication. No unit lies in another.
 */
export function unitOf(path: string): string | null {
  const parts = path.split('/');
  const depth = parts[1] === 'pagefind' ? 3 : parts[1] === 'api' ? 5 : 2;
  return parts.length > depth ? parts.slice(0, depth).join('/') : null;
}

/** The list of a unit's files, paths from the unit, as RFC 8785 JSON: its SHA-256 stands for every byte below the unit. */
export function listText(unit: string, files: readonly CountedFile[]): string {
  const own = files
    .map((file) => ({ ...file, path: file.path.slice(unit.length + 1) }))
    .sort((a, b) => byBytes(a.path, b.path));
  const paths = new Set(own.map(({ path }) => path));
  const listed = own.map((file): ReleasedFile => {
    const from = originalOf(file.path);
    return from !== null && paths.has(from) ? { ...file, from } : file;
  });
  return canonicalJson({ v: 1, files: listed });
}

/** Reads such a list; null for what is none. Paths count from the release again. */
export function parseList(unit: string, text: string): ReleasedFile[] | null {
  const list = parseReleased('release-list', text);
  if (!list) return null;
  const full = (path: string) => `${unit}/${path}`;
  return list.files.map(({ from, ...file }) => ({
    ...file,
    path: full(file.path),
    ...(from === undefined ? {} : { from: full(from) }),
  }));
}

/** Folder of a target in which the units of its releases lie, by what they hold. */
export const storeFolder = 'store';

/** Name of a unit's list there, beside its folder. */
export const listName = (place: string): string => `${place}.json`;

/** Where a unit of a release that lies two folders below its target leads: relative, so that the target can be moved as a whole. */
export const linkTo = (unit: string, place: string): string =>
  `${'../'.repeat(unit.split('/').length + 1)}${storeFolder}/${place}`;

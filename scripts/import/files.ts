import { lstatSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { foldedName, freeName } from '../article/file-name.ts';
import { hasGps } from '../check/exif.ts';
import { isFilm, withoutPlace } from '../check/film-place.ts';
import { isPicture, readyName, readyPicture } from '../manuscript/picture.ts';
import type { Import } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';

/** A file of the old site. */
export interface OldFile {
  name: string;
  bytes: Uint8Array;
}

/** Finds the file that an address of the old site meant; null where the folder holds none. */
export type OldFiles = (address: string) => OldFile | null;

/**
 * The files below `folder`, which stands for the path `base` of any of `hosts`. An address that leads out of the folder, to another host or
 * to nothing is no file of it. Throws where a file cannot be read.
 */
export function oldFiles(
  folder: string,
  { base = '/' }: NonNullable<Import['files']>,
  hosts: readonly string[],
): OldFiles {
  return (address) => {
    if (!URL.canParse(address)) return null;
    const { hostname, pathname } = new URL(address);
    if (!hosts.includes(hostname) || !pathname.startsWith(base)) return null;
    const path = join(folder, decoded(pathname.slice(base.length)));
    const inside = relative(folder, path);
    if (inside === '' || inside.startsWith('..') || path.includes('\0')) return null;
    if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return null;
    return { name: basename(path), bytes: readFileSync(path) };
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The files that one article takes along, each under a name that its folder allows and that stands there once. */
export class Taken {
  readonly files = new Map<string, OldFile>();
  readonly #find: OldFiles;
  readonly #base: string;
  /** `base` is the article's old address, from which relative ones are counted. */
  constructor(find: OldFiles, base: string) {
    this.#find = find;
    this.#base = base;
  }

  /** The name under which the file at `address` lies in the folder; null where there is none. */
  name(address: string): string | null {
    if (address === '' || !URL.canParse(address, this.#base)) return null;
    const { href } = new URL(address, this.#base);
    const known = this.files.get(href);
    if (known) return known.name;
    const found = this.#find(href);
    if (!found) return null;
    const taken = new Set([...this.files.values()].map((file) => foldedName(file.name)));
    // One that says where it was taken will be made anew, and its name tells what it is then.
    const made = isPicture(found.name) && hasGps(found.bytes) ? readyName(found.name) : found.name;
    const name = freeName(made, taken);
    this.files.set(href, { name, bytes: found.bytes });
    return name;
  }
}

/**
 * A picture or recording without the place where it was taken, and what else `qianfa add` changes in one, in words; null where it tells no place. One
 * that cannot be read stays as it is: the checks hold it back.
 */
export async function withoutItsPlace({ name, bytes }: OldFile): Promise<{ file: OldFile; changes: Said[] } | null> {
  if (isFilm(name)) {
    const bare = withoutPlace(bytes);
    return bare && { file: { name, bytes: bare }, changes: [said('picture-place')] };
  }
  if (!isPicture(name) || !hasGps(bytes)) return null;
  const ready = await readyPicture(name, bytes);
  if ('refused' in ready) return null;
  // How many bytes it has now is of no use in a list of hundreds.
  return { file: { name, bytes: ready.bytes }, changes: ready.changes.filter(({ key }) => key !== 'picture-size') };
}

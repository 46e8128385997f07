import { readdirSync, readlinkSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import { filesBelow } from '../build/files.ts';
import { listName, parseList, storeFolder } from '../build/unit.ts';
import type { Manifest } from '../site/types.gen.ts';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';
import { straysIn } from './mend.ts';

type File = Manifest['files'][number];

/** The list of a folder of a release as it lies in the store; null where it is not the one that the manifest names. */
async function listOf(
  release: string,
  target: string,
  { path, sha256: digest }: { path: string; sha256: string },
): Promise<File[] | null> {
  const place = await readlink(join(release, path)).catch(() => '');
  const text = await readFile(join(target, storeFolder, listName(basename(place))), 'utf8').catch(() => '');
  return sha256(text) === digest ? parseList(path, text) : null;
}

/** Every file of a release that lies in the folder `release` of `target`. Throws where a list is not the one that was published. */
export async function filesOf(target: string, release: string, manifest: Manifest): Promise<File[]> {
  const files = [...manifest.files];
  for (const folder of manifest.folders ?? []) {
    const list = await listOf(release, target, folder);
    if (!list) throw new CouldNot(said('publish-list-changed', { folder: folder.path }));
    files.push(...list);
  }
  return files;
}

/** Paths at which a release does not hold what its manifest says, every file read: changed, missing, and those that nobody published. */
export async function differing(target: string, release: string, manifest: Manifest): Promise<string[]> {
  const wrong = await straysIn(release, manifest);
  const compare = async ({ path, sha256: digest }: File) => {
    const bytes = await readFile(join(release, path)).catch(() => null);
    if (!bytes || sha256(bytes) !== digest) wrong.push(path);
  };
  for (const file of manifest.files) await compare(file);
  for (const folder of manifest.folders ?? []) {
    const list = await listOf(release, target, folder);
    if (!list) {
      wrong.push(folder.path);
      continue;
    }
    for (const file of list) await compare(file);
    const known = new Set(list.map(({ path }) => path));
    // Read by its name in the store: a link is no folder to whoever walks.
    const place = await readlink(join(release, folder.path)).catch(() => '');
    const there = await filesBelow(join(target, storeFolder, basename(place))).catch(() => []);
    wrong.push(...there.map((path) => `${folder.path}/${path}`).filter((path) => !known.has(path)));
  }
  return wrong;
}

/** Names in the store to which links in `folder` lead. One after the other: of thousands of links asking for each takes far longer than reading it. */
function linkedIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) return [basename(readlinkSync(path))];
    return entry.isDirectory() ? linkedIn(path) : [];
  });
}

/** What lies in the store of `target` and belongs to none of its `releases`: nothing that was withdrawn may stay there (attacks 67). */
export async function needless(target: string, releases: readonly string[]): Promise<string[]> {
  const store = join(target, storeFolder);
  const there = await readdir(store).catch(() => []);
  const linked = new Set(releases.flatMap(linkedIn));
  return there.filter((name) => !linked.has(name.replace(/\.json$/, ''))).map((name) => join(store, name));
}

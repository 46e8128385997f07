import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import { manifestName } from '../build/manifest.ts';
import type { Manifest } from '../site/types.gen.ts';
import { type Release, signatureName } from './target.ts';

const digestOf = async (file: string) => {
  const bytes = await readFile(file).catch(() => null);
  return bytes && sha256(bytes);
};

/** What lies in the folder of a release beside its unit folders and is none of its files: the public would take it for the government's. */
export async function straysIn(release: string, { files, folders = [] }: Manifest): Promise<string[]> {
  const own = new Set([...files, ...folders].map(({ path }) => path)).add(manifestName).add(signatureName);
  const look = async (below: string): Promise<string[]> => {
    const entries = await readdir(join(release, below), { withFileTypes: true });
    const found = entries.map(async (entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (own.has(path)) return [];
      return entry.isDirectory() ? look(path) : [path];
    });
    return (await Promise.all(found)).flat();
  };
  return look('');
}

/**
 * Puts right the release that is shown at `there`, by the same one made again: links of its unit folders and files that lie in none, each in one
 * step, so that at any moment every file is there. What it does not name is taken away.
 */
export async function mendRelease(
  there: string,
  { output, manifest }: Pick<Release, 'output' | 'manifest'>,
): Promise<void> {
  for (const { path } of manifest.folders ?? []) await put(path, output, there);
  for (const path of [...manifest.files.map((file) => file.path), manifestName, signatureName]) {
    if ((await digestOf(join(there, path))) !== (await digestOf(join(output, path)))) await put(path, output, there);
  }
  for (const path of await straysIn(there, manifest)) await rm(join(there, path));
}

async function put(path: string, output: string, there: string): Promise<void> {
  await mkdir(dirname(join(there, path)), { recursive: true });
  try {
    await rename(join(output, path), join(there, path));
  } catch {
    // A folder that somebody put in the place of a link, or of a file, has to go first.
    await rm(join(there, path), { recursive: true, force: true });
    await rename(join(output, path), join(there, path));
  }
}

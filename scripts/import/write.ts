import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Folder } from '../article/folder.ts';

/** Begins the name of a folder of what is not whole yet. */
const half = '.qianfa-import-';

/**
 * Puts article folders below content/ of the repository at `top`, each whole or not at all: they are made beside content/ and moved
 * into place. What a run that was cut short left half made is taken away first. Throws where a folder is there already.
 */
export async function writeFolders(
  top: string,
  folders: readonly Folder[],
  progress: (done: number, all: number) => void,
): Promise<void> {
  for (const name of await readdir(top))
    if (name.startsWith(half)) await rm(join(top, name), { recursive: true, force: true });
  const partial = await mkdtemp(join(top, half));
  try {
    for (const [index, { path, files }] of folders.entries()) {
      const made = join(partial, String(index));
      await mkdir(made);
      for (const { name, bytes } of files) await writeFile(join(made, name), bytes);
      const target = join(top, 'content', path);
      await mkdir(dirname(target), { recursive: true });
      await rename(made, target);
      progress(index + 1, folders.length);
    }
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Folder } from '../article/folder.ts';

/** Begins the name of a folder of what is not in its place yet. */
const half = '.qianfa-import-';

/**
 * Articles on their way below content/: each is written beside it as soon as it is made, so that none is kept in memory, and all are moved into place at
 * the end, each whole or not at all.
 */
export class Incoming {
  readonly #top: string;
  readonly #beside: string;
  readonly #paths: string[] = [];

  private constructor(top: string, beside: string) {
    this.#top = top;
    this.#beside = beside;
  }

  /** Makes room in the repository at `top`; what a run that was cut short left there is taken away first. */
  static async open(top: string): Promise<Incoming> {
    for (const name of await readdir(top))
      if (name.startsWith(half)) await rm(join(top, name), { recursive: true, force: true });
    const beside = await mkdtemp(join(top, half));
    // Whoever commits everything after a run that was cut short commits nothing of it.
    await writeFile(join(beside, '.gitignore'), '*\n');
    return new Incoming(top, beside);
  }

  async add({ path, files }: Folder): Promise<void> {
    const made = join(this.#beside, String(this.#paths.length));
    await mkdir(made);
    for (const { name, bytes } of files) await writeFile(join(made, name), bytes);
    this.#paths.push(path);
  }

  /** Throws where a folder is there already. */
  async moveIn(progress: (done: number, all: number) => void): Promise<void> {
    for (const [index, path] of this.#paths.entries()) {
      const target = join(this.#top, 'content', path);
      await mkdir(dirname(target), { recursive: true });
      await rename(join(this.#beside, String(index)), target);
      progress(index + 1, this.#paths.length);
    }
  }

  /** Takes away what was not moved in. */
  close(): Promise<void> {
    return rm(this.#beside, { recursive: true, force: true });
  }
}

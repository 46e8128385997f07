import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Lets `fill` write into a fresh folder beside `output` and then puts that in its place. When anything throws, `output` is what it
 * was before and nothing half-written stays.
 */
export async function replaceFolder<T>(output: string, fill: (fresh: string) => Promise<T>): Promise<T> {
  const target = resolve(output);
  await mkdir(dirname(target), { recursive: true });
  const work = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  const fresh = join(work, 'new');
  const old = join(work, 'old');
  try {
    await mkdir(fresh);
    const result = await fill(fresh);
    const replaced = await moved(target, old);
    try {
      await rename(fresh, target);
    } catch (error) {
      if (replaced) await rename(old, target);
      throw error;
    }
    return result;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Moves a folder away; false when there was none. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

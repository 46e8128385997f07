import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Lets `fill` write into a fresh folder beside `output` and then puts that in its place. When anything throws, `output` is what it
 * was before and nothing half-written stays. What an earlier run that was killed left behind is taken away; when it was killed
 * between moving the old folder aside and putting the new one in its place, the old one comes back first (attacks 59).
 */
export async function replaceFolder<T>(output: string, fill: (fresh: string) => Promise<T>): Promise<T> {
  const target = resolve(output);
  await mkdir(dirname(target), { recursive: true });
  await tidy(target);
  const work = await mkdtemp(`${workOf(target)}${process.pid}-`);
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

/** How the names of work folders begin; the number of the process that writes there follows. */
const workOf = (target: string) => join(dirname(target), `.${basename(target)}-`);

async function tidy(target: string): Promise<void> {
  const prefix = basename(workOf(target));
  for (const name of await readdir(dirname(target))) {
    const [, pid] = name.startsWith(prefix) ? (/^(\d+)-\w{6}$/.exec(name.slice(prefix.length)) ?? []) : [];
    if (pid === undefined || runs(Number(pid))) continue;
    const left = join(dirname(target), name);
    if (!existsSync(target)) await moved(join(left, 'old'), target);
    await rm(left, { recursive: true, force: true });
  }
}

/** Whether a process of this number runs, this one included. */
export function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
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

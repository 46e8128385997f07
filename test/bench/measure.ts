import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What a command cost, with all processes that it started. */
export interface Cost {
  /** As the clock goes, and on the processors. */
  seconds: number;
  processor: number;
  /** The most that its processes held at one time, in MB. */
  memory: number;
  /** MB of files written; links to files that were there are none. */
  written: number;
}

/** Milliseconds between two looks at memory. */
const apart = 100;
const megabyte = 1e6;

/** Bytes that `pid` and everything below it hold now, as /proc tells; null where there is no /proc. */
function heldBy(pid: number): number | null {
  const children = new Map<number, number[]>();
  const held = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const stat = statOf(name);
      if (!stat) continue;
      children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)]);
      held.set(Number(name), stat.bytes);
    }
  } catch {
    return null;
  }
  const sum = (one: number): number =>
    (held.get(one) ?? 0) + (children.get(one) ?? []).map(sum).reduce((a, b) => a + b, 0);
  return sum(pid);
}

/** A process that ends meanwhile has none. */
function statOf(pid: string): { parent: number; bytes: number } | null {
  try {
    // The name stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { parent: Number(fields[1]), bytes: Number(fields[21]) * 4096 };
  } catch {
    return null;
  }
}

/** Bytes of files below `folder` that were written since. */
async function writtenSince(folder: string, since: number): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let sum = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const { mtimeMs, size } = await lstat(join(entry.parentPath, entry.name));
    if (mtimeMs >= since) sum += size;
  }
  return sum;
}

/** Runs a command to its end and tells what it cost; `into` are the folders that it fills. Throws with what it said when it fails. */
export async function measured(
  command: string,
  args: readonly string[],
  { cwd, env = {}, into }: { cwd: string; env?: NodeJS.ProcessEnv; into: readonly string[] },
): Promise<Cost> {
  const since = Date.now();
  // bash counts the processor's time of all children that were waited for.
  const line = `TIMEFORMAT='%R %U %S'; time "$0" "$@"`;
  const child = spawn('bash', ['-c', line, command, ...args], { cwd, env: { ...process.env, ...env } });
  const said: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => said.push(part));
  child.stdout.resume();
  let memory = 0;
  const looking = setInterval(() => {
    memory = Math.max(memory, heldBy(child.pid ?? 0) ?? Number.NaN);
  }, apart);
  const [code] = await once(child, 'close');
  clearInterval(looking);
  const text = Buffer.concat(said).toString().trim();
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${text}`);
  const [seconds = 0, user = 0, system = 0] = (text.split('\n').at(-1) ?? '').split(' ').map(Number);
  let written = 0;
  for (const folder of into) written += await writtenSince(folder, since);
  return { seconds, processor: user + system, memory: memory / megabyte, written: written / megabyte };
}

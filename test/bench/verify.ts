/**
 * Times the verification of made-up ledgers in git repositories, as an operator calls it, each run a process of its own: `npm run bench:ledger --
 * 1000 10000`. Three signatures a record: reviewer, principal, recorder. Seconds as the clock goes, and on the processor (git's included): on a
 * shared machine only the second can be compared. Behind an `=` stands a folder that is made where it is not there yet, and kept for the next time.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MadeRepository, madeRepository } from './repository.ts';

const program = fileURLToPath(new URL('../../scripts/qianfa.ts', import.meta.url));
const asked = process.argv.slice(2).map((text) => text.split('='));
if (asked.length === 0 || asked.some(([count]) => !Number.isInteger(Number(count)) || Number(count) < 2)) {
  console.error('usage: npm run bench:ledger -- <records>[=<folder>] …   e.g. npm run bench:ledger -- 1000 10000');
  process.exit(2);
}

/** The repository of so many records in a folder, made where it is not there. */
async function repositoryIn(folder: string, count: number): Promise<MadeRepository> {
  const note = join(folder, 'made.json');
  if (existsSync(note)) return JSON.parse(await readFile(note, 'utf8'));
  await mkdir(join(folder, 'keys'), { recursive: true });
  const made = await madeRepository(count, join(folder, 'county'), join(folder, 'keys'));
  await writeFile(note, JSON.stringify(made));
  return made;
}

/** Runs `qianfa ledger verify` under bash's own clock; gives its seconds, and its peak memory without git's as the kernel counted it. */
function verify(county: string, root: string, ...more: string[]): string {
  const time = `TIMEFORMAT='%R %U %S'; time "${process.execPath}" --import "${peak}" "${program}" ledger verify ${more.join(' ')}`;
  const env = { ...process.env, QIANFA_ROOT: root };
  const { status, stderr } = spawnSync('bash', ['-c', time], { cwd: county, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const [memory = '', times = ''] = stderr.trim().split('\n').slice(-2);
  const [real = 0, user = 0, system = 0] = times.split(' ').map(Number);
  return `${real.toFixed(1)} s, ${(user + system).toFixed(1)} s, ${memory} MB`;
}

/** Lets a process tell its peak memory when it ends. */
const peak = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => console.error(Math.round(process.resourceUsage().maxRSS / 1024)))",
)}`;

console.log('| records | from the root | from the last verified head | the same, one new record |');
console.log('|---|---|---|---|');
for (const [text = '', kept] of asked) {
  const count = Number(text);
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'qianfa-bench-')));
  try {
    const { root, before, whole } = await repositoryIn(folder, count);
    const county = join(folder, 'county');
    const stand = (commit: string) => spawnSync('git', ['update-ref', 'refs/heads/main', commit], { cwd: county });
    stand(before);
    const all = verify(county, root);
    const same = verify(county, root, '--from-head');
    stand(whole);
    console.log(`| ${count} | ${all} | ${same} | ${verify(county, root, '--from-head')} |`);
  } finally {
    if (kept === undefined) await rm(folder, { recursive: true });
  }
}

/**
 * Times `qianfa publish` on made-up ledgers, each run a process of its own: `npm run bench:publish -- 1000`. Seconds as the clock goes, and on
 * the processor (Pagefind's own process included): on a shared machine only the second can be compared.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeTree } from '../fixture/files.ts';
import { apart, madeLedger } from './ledger.ts';
import { randomArticles } from './live.ts';

const program = fileURLToPath(new URL('../../scripts/qianfa.ts', import.meta.url));
const counts = process.argv.slice(2).map(Number);
if (counts.length === 0 || counts.some((count) => !Number.isInteger(count) || count < 2)) {
  console.error('usage: npm run bench:publish -- <articles> …   e.g. npm run bench:publish -- 1000');
  process.exit(2);
}

const must = (command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv) => {
  const { status, stderr } = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stderr;
};

/** Runs `qianfa publish` under bash's own clock; gives seconds as they pass and on the processor. */
function publish(repository: string, asOf: string, env: NodeJS.ProcessEnv): string {
  const line = `TIMEFORMAT='%R %U %S'; time "${process.execPath}" "${program}" publish --to ../srv --as-of ${asOf} --fresh-within 999999`;
  const said = must('bash', ['-c', line], repository, env);
  const [real = 0, user = 0, system = 0] = (said.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return `${real.toFixed(1)} s, ${(user + system).toFixed(1)} s`;
}

console.log('| articles | all new | nothing changed, an hour later | one new article |');
console.log('|---|---|---|---|');
for (const count of counts) {
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-bench-'));
  try {
    const repository = join(folder, 'county');
    await mkdir(repository);
    const { tree, root, publisher, last } = await madeLedger(randomArticles(count, 1), folder);
    const env = { QIANFA_ROOT: root, QIANFA_PUBLISHER_KEY: publisher };
    const newest =
      [...tree.keys()]
        .filter((path) => path.startsWith('records/'))
        .sort()
        .at(-1) ?? '';
    const isLast = (path: string) => path === newest || path.startsWith(`live/${last}/`);
    const commit = async (wanted: (path: string) => boolean) => {
      await writeTree(new Map([...tree].filter(([path]) => wanted(path))), join(repository, 'content/ledger'));
      must('git', ['add', '-A'], repository, env);
      must(
        'git',
        ['-c', 'user.name=bench', '-c', 'user.email=bench@x.example', 'commit', '-qm', 'ledger'],
        repository,
        env,
      );
    };
    must('git', ['init', '-q'], repository, env);
    await commit((path) => !isLast(path));
    // The day after the last record, hour by hour.
    const asOf = (hour: number) =>
      new Date(Date.parse('2026-03-03T00:00:00+08:00') + count * apart + hour * 3_600_000)
        .toISOString()
        .replace('.000Z', 'Z');
    const all = publish(repository, asOf(1), env);
    const none = publish(repository, asOf(2), env);
    await commit(isLast);
    const one = publish(repository, asOf(3), env);
    console.log(`| ${count} | ${all} | ${none} | ${one} |`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

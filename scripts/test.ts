/** What `npm test` runs: types, linter, generated types, all tests under UTC and those of the modules that know time under Asia/Shanghai. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, by name, said once more at the end: a log of thousands of lines hides it. */
  names: readonly string[];
}

const root = join(import.meta.dirname, '..');
const programs = join(root, 'node_modules', '.bin');

/** Runs a program in the open; true when it ends well. */
function run(program: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n> ${[...Object.entries(env).map((pair) => pair.join('=')), program, ...args].join(' ')}`);
  const { PATH = '' } = process.env;
  const options = {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${programs}:${PATH}`, ...env },
  } as const;
  const { status, error } = spawnSync(program, args, options);
  if (error) console.error(error.message);
  return status === 0;
}

function one(program: string, args: string[]): Outcome {
  return run(program, args)
    ? { passed: 1, failed: 0, skipped: 0, names: [] }
    : { passed: 0, failed: 1, skipped: 0, names: [[program, ...args].join(' ')] };
}

interface TestFile {
  name: string;
  status: string;
  message: string;
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
}

/** `file › test: first line of why`, of what failed in one file; a file that could not be read is named itself. */
function failuresOf({ name, status, message, assertionResults }: TestFile): string[] {
  const file = relative(root, name);
  const failed = assertionResults
    .filter((test) => test.status === 'failed')
    .map(({ fullName, failureMessages: [why = ''] }) => `${file} › ${fullName}: ${why.split('\n')[0]}`);
  return failed.length === 0 && status === 'failed' ? [`${file}: ${message.split('\n')[0]}`] : failed;
}

/** Vitest in one time zone; a file that could not even be read, and a run without a report, count as a failed test. */
function vitest(zone: string, args: string[]): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'qianfa-test-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const well = run('vitest', ['run', ...reporters, ...args], { TZ: zone });
    if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, names: ['vitest wrote no report'] };
    const counted = JSON.parse(readFileSync(report, 'utf8'));
    const failed = counted.numFailedTests;
    const skipped = counted.numPendingTests + counted.numTodoTests;
    const names = counted.testResults.flatMap(failuresOf).map((line: string) => `TZ=${zone} ${line}`);
    return { passed: counted.numPassedTests, failed: well ? failed : Math.max(failed, 1), skipped, names };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Tests look at pages in Debian's Chromium with Debian's Chinese letters, and publish by rsync; fetches what is missing where that is permitted. */
function prepareMachine(): void {
  const named = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const missing = [
    ...(existsSync(named) ? [] : ['chromium']),
    ...(existsSync('/usr/bin/rsync') ? [] : ['rsync']),
    ...(existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') ? [] : ['fonts-noto-cjk']),
  ];
  if (missing.length === 0) {
    console.log(`Chromium: ${named}`);
    return;
  }
  const permitted = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const installed =
    permitted &&
    run('apt-get', ['update', '-qq']) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
  if (installed) return;
  console.warn(`\n!! Not on this machine: ${missing.join(', ')}. Run as root: apt-get install ${missing.join(' ')}`);
  if (missing.includes('rsync')) console.warn('!! All tests of publishing by rsync are SKIPPED.');
  if (missing.includes('chromium'))
    console.warn('!! All tests in a browser are SKIPPED (or name a Chromium in CHROMIUM).');
}

/**
 * Once more in China's zone: the tests beside each module that makes or reads an instant, and those that replay old approvals. That a whole
 * release is the same in any zone, the tests on two machines at the ends of the world show in the first run.
 */
const timely = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' })
  .filter(
    (path) => path.endsWith('.ts') && /\bDate\b|DateTimeFormat/.test(readFileSync(join(root, 'scripts', path), 'utf8')),
  )
  .map((path) => `test/${path.slice(0, -'.ts'.length)}`);

const major = process.versions.node.split('.')[0];
if (major !== '24') {
  console.error(`Tests need Node 24 and this is ${process.version}. Start them by \`npm test\` after \`npm ci\`.`);
  process.exit(2);
}
prepareMachine();
const outcomes = [
  one('tsc', ['--noEmit']),
  one('biome', ['check']),
  one('node', ['scripts/types.ts', '--check']),
  vitest('UTC', []),
  vitest('Asia/Shanghai', [...timely, 'test/attacks/replay', 'test/status']),
];
const total = (key: 'passed' | 'failed' | 'skipped') => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
for (const name of outcomes.flatMap(({ names }) => names)) console.log(`!! failed: ${name}`);
process.exitCode = total('failed') > 0 ? 1 : 0;
console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped}`);

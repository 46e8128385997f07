/**
 * `npm run mutate -- scripts/signoff [scripts/ledger/state.ts …]`: how many small faults planted in a room are noticed by its tests. A clone of HEAD is
 * made in a temporary folder, with Stryker beside the project's packages, so that no one who installs the project pays for it; each file is
 * judged by the tests of its room that mirror or import it, else by those of the files that import it, else by all of them. Takes minutes a file.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const version = '10.1.1';
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'qianfa-mutate-'));
const run = (program: string, args: string[]) => execFileSync(program, args, { cwd: folder, stdio: 'inherit' });

interface Mutant {
  status: string;
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number } };
}

function judge(file: string): Mutant[] {
  const room = basename(dirname(file));
  const name = basename(file, '.ts');
  const all = readdirSync(join(root, 'test', room)).filter((test) => test.endsWith('.test.ts'));
  const importers = readdirSync(join(root, 'scripts', room)).filter((other) =>
    reads(join('scripts', room, other), `./${name}.ts`),
  );
  const of = (module: string) =>
    all.filter(
      (test) =>
        test.startsWith(`${module}.`) ||
        test.startsWith(`${module}-`) ||
        reads(join('test', room, test), `scripts/${room}/${module}.ts`),
    );
  const near = [...new Set(importers.flatMap((other) => of(basename(other, '.ts'))))];
  const own = [of(name), near, all].find((some) => some.length > 0) ?? [];
  const tests = own.map((test) => `test/${room}/${test}`);
  writeFileSync(
    join(folder, 'vitest.mutate.ts'),
    `export default { test: { include: ${JSON.stringify(tests)}, pool: 'threads', isolate: false, testTimeout: 120_000, hookTimeout: 300_000 } };`,
  );
  const options = {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    mutate: [file],
    vitest: { configFile: 'vitest.mutate.ts', related: false },
    coverageAnalysis: 'perTest',
    concurrency: 1,
    ignoreStatic: true,
    timeoutMS: 30_000,
    dryRunTimeoutMinutes: 30,
    // Stryker asks TypeScript's old programming interface for this file, which TypeScript 7 has not.
    tsconfigFile: 'none.json',
    ignorePatterns: ['content', 'reports'],
    reporters: ['json', 'progress-append-only'],
  };
  writeFileSync(join(folder, 'stryker.config.json'), JSON.stringify(options));
  run(join(folder, 'node_modules/.bin/stryker'), ['run']);
  const report = JSON.parse(readFileSync(join(folder, 'reports/mutation/mutation.json'), 'utf8'));
  return Object.values<{ mutants: Mutant[] }>(report.files).flatMap(({ mutants }) => mutants);
}

const reads = (file: string, module: string) => readFileSync(join(root, file), 'utf8').includes(`${module}'`);

/** What became of a file's mutants; null, and said so, where that could not be found out. */
function tried(file: string): Mutant[] | null {
  try {
    return judge(file);
  } catch (error) {
    console.error(`!! ${file}: could not find out: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
    return null;
  }
}

const files = process.argv.slice(2).flatMap((path) =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(join(root, path))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${path}/${name}`),
);
try {
  run('git', ['clone', '--quiet', root, '.']);
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  run('npm', [
    'install',
    '--no-save',
    '--ignore-scripts',
    `@stryker-mutator/core@${version}`,
    `@stryker-mutator/vitest-runner@${version}`,
  ]);
  let [all, killed] = [0, 0];
  for (const file of files.filter((path) => existsSync(join(root, path)))) {
    const judged = tried(file);
    if (judged === null) continue;
    const counted = judged.filter(({ status }) => !['Ignored', 'CompileError', 'RuntimeError'].includes(status));
    const living = counted.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
    all += counted.length;
    killed += counted.length - living.length;
    console.log(`${file}: ${counted.length - living.length} of ${counted.length} noticed`);
    for (const { status, mutatorName, replacement = '', location } of living)
      console.log(`  ${status} line ${location.start.line} ${mutatorName}: ${replacement.slice(0, 80)}`);
  }
  console.log(`noticed ${killed} of ${all}${all > 0 ? ` (${((killed / all) * 100).toFixed(1)} %)` : ''}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

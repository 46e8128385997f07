import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clauses, TestReport } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';
import { parseYaml } from '../site/yaml.ts';
import { clausePattern } from './clause-table.ts';

/** The catalogue of clauses in `file`; throws where there is none, for then nobody can say what is missing. */
export function catalogueAt(file: string): Clauses {
  if (!existsSync(file)) throw new Error(`no catalogue of clauses at ${file}; name another with --catalogue`);
  const yaml = parseYaml(readFileSync(file, 'utf8'), file);
  const read = 'findings' in yaml ? yaml : validate('clauses', yaml.value, { file, lineOf: yaml.lineOf });
  if ('value' in read) return read.value;
  throw new Error(`${file} is no catalogue of clauses: ${JSON.stringify(read.findings[0])}`);
}

/** The report in `file`; throws where there is none or vitest did not write it. */
export function reportAt(file: string): TestReport {
  if (!existsSync(file)) throw new Error(`no report of tests at ${file}`);
  const read = validate('test-report', JSON.parse(readFileSync(file, 'utf8')), { file, lineOf: () => 1 });
  if ('value' in read) return read.value;
  throw new Error(`${file} is no report of vitest: ${JSON.stringify(read.findings[0])}`);
}

/** Runs the tests below `root` that name a clause, as they stand there now. No result is kept, so none can be old. */
export function freshReport(root: string, env: NodeJS.ProcessEnv): TestReport {
  const folder = mkdtempSync(join(tmpdir(), 'qianfa-clauses-'));
  try {
    const file = join(folder, 'report.json');
    const reporters = ['--reporter=json', `--outputFile.json=${file}`, '--silent'];
    const args = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...reporters, '-t', clausePattern];
    const { error } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2], env });
    if (error) throw new Error('vitest did not start', { cause: error });
    return reportAt(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qianfa-clauses-'));
  writeFileSync(join(folder, 'list.yml'), '- { id: X1, area: gate, zh: 审核, done: it works }\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The command on a report in which the one clause's test ended in `status`; clauses.json goes to `folder`. */
function clauses(status: string, catalogue = 'list.yml') {
  const testResults = [{ name: 'a', status: 'passed', assertionResults: [{ fullName: '[X1] refuses', status }] }];
  writeFileSync(join(folder, 'report.json'), JSON.stringify({ startTime: 0, success: true, testResults }));
  const named = ['--report', join(folder, 'report.json'), '--catalogue', join(folder, catalogue)];
  const script = new URL('../scripts/clauses.ts', import.meta.url).pathname;
  const args = [script, ...named, '--out', join(folder, 'clauses.json')];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

it('ends well when every clause is shown, and says when the tests ran', () => {
  const { status, stdout } = clauses('passed');
  expect([status, stdout]).toEqual([0, expect.stringContaining('tests begun 1970-01-01T00:00:00.000Z')]);
});

it.each(['failed', 'skipped'])('ends with 1 when the only test of a clause %s', (result) => {
  const { status, stderr } = clauses(result);
  expect([status, stderr]).toEqual([1, expect.stringContaining('not shown of registry, gate, check: X1')]);
});

it('ends with 2 where there is no catalogue to hold tests against, and says how to name one', () => {
  const { status, stderr } = clauses('passed', 'nowhere.yml');
  expect([status, stderr]).toEqual([2, expect.stringMatching(/could not find out: no catalogue .*--catalogue/)]);
});

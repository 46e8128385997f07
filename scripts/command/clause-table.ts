import type { Clauses, TestReport } from '../site/types.gen.ts';

/** A clause and the tests that name it: how many passed and failed, and which they are, as 'file > full name'. */
export interface ClauseRow {
  id: string;
  area: string;
  passed: number;
  failed: number;
  tests: string[];
}

/** Areas whose every clause must be shown by a test that passes and by none that fails. */
export const demanded: readonly string[] = ['registry', 'gate', 'check'];

/** Vitest's pattern for the tests that show a clause: their names hold its id in brackets. */
export const clausePattern = '\\[[A-Z]\\d+(\\.\\d+[a-z]?)*\\]';

const named = (name: string): string[] => [
  ...new Set([...name.matchAll(new RegExp(clausePattern, 'g'))].map(([id]) => id.slice(1, -1))),
];

/**
 * One row for each clause of the catalogue, in its order. Tests that `failed` are named too; one that did not run shows nothing and is listed as `idle`; ids that no
 * clause bears are `unknown`; files that failed without a failing test (they could not be loaded) are `broken`: what they would have
 * shown cannot be known.
 */
export function clauseRows(
  clauses: Clauses,
  report: TestReport,
  root: string,
): { rows: ClauseRow[]; unknown: string[]; failed: string[]; idle: string[]; broken: string[] } {
  const rows = new Map(clauses.map(({ id, area }) => [id, { id, area, passed: 0, failed: 0, tests: [] } as ClauseRow]));
  const unknown = new Set<string>();
  const idle: string[] = [];
  const failed: string[] = [];
  const broken: string[] = [];
  for (const { name: path, status, assertionResults } of report.testResults) {
    const file = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
    if (status === 'failed' && !assertionResults.some((result) => result.status === 'failed')) broken.push(file);
    for (const { fullName, status: result } of assertionResults) {
      for (const id of named(fullName)) {
        const row = rows.get(id);
        if (!row) unknown.add(`[${id}] ${file} > ${fullName}`);
        else if (result !== 'passed' && result !== 'failed') idle.push(`${file} > ${fullName}`);
        else {
          row[result] += 1;
          row.tests.push(`${file} > ${fullName}`);
          if (result === 'failed') failed.push(`${file} > ${fullName}`);
        }
      }
    }
  }
  return { rows: [...rows.values()], unknown: [...unknown], failed, idle, broken };
}

/** Clauses of the demanded areas that nothing shows, or that something refutes. */
export const unshown = (rows: readonly ClauseRow[]): ClauseRow[] =>
  rows.filter(({ area, passed, failed }) => demanded.includes(area) && (passed === 0 || failed > 0));

/** The table for people: clause, area, passed, failed and the files that show it; then how much of each area is shown. */
export function tableText(rows: readonly ClauseRow[]): string {
  const files = (tests: readonly string[]) =>
    [...new Set(tests.map((test) => test.split(' > ', 1)[0] ?? ''))].join(' ');
  const line = (id: string, area: string, passed: string, failed: string, rest: string) =>
    `${id.padEnd(9)}${area.padEnd(10)}${passed.padStart(6)}${failed.padStart(7)}  ${rest}`.trimEnd();
  const areas = [...new Set(rows.map(({ area }) => area))].map((area) => {
    const all = rows.filter((row) => row.area === area);
    const missing = all.filter(({ passed, failed }) => passed === 0 || failed > 0).map(({ id }) => id);
    const shown = `${all.length - missing.length} of ${all.length} shown`;
    return `${area.padEnd(10)}${shown}${missing.length > 0 ? `, missing: ${missing.join(' ')}` : ''}`;
  });
  const body = rows.map(({ id, area, passed, failed, tests }) =>
    line(id, area, String(passed), String(failed), passed + failed > 0 ? files(tests) : '–'),
  );
  return [line('clause', 'area', 'passed', 'failed', 'files'), ...body, '', ...areas].join('\n');
}

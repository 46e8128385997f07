/**
 * Holds the clauses of the regulations against real test results: `npm run clauses` runs every test whose name bears a clause, as it is
 * now, prints the table and writes clauses.json. Exit 1: a clause of registry, gate or check is not shown; 2: could not find out.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogueAt, freshReport, reportAt } from './command/clause-sources.ts';
import { clauseRows, demanded, tableText, unshown } from './command/clause-table.ts';

const root = join(import.meta.dirname, '..');
const usage = 'usage: npm run clauses -- [--report <report of vitest>.json] [--catalogue <clauses>.yml] [--out <file>]';
const options = { report: { type: 'string' }, catalogue: { type: 'string' }, out: { type: 'string' } } as const;

try {
  const { values } = parseArgs({ options, strict: true });
  // A copy of the catalogue in here would be ours to trim, and could only grow old.
  const clauses = catalogueAt(values.catalogue ?? join(root, '..', 'shared', 'regulations', 'clauses.yml'));
  if (!values.report) console.error('running every test that names a clause: some minutes');
  const report = values.report ? reportAt(values.report) : freshReport(root, { ...process.env, TZ: 'UTC' });
  const { rows, unknown, failed, idle, broken } = clauseRows(clauses, report, root);
  writeFileSync(values.out ?? join(root, 'clauses.json'), `${JSON.stringify(rows, null, 2)}\n`);
  console.log(tableText(rows));
  const begun = new Date(report.startTime).toISOString();
  console.log(`\ntests begun ${begun}${values.report ? `, as ${values.report} says` : ''}`);
  for (const test of unknown) console.error(`!! no clause of this name: ${test}`);
  for (const test of failed) console.error(`!! failed: ${test}`);
  for (const test of idle) console.error(`!! did not run: ${test}`);
  const open = unshown(rows);
  if (open.length > 0) console.error(`!! not shown of ${demanded.join(', ')}: ${open.map(({ id }) => id).join(' ')}`);
  if (broken.length > 0) throw new Error(`these files could not be run: ${broken.join(' ')}`);
  process.exitCode = open.length > 0 ? 1 : 0;
} catch (error) {
  console.error(`!! could not find out: ${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}

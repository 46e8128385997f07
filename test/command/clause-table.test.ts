import { expect, it } from 'vitest';
import { clausePattern, clauseRows, tableText, unshown } from '../../scripts/command/clause-table.ts';
import type { Clauses, TestReport } from '../../scripts/site/types.gen.ts';

const clause = (id: string, area: string) => ({ id, area, zh: '要求', done: 'it works' });
const clauses: Clauses = [
  clause('X1.2', 'registry'),
  clause('X9', 'gate'),
  clause('X9.0', 'gate'),
  clause('Y1', 'site'),
];

type File = TestReport['testResults'][number];
const file = (name: string, tests: readonly [string, string][], status = 'passed'): File => ({
  name: `/house/test/${name}`,
  status,
  assertionResults: tests.map(([fullName, result]) => ({ fullName, status: result })),
});
const reportOf = (...testResults: File[]): TestReport => ({ startTime: 0, success: true, testResults });
const rowsOf = (...files: File[]) => clauseRows(clauses, reportOf(...files), '/house');
const openOf = (...files: File[]) => unshown(rowsOf(...files).rows).map(({ id }) => id);

it('counts passed and failed tests by the ids in their names, and names their files', () => {
  const { rows } = rowsOf(
    file('a.test.ts', [
      ['group [X1.2] refuses', 'passed'],
      ['[X1.2][X9.0] refuses two', 'failed'],
      ['shows nothing', 'passed'],
    ]),
  );
  expect(rows.find(({ id }) => id === 'X1.2')).toEqual({
    id: 'X1.2',
    area: 'registry',
    passed: 1,
    failed: 1,
    tests: ['test/a.test.ts > group [X1.2] refuses', 'test/a.test.ts > [X1.2][X9.0] refuses two'],
  });
  expect(rows.map(({ id }) => id)).toEqual(['X1.2', 'X9', 'X9.0', 'Y1']);
});

it('does not take one clause for another whose id begins alike', () => {
  expect(openOf(file('a.test.ts', [['[X9.0] [X1.2]', 'passed']]))).toEqual(['X9']);
  expect(new RegExp(clausePattern).test('an array[0] of [A] things')).toBe(false);
});

it.each(['skipped', 'pending', 'todo'])('lets a test that is %s show nothing, and lists it', (status) => {
  const { rows, idle } = rowsOf(file('a.test.ts', [['[X9] opens a browser', status]]));
  expect(unshown(rows).map(({ id }) => id)).toContain('X9');
  expect(idle).toEqual(['test/a.test.ts > [X9] opens a browser']);
});

it('leaves a clause open that one test shows and another refutes', () => {
  const all: [string, string][] = [
    ['[X1.2]', 'passed'],
    ['[X9]', 'passed'],
    ['[X9.0]', 'passed'],
    ['[X9] again', 'failed'],
  ];
  expect(openOf(file('a.test.ts', all))).toEqual(['X9']);
  expect(rowsOf(file('a.test.ts', all)).failed).toEqual(['test/a.test.ts > [X9] again']);
});

it('demands nothing of other areas, but counts them', () => {
  expect(openOf(file('a.test.ts', [['[X1.2] [X9] [X9.0]', 'passed']]))).toEqual([]);
  expect(tableText(rowsOf().rows)).toContain('site      0 of 1 shown, missing: Y1');
});

it('names a file that could not be loaded, and ids that no clause bears', () => {
  const { broken, unknown } = rowsOf(file('a.test.ts', [], 'failed'), file('b.test.ts', [['[Q7] a slip', 'passed']]));
  expect(broken).toEqual(['test/a.test.ts']);
  expect(unknown).toEqual(['[Q7] test/b.test.ts > [Q7] a slip']);
});

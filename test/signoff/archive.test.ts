import { describe, expect, it } from 'vitest';
import { checkArchive, openLoans, yearsAfter } from '../../scripts/signoff/archive.ts';
import type { Archive, Loan, Registry } from '../../scripts/site/types.gen.ts';

const person = (id: string) => ({ id, name: id, emails: [], appointments: [] });
const registry: Registry = { units: [], people: [person('keeper'), person('head')], recorders: [] };
const [first, second] = ['0123456789ab', 'ba9876543210'];
const forms = new Map([
  [first, '2020-03-01'],
  [second, '2026-03-01'],
]);
const loan: Loan = {
  form: second,
  to: '韩某',
  unit: '区审计局',
  purpose: '审计',
  approved: 'head',
  from: '2026-05-06',
  due: '2026-05-20',
};
const back: Loan = { ...loan, returned: '2026-05-18' };
const list = { forms: [first], day: '2026-03-01', approved: 'head', witness: 'keeper' };
const log = (change: Partial<Archive> = {}): Archive => ({ keep_years: 5, ...change });
const keys = (before: Archive | undefined, after: Archive) =>
  checkArchive(before, after, registry, forms).map(({ key }) => key);

describe('[D13] the log of the archive', () => {
  it.each<[string, Archive | undefined, Archive]>([
    ['begins', undefined, log({ loans: [loan] })],
    ['goes on by a loan', log(), log({ loans: [loan] })],
    ['writes behind a loan that it came back', log({ loans: [loan] }), log({ loans: [back] })],
    ['lends again what came back', log({ loans: [back] }), log({ loans: [back, { ...loan, from: '2026-05-19' }] })],
    ['lists what was kept for its years and destroyed', log(), log({ destroyed: [list] })],
    [
      'destroys on the very day on which the years are over',
      log(),
      log({ destroyed: [{ ...list, day: '2025-03-01' }] }),
    ],
    ['keeps its lists and goes on by another', log({ destroyed: [list] }), log({ destroyed: [list], loans: [loan] })],
    [
      'lends for a day and has it back the same day',
      log(),
      log({ loans: [{ ...loan, due: loan.from, returned: loan.from }] }),
    ],
    [
      'destroys years later what was once lent and came back',
      log(),
      log({ loans: [{ ...back, form: first, from: '2025-05-06', returned: '2025-05-07' }], destroyed: [list] }),
    ],
  ])('%s', (_what, before, after) => expect(keys(before, after)).toEqual([]));

  it.each<[string, Archive | undefined, Archive, string]>([
    ['drops a loan', log({ loans: [loan] }), log(), 'archive-line-changed'],
    ['changes who borrowed', log({ loans: [loan] }), log({ loans: [{ ...loan, to: '别人' }] }), 'archive-line-changed'],
    [
      'changes the day on which it came back',
      log({ loans: [back] }),
      log({ loans: [{ ...back, returned: '2026-05-19' }] }),
      'archive-line-changed',
    ],
    ['takes a return back', log({ loans: [back] }), log({ loans: [loan] }), 'archive-line-changed'],
    ['drops a list of what was destroyed', log({ destroyed: [list] }), log(), 'archive-line-changed'],
    [
      'adds to a list of what was destroyed',
      log({ destroyed: [list] }),
      log({ destroyed: [{ ...list, forms: [first, second] }] }),
      'archive-line-changed',
    ],
    [
      'lends what the ledger does not know',
      undefined,
      log({ loans: [{ ...loan, form: 'ffffffffffff' }] }),
      'archive-form-unknown',
    ],
    ['lends what is out', undefined, log({ loans: [loan, { ...loan, from: '2026-05-07' }] }), 'archive-not-here'],
    [
      'lends what was destroyed',
      undefined,
      log({ loans: [{ ...loan, form: first }], destroyed: [list] }),
      'archive-not-here',
    ],
    ['is due before it was lent', undefined, log({ loans: [{ ...loan, due: '2026-05-05' }] }), 'archive-days'],
    ['came back before it was lent', undefined, log({ loans: [{ ...back, returned: '2026-05-05' }] }), 'archive-days'],
    ['was allowed by nobody', undefined, log({ loans: [{ ...loan, approved: 'nobody' }] }), 'person-unknown'],
    [
      'destroys before the years are over',
      undefined,
      log({ destroyed: [{ ...list, forms: [second] }] }),
      'archive-too-early',
    ],
    ['destroys a day too early', undefined, log({ destroyed: [{ ...list, day: '2025-02-28' }] }), 'archive-too-early'],
    [
      'destroys without a second person',
      undefined,
      log({ destroyed: [{ ...list, witness: 'head' }] }),
      'archive-witness',
    ],
    [
      'destroys what is lent',
      undefined,
      log({ keep_years: 1, loans: [{ ...loan, form: first }], destroyed: [{ ...list, day: '2027-03-01' }] }),
      'archive-not-here',
    ],
    ['destroys twice', undefined, log({ destroyed: [list, list] }), 'archive-not-here'],
    [
      'destroys what the ledger does not know',
      undefined,
      log({ destroyed: [{ ...list, forms: ['ffffffffffff'] }] }),
      'archive-form-unknown',
    ],
    ['was approved by nobody', undefined, log({ destroyed: [{ ...list, approved: 'nobody' }] }), 'person-unknown'],
    ['was watched by nobody', undefined, log({ destroyed: [{ ...list, witness: 'nobody' }] }), 'person-unknown'],
    [
      'lends on the day of its destruction',
      undefined,
      log({ loans: [{ ...back, form: first, from: list.day, due: list.day, returned: list.day }], destroyed: [list] }),
      'archive-not-here',
    ],
  ])('is refused when it %s', (_what, before, after, key) => expect(keys(before, after)).toContain(key));

  it('says which line, form or person, and in which file', () => {
    const said = (before: Archive | undefined, after: Archive) =>
      checkArchive(before, after, registry, forms).map(({ key, params }) => ({ key, ...params }));
    expect(checkArchive(log({ loans: [loan] }), log(), registry, forms)).toEqual([
      {
        rule: 'archive',
        key: 'archive-line-changed',
        severity: 'error',
        file: 'archive.yml',
        params: { line: 'loans[0]' },
      },
    ]);
    expect(said(log({ destroyed: [list] }), log())).toEqual([{ key: 'archive-line-changed', line: 'destroyed[0]' }]);
    expect(said(undefined, log({ loans: [{ ...loan, form: 'f', approved: 'x', due: '2026-01-01' }] }))).toEqual([
      { key: 'archive-form-unknown', form: 'f' },
      { key: 'person-unknown', where: 'loans', id: 'x' },
      { key: 'archive-days', form: 'f' },
    ]);
    expect(said(undefined, log({ destroyed: [{ ...list, approved: 'x', witness: 'x' }] }))).toEqual([
      { key: 'person-unknown', where: 'destroyed', id: 'x' },
      { key: 'person-unknown', where: 'destroyed', id: 'x' },
      { key: 'archive-witness', person: 'x' },
    ]);
    expect(said(undefined, log({ destroyed: [{ ...list, forms: [second, 'f'] }] }))).toEqual([
      { key: 'archive-too-early', form: second, day: '2031-03-01' },
      { key: 'archive-form-unknown', form: 'f' },
    ]);
    expect(
      said(undefined, log({ loans: [{ ...loan, form: first }], destroyed: [{ ...list, day: '2027-03-01' }] })),
    ).toEqual([{ key: 'archive-not-here', form: first }]);
    expect(said(undefined, log({ destroyed: [list, list] }))).toEqual([{ key: 'archive-not-here', form: first }]);
    expect(said(undefined, log({ loans: [loan, { ...loan, from: '2026-05-07' }] }))).toEqual([
      { key: 'archive-not-here', form: second },
    ]);
  });

  it('knows what is out', () => {
    expect(openLoans(log({ loans: [back, loan] }))).toEqual([loan]);
    expect(openLoans(log())).toEqual([]);
  });

  it('counts years in the calendar', () => {
    expect([yearsAfter('2026-03-01', 10), yearsAfter('2024-02-29', 1)]).toEqual(['2036-03-01', '2025-03-01']);
  });
});

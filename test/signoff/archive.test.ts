import { describe, expect, it } from 'vitest';
import { checkArchive, yearsAfter } from '../../scripts/signoff/archive.ts';
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
  ])('is refused when it %s', (_what, before, after, key) => expect(keys(before, after)).toContain(key));

  it('counts years in the calendar', () => {
    expect([yearsAfter('2026-03-01', 10), yearsAfter('2024-02-29', 1)]).toEqual(['2036-03-01', '2025-03-01']);
  });
});

import { canonicalJson } from '../article/canonical.ts';
import type { Archive, Loan, Registry } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';

const same = (a: unknown, b: unknown) => canonicalJson({ value: a ?? null }) === canonicalJson({ value: b ?? null });

/** The day `years` years after `day`, in the calendar; 29 February falls on 1 March. */
export function yearsAfter(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}

/** Loans that are out, in order. */
export const openLoans = ({ loans = [] }: Archive): Loan[] => loans.filter(({ returned }) => returned === undefined);

/**
 * Whether the log of the archive (D13) may go on from `before` like this: lines stay as they are, but for the day on which a loan comes
 * back; what is lent is a form of the ledger (`forms`: form → day of its record), in the house and not destroyed; what is destroyed
 * was kept for its years, is in the house, and was approved and watched by two people.
 */
export function checkArchive(
  before: Archive | undefined,
  after: Archive,
  { people }: Registry,
  forms: ReadonlyMap<string, string>,
): Finding[] {
  const found: Finding[] = [];
  const tell = (key: MessageKey, params: Finding['params']) =>
    found.push({ rule: 'archive', key, severity: 'error', file: 'archive.yml', params });
  const { loans = [], destroyed = [], keep_years: years } = after;
  const open = (loan: Loan | undefined) => ({ ...loan, returned: null });
  for (const [index, loan] of (before?.loans ?? []).entries()) {
    const now = loans[index];
    if (!same(loan, now) && (loan.returned !== undefined || !same(open(loan), open(now))))
      tell('archive-line-changed', { line: `loans[${index}]` });
  }
  for (const [index, list] of (before?.destroyed ?? []).entries())
    if (!same(list, destroyed[index])) tell('archive-line-changed', { line: `destroyed[${index}]` });
  const known = (id: string) => people.some((person) => person.id === id);
  const out = new Set<string>();
  const gone = new Map(destroyed.flatMap(({ forms: list, day }) => list.map((form) => [form, day] as const)));
  for (const loan of loans) {
    const { form, approved, from, due, returned } = loan;
    if (!forms.has(form)) tell('archive-form-unknown', { form });
    if (!known(approved)) tell('person-unknown', { where: 'loans', id: approved });
    if (due < from || (returned !== undefined && returned < from)) tell('archive-days', { form });
    if (out.has(form) || (gone.get(form) ?? '9999') <= from) tell('archive-not-here', { form });
    if (returned === undefined) out.add(form);
  }
  for (const { forms: list, day, approved, witness } of destroyed) {
    for (const id of [approved, witness]) if (!known(id)) tell('person-unknown', { where: 'destroyed', id });
    if (approved === witness) tell('archive-witness', { person: approved });
    for (const form of list) {
      const recorded = forms.get(form);
      if (recorded === undefined) tell('archive-form-unknown', { form });
      else if (day < yearsAfter(recorded, years)) tell('archive-too-early', { form, day: yearsAfter(recorded, years) });
      if (out.has(form)) tell('archive-not-here', { form });
    }
  }
  const twice = destroyed.flatMap(({ forms: list }) => list).filter((form, index, all) => all.indexOf(form) !== index);
  for (const form of twice) tell('archive-not-here', { form });
  return found;
}

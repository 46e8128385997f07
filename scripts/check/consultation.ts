import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const dayLength = 86_400_000;

/** How many days a consultation is open, its first and its last one included. */
export const daysOpen = (opens: string, closes: string): number =>
  Math.round((Date.parse(closes) - Date.parse(opens)) / dayLength) + 1;

/**
 * A consultation is open for as many days as the site's rules ask for its subject (rules.yml, consultation_days); a survey has
 * questions. Clause E30.
 */
export const consultation: Rule = { id: 'consultation', clauses: ['E30'], waiver: null, find };

function find({ article: { front, lineOf }, model, folder }: CheckSubject): Finding[] {
  if (front.kind !== 'consultation') return [];
  const findings: Finding[] = [];
  const refuse = (field: string, what: Omit<Parameters<typeof found>[1], 'rule' | 'severity'>) =>
    findings.push(
      found({ file: 'index.md', field, line: lineOf([field]) }, { rule: 'consultation', severity: 'error', ...what }),
    );
  const { sort, subject, opens, closes, questions, draft } = front;
  const least = model?.rules.consultation_days?.find((rule) => rule.subject === subject);
  if (sort === '意见征集' && least && daysOpen(opens, closes) < least.days) {
    const { days, base } = least;
    refuse('closes', { key: 'consultation-too-short', params: { subject, days, base, open: daysOpen(opens, closes) } });
  }
  if (sort === '网上调查' && questions === undefined) refuse('questions', { key: 'survey-without-questions' });
  if (draft !== undefined && !folder.files.some(({ name }) => name === draft))
    refuse('draft', { key: 'attachment-missing', params: { name: draft } });
  return findings;
}

import type { FrontMatter } from '../article/front-matter.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject, DemandedStep } from './subject.ts';

type Waiver = NonNullable<FrontMatter['waivers']>[number];

/**
 * What the article's `waivers` ask for. It is found by `waive`, which knows the findings of all other rules; alone this rule finds nothing, and
 * gives its name to what is wrong with a waiver.
 */
export const waivers: Rule = { id: 'waivers', clauses: ['D6', 'D11'], waiver: null, find: () => [] };

/** What a finding is about, as a waiver names it: its evidence, else its field, else its file. */
export const waivedAs = ({ evidence, field, file }: Finding): string => evidence ?? field ?? file;

/**
 * The findings with those that the article asks to be waived marked `waived` and their reason, and with what is wrong with its waivers: a rule
 * that does not exist or is never waived, a finding that is not there, and a route on which no step belongs only to those who may waive.
 */
export function waive(
  findings: readonly Finding[],
  { article: { front, lineOf } }: CheckSubject,
  rules: readonly Rule[],
  steps: readonly DemandedStep[],
): Finding[] {
  const asked = front.waivers ?? [];
  const wrong = asked.flatMap((waiver, index) => {
    const problem = problemOf(waiver, findings, rules, steps);
    const place = { file: 'index.md', field: `waivers.${index}`, line: lineOf(['waivers', index]) };
    return problem ? [found(place, { rule: 'waivers', ...problem })] : [];
  });
  const sound = asked.filter((waiver) => problemOf(waiver, findings, rules, steps) === null);
  const after = findings.map((finding): Finding => {
    const waiver = sound.find((each) => matches(each, finding));
    return waiver ? { ...finding, severity: 'waived', reason: waiver.reason } : finding;
  });
  return [...after, ...wrong];
}

const matches = ({ rule, text }: Waiver, finding: Finding) => finding.rule === rule && waivedAs(finding) === text;

function problemOf(
  waiver: Waiver,
  findings: readonly Finding[],
  rules: readonly Rule[],
  steps: readonly DemandedStep[],
): { key: MessageKey; severity: 'error' | 'warning'; params: Finding['params'] } | null {
  const { rule: id, text } = waiver;
  const rule = rules.find((each) => each.id === id);
  if (!rule) return { key: 'waiver-unknown', severity: 'error', params: { rule: id } };
  const { waiver: posts } = rule;
  if (!posts) return { key: 'waiver-never', severity: 'error', params: { rule: id } };
  if (!findings.some((finding) => matches(waiver, finding)))
    return { key: 'waiver-unused', severity: 'warning', params: { rule: id, text } };
  const entitled = (signer: string) => posts.some((post) => signer.startsWith(`${post}@`));
  if (!steps.some(({ by }) => by.every(entitled)))
    return { key: 'waiver-nobody', severity: 'error', params: { rule: id } };
  return null;
}

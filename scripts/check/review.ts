import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject, DemandedStep } from './subject.ts';

/**
 * `review` lists the steps that the route demands, all of them, none else, in its order (attacks 48). Where no route could be
 * found its reasons are passed on; nothing is demanded of an import.
 */
export const review: Rule = { id: 'review', clauses: ['D9.0'], waiver: null, find };

function find({ article: { front, lineOf }, demanded }: CheckSubject): Finding[] {
  if (demanded === null) return [];
  const refuse = (path: (string | number)[], key: MessageKey, params: Finding['params']): Finding =>
    found(
      { file: 'index.md', field: path.join('.'), line: lineOf(path) },
      { rule: 'review', key, severity: 'error', params },
    );
  if ('reasons' in demanded) return demanded.reasons.map(({ key, params }) => refuse(['review'], key, params));

  const missing = [...demanded.steps];
  const extra: { step: DemandedStep; index: number }[] = [];
  for (const [index, step] of front.review.entries()) {
    const at = missing.findIndex((other) => signature(other) === signature(step));
    if (at === -1) extra.push({ step, index });
    else missing.splice(at, 1);
  }
  const findings: Finding[] = [];
  for (const { step, index } of extra) {
    const at = missing.findIndex(({ act }) => act === step.act);
    const [instead] = at === -1 ? [] : missing.splice(at, 1);
    findings.push(
      instead
        ? refuse(['review', index], 'review-changed', {
            act: step.act,
            written: step.by.join('、'),
            demanded: instead.by.join('、'),
          })
        : refuse(['review', index], 'review-extra', { act: step.act, written: step.by.join('、') }),
    );
  }
  for (const { act, by } of missing)
    findings.push(refuse(['review'], 'review-missing', { act, demanded: by.join('、') }));
  if (findings.length > 0) return findings;
  const moved = front.review.findIndex((step, index) => {
    const due = demanded.steps[index];
    return !due || signature(due) !== signature(step);
  });
  if (moved === -1) return [];
  return [refuse(['review', moved], 'review-order', { order: demanded.steps.map(({ act }) => act).join('、') })];
}

/** The order of those who may do a step says nothing. */
const signature = ({ act, by }: { act: string; by: readonly string[] }) => `${act} ${[...by].sort().join(' ')}`;

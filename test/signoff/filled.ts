import { fill } from '../../scripts/signoff/fill.ts';
import type { Opinion } from '../../scripts/signoff/opinion.ts';
import type { Writer } from '../../scripts/signoff/writer.ts';
import type { Act, Grade, ResolvedRoute } from '../../scripts/site/types.gen.ts';
import { someDigest } from '../fixture/group.ts';

type Step = ResolvedRoute['steps'][number];
/** A step of one person holding a post of the bureau. */
export const step = (act: Act, post: string, more: Partial<Step> = {}): Step => ({
  act,
  by: [`${post}@slj`],
  count: 1,
  ...more,
});
export const review = step('审核', 'reviewer');
export const final = step('审批', 'principal');

/** Somebody's approvals in the order of the list: `甲 审核 reviewer`, then `for 乙` or a grade. */
export function opinions(...lines: string[]): Opinion[] {
  return lines.map((line, order) => {
    const [person = '', acts = '', post = '', ...more] = line.split(' ');
    const grade = more.find((word): word is Grade => ['ssh', 'forge', 'paper'].includes(word)) ?? 'ssh';
    const standInFor = more.includes('for') ? (more[more.indexOf('for') + 1] ?? null) : null;
    return {
      statement: someDigest(`${line} ${order}`),
      order,
      person,
      unit: 'slj',
      post: post as Opinion['post'],
      acts: acts.split('、') as Act[],
      standInFor,
      decision: 'approve',
      remark: '',
      grade,
      evidence: { statement: '', signature: '' },
    };
  });
}

export interface Asked {
  steps?: Step[];
  given?: string[];
  writers?: Writer[];
  more?: Partial<ResolvedRoute>;
}

/** Who fills which step, what is missing, and why the others do not count. */
export function filled({ steps = [review, final], given = [], writers = [], more = {} }: Asked) {
  const route: ResolvedRoute = { id: 'r', title: 'x', site: 'main', ordered: true, steps, ...more };
  const found = fill(route, opinions(...given), writers, (id) => `${id}某`);
  return {
    signers: found.signers.map(({ person, act, step: number }) => `${number} ${act} ${person}`),
    missing: found.missing.map(({ route: id, step: number, act, by }) => `${id} ${number} ${act} ${by.join()}`),
    ignored: found.ignored.map(({ person, why }) => [person, why.key, why.params]),
  };
}

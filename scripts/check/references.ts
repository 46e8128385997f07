import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** Articles that this one supersedes, repeals, amends, interprets, comments on, gathers or adds to are live, and none of them is itself. */
export const references: Rule = { id: 'references', clauses: [], waiver: null, find };

function find({ article: { front, lineOf }, known }: CheckSubject): Finding[] {
  const named = {
    supersedes: front.supersedes,
    repeals: front.repeals,
    amends: front.amends,
    interprets: 'interprets' in front ? front.interprets : undefined,
    thread: front.thread === undefined ? undefined : [front.thread],
    comments_on: 'comments_on' in front ? front.comments_on : undefined,
    groups: 'groups' in front ? front.groups?.flatMap(({ articles }) => articles) : undefined,
  };
  return Object.entries(named).flatMap(([field, ids]) =>
    (ids ?? []).flatMap((id, index) => {
      if (id !== front.id && known.isLive(id)) return [];
      const key = id === front.id ? 'reference-self' : 'reference-not-live';
      const path = [field, index];
      return [
        found(
          { file: 'index.md', field: path.join('.'), line: lineOf(path) },
          { rule: 'references', key, severity: 'error', params: { field, id } },
        ),
      ];
    }),
  );
}

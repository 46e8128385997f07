import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** An id stands in one folder only: a copy needs its own (attacks 64). A move, where the old folder is gone, passes here. */
export const identity: Rule = { id: 'identity', clauses: [], waiver: null, find };

function find({ article: { front, lineOf }, known }: CheckSubject): Finding[] {
  return known.sameId.map((path) =>
    found(
      { file: 'index.md', field: 'id', line: lineOf(['id']) },
      { rule: 'identity', key: 'id-twice', severity: 'error', params: { id: front.id, path } },
    ),
  );
}

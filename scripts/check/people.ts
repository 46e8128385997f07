import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** Drafter, officer and the secrecy officer named are people of the registry in force. */
export const people: Rule = { id: 'people', clauses: ['E19'], waiver: null, find };

function find({ article: { front, lineOf }, inForce: { registry } }: CheckSubject): Finding[] {
  const named = [
    { path: ['drafter'], person: front.drafter },
    { path: ['officer'], person: front.officer },
    { path: ['secrecy', 'reviewer'], person: front.secrecy.reviewer },
  ];
  return named.flatMap(({ path, person }) =>
    person === undefined || registry.people.some(({ id }) => id === person)
      ? []
      : [
          found(
            { file: 'index.md', field: path.join('.'), line: lineOf(path) },
            {
              rule: 'people',
              key: 'person-not-registered',
              severity: 'error',
              params: { field: path.join('.'), person },
            },
          ),
        ],
  );
}

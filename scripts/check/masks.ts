import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { found } from './found.ts';
import { plain } from './plain.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** Signs that stand for what is left out of a name. */
const mask = /[*×○●某Xx]/;

type Named = { path: (string | number)[]; name: string; person: boolean };

function namesIn({ article: { front } }: CheckSubject): Named[] {
  switch (front.kind) {
    case 'results':
    case 'progress':
      return front.rows.map(({ applicant, person }, at) => ({
        path: ['rows', at, 'applicant'],
        name: applicant,
        person,
      }));
    case 'letter':
      return [{ path: ['writer'], name: front.writer, person: true }];
    case 'roster': {
      const persons = front.columns.map(({ person }) => person === true);
      return front.rows.flatMap((row, at) =>
        row.flatMap((cell, n) =>
          persons[n] === true ? [{ path: ['rows', at, n], name: String(cell), person: true }] : [],
        ),
      );
    }
    default:
      return [];
  }
}

/** In lists of results, states and names, and in letters, persons are masked and organisations are not. Clauses E24.4, E24.5. */
export const masks: Rule = { id: 'masks', clauses: ['E24.4', 'E24.5'], waiver: null, find };

function find(subject: CheckSubject): Finding[] {
  return namesIn(subject).flatMap(({ path, name, person }) => {
    const masked = mask.test(plain(name));
    if (masked === person) return [];
    const key: MessageKey = person ? 'person-not-masked' : 'organisation-masked';
    const at = { file: 'index.md', field: path.join('.'), line: subject.article.lineOf(path) };
    return [found(at, { rule: 'masks', key, severity: 'error' })];
  });
}

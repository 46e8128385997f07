import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** What begins ends later: publication before expiry, in force before repealed. Without a clock: past or future is not judged. */
export const dates: Rule = { id: 'dates', clauses: [], waiver: null, find };

function find({ article: { front, lineOf } }: CheckSubject): Finding[] {
  const pairs = [
    { first: 'publish_at', from: front.publish_at, last: 'expires.at', until: front.expires?.at, strict: true },
    ...('issuer' in front
      ? [
          {
            first: 'effective_from',
            from: front.effective_from,
            last: 'effective_until',
            until: front.effective_until,
            strict: false,
          },
        ]
      : []),
  ];
  return pairs.flatMap(({ first, from, last, until, strict }) => {
    if (from === undefined || until === undefined) return [];
    const [begin, end] = [Date.parse(from), Date.parse(until)];
    if (begin < end || (!strict && begin === end)) return [];
    return [
      found(
        { file: 'index.md', field: last, line: lineOf(last.split('.')) },
        { rule: 'dates', key: 'dates-backwards', severity: 'error', params: { first, from, last, until } },
      ),
    ];
  });
}

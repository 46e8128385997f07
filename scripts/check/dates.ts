import type { FrontMatter } from '../article/front-matter.ts';
import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

interface Pair {
  first: string;
  from: string | undefined;
  last: string;
  until: string | undefined;
  /** The two may not be the same. */
  strict: boolean;
}

const pair = (first: string, from: string | undefined, last: string, until: string | undefined): Pair => ({
  first,
  from,
  last,
  until,
  strict: false,
});

/** The days of one kind of article that follow one another. */
function pairsOf(front: FrontMatter): Pair[] {
  switch (front.kind) {
    case 'document':
      return [pair('effective_from', front.effective_from, 'effective_until', front.effective_until)];
    case 'roster':
      return [pair('from', front.from, 'until', front.until)];
    case 'consultation':
      return [
        pair('opens', front.opens, 'closes', front.closes),
        pair('closes', front.closes, 'result.day', front.result?.day),
      ];
    case 'letter':
      return [pair('received', front.received, 'answered', front.answered)];
    case 'results':
      return front.rows.map(({ accepted, finished }, at) =>
        pair(`rows.${at}.accepted`, accepted, `rows.${at}.finished`, finished),
      );
    default:
      return [];
  }
}

/** What begins ends later: publication before expiry, open before closed. Without a clock: past or future is not judged. */
export const dates: Rule = { id: 'dates', clauses: [], waiver: null, find };

function find({ article: { front, lineOf } }: CheckSubject): Finding[] {
  const pairs: Pair[] = [
    { first: 'publish_at', from: front.publish_at, last: 'expires.at', until: front.expires?.at, strict: true },
    ...pairsOf(front),
  ];
  return pairs.flatMap(({ first, from, last, until, strict }) => {
    if (from === undefined || until === undefined) return [];
    const [begin, end] = [Date.parse(from), Date.parse(until)];
    if (begin < end || (!strict && begin === end)) return [];
    return [
      found(
        {
          file: 'index.md',
          field: last,
          line: lineOf(last.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))),
        },
        { rule: 'dates', key: 'dates-backwards', severity: 'error', params: { first, from, last, until } },
      ),
    ];
  });
}

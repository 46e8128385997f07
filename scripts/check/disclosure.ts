import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** Only 主动公开 goes online (政府信息公开条例; standards §3). */
export const disclosure: Rule = { id: 'disclosure', clauses: [], waiver: null, find };

function find({ article: { front, lineOf } }: CheckSubject): Finding[] {
  if (front.disclosure === '主动公开') return [];
  return [
    found(
      { file: 'index.md', field: 'disclosure', line: lineOf(['disclosure']) },
      { rule: 'disclosure', key: 'not-disclosed', severity: 'error', params: { disclosure: front.disclosure } },
    ),
  ];
}

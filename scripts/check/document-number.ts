import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** One 发文字号 of one body stands once on a site; reprints and imports are excepted (attacks 55). */
export const documentNumber: Rule = { id: 'document-number', clauses: ['D11'], waiver: null, find };

function find({ article: { front, lineOf }, known, site, imported }: CheckSubject): Finding[] {
  if (front.kind !== 'document' || !('issuer' in front) || front.source.type === 'reprint' || imported) return [];
  const { document_number: number, issuer } = front;
  const other = number === undefined ? undefined : known.numbered(site, issuer, number).find((id) => id !== front.id);
  if (number === undefined || other === undefined) return [];
  return [
    found(
      { file: 'index.md', field: 'document_number', line: lineOf(['document_number']) },
      { rule: 'document-number', key: 'number-of-other-document', severity: 'error', params: { number, id: other } },
    ),
  ];
}

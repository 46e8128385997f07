import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const important: readonly string[] = ['重要', '重大'];

/**
 * An important document comes with its interpretation, in the same change or online before it, or says by which day one will follow.
 * Reprints and imports are excepted: others have explained them, or it is too late.
 */
export const interpretation: Rule = { id: 'interpretation', clauses: ['C9', 'D9.1.3'], waiver: null, find };

function find({ article: { front, lineOf }, known, imported }: CheckSubject): Finding[] {
  if (front.kind !== 'document' || !important.includes(front.level) || front.source.type === 'reprint' || imported)
    return [];
  if (front.interpretation_due !== undefined || known.interpreters.length > 0) return [];
  return [
    found(
      { file: 'index.md', field: 'interpretation_due', line: lineOf(['level']) },
      {
        rule: 'interpretation',
        key: 'interpretation-missing',
        severity: 'error',
        params: { id: front.id },
      },
    ),
  ];
}

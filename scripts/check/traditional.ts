import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Piece } from './piece.ts';
import { anySigner, type Rule } from './rule.ts';
import { simplified } from './simplified.ts';
import type { CheckSubject } from './subject.ts';

/** What is quoted keeps its letters: titles, quotations, and a name in its own spelling in brackets. */
const quoted = /[“「『《〈"（(][^“”「」『』《》〈〉"（）()\n]{0,200}[”」』》〉"）)]/g;
/** Fields whose text is somebody else's name. */
const names = /^(?:source\.name|source\.account|issuer|pictures\.\d+\.credit)$/;

/**
 * Traditional characters outside quotations in the article's text and fields: one finding a paragraph, with the standard forms. Attachments
 * are left out: they may be somebody else's papers.
 */
export const traditional: Rule = { id: 'traditional', clauses: ['B12'], waiver: anySigner, find };

function find({ pieces }: CheckSubject): Finding[] {
  return pieces.filter(own).flatMap((piece) => {
    const signs = [...new Set(piece.text.replace(quoted, ''))].filter((sign) => simplified.has(sign));
    if (signs.length === 0) return [];
    const characters = signs.join('');
    const standard = signs.map((sign) => simplified.get(sign)).join('');
    return [
      found(piece, {
        rule: 'traditional',
        key: 'traditional-characters',
        severity: 'warning',
        evidence: characters,
        params: { characters, simplified: standard },
      }),
    ];
  });
}

/** Links and file names are addresses, not text. */
const own = ({ file, field, text }: Piece) =>
  file === 'index.md' && !(field !== undefined && names.test(field)) && !/^[a-z]+:|^\S+\.\w{2,4}$/i.test(text);

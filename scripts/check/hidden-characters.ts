import type { Finding, Severity } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { found } from './found.ts';
import { lineCounter } from './plain.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const kinds: readonly { key: MessageKey; severity: Severity; characters: RegExp }[] = [
  // They turn what is signed into something else than what is read.
  { key: 'bidi-character', severity: 'error', characters: /[\u202a-\u202e\u2066-\u2069]/gu },
  { key: 'tag-character', severity: 'error', characters: /[\u{e0000}-\u{e007f}]/gu },
  { key: 'control-character', severity: 'error', characters: /[^\P{Cc}\t\n\r]/gu },
  { key: 'zero-width-character', severity: 'warning', characters: /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/gu },
  { key: 'private-use-character', severity: 'warning', characters: /[\ue000-\uf8ff\u{f0000}-\u{10fffd}\ufffd]/gu },
];

/**
 * Characters that are not seen, in front matter, body and file names: one finding a kind and line. Attachments are left out:
 * Word's symbol fonts are full of private-use characters.
 */
export const hiddenCharacters: Rule = { id: 'hidden-characters', clauses: ['B12'], waiver: null, find };

function find({ article, pieces }: CheckSubject): Finding[] {
  const texts = [
    { file: 'index.md', text: article.body, line: article.bodyLine },
    ...pieces.filter(({ file, field }) => (file === 'index.md' && field !== undefined) || field === 'name'),
  ];
  return texts.flatMap((piece) =>
    kinds.flatMap(({ key, severity, characters }) => {
      const line = lineCounter(piece.text, piece.line);
      const seen = new Set<string>();
      return [...piece.text.matchAll(characters)].flatMap((match) => {
        const at = line(match.index);
        const code = `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
        if (seen.has(`${at} ${code}`)) return [];
        seen.add(`${at} ${code}`);
        return [
          found({ ...piece, line: at }, { rule: 'hidden-characters', key, severity, evidence: code, params: { code } }),
        ];
      });
    }),
  );
}

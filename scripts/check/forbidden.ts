import type { Finding } from '../words/finding.ts';
import { dictionary } from './dictionary.ts';
import { found } from './found.ts';
import { lineCounter } from './plain.ts';
import { leaders, type Rule } from './rule.ts';
import { rulesFile } from './rules-file.ts';
import type { CheckSubject } from './subject.ts';

/** Words of the categories under `forbidden` in the site's rules.yml, anywhere in the folder; a hit names category, place and word. */
export const forbidden: Rule = { id: 'forbidden', clauses: ['B11', 'D11'], waiver: leaders, find };

function find(subject: CheckSubject): Finding[] {
  const categories = subject.model?.rules.forbidden ?? [];
  const search = dictionary(
    categories.flatMap(({ category, words, except = [] }) => words.map((word) => ({ word, except, category }))),
  );
  return subject.pieces.flatMap((piece) => {
    const line = lineCounter(piece.text, piece.line);
    return search(piece.text).map(({ entry: { word, category }, start }) =>
      found(
        { ...piece, line: line(start) },
        {
          rule: 'forbidden',
          key: 'forbidden-word',
          severity: 'error',
          evidence: word,
          params: { word, category, rules: rulesFile(subject) },
        },
      ),
    );
  });
}

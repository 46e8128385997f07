import type { Finding } from '../words/finding.ts';
import { dictionary } from './dictionary.ts';
import { found } from './found.ts';
import { lineCounter } from './plain.ts';
import { leaders, type Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** Wrong forms under `misprints` in the site's rules.yml, anywhere in the folder: serious ones refuse, others are shown to the signers. */
export const misprints: Rule = { id: 'misprints', clauses: ['D11'], waiver: leaders, find };

function find({ model, pieces }: CheckSubject): Finding[] {
  const search = dictionary(
    (model?.rules.misprints ?? []).map((entry) => ({ ...entry, word: entry.wrong, except: entry.except ?? [] })),
  );
  return pieces.flatMap((piece) => {
    const line = lineCounter(piece.text, piece.line);
    return search(piece.text).map(({ entry: { wrong, right, serious }, start }) =>
      found(
        { ...piece, line: line(start) },
        {
          rule: 'misprints',
          ...(serious ? { key: 'misstatement', severity: 'error' } : { key: 'misprint', severity: 'warning' }),
          evidence: wrong,
          params: { wrong, right },
        },
      ),
    );
  });
}

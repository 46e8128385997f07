import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import { lineCounter, plain } from './plain.ts';
import { anySigner, type Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const internal = /内部(?:资料|文件|使用|参考|传阅|发行)|注意保[存管密]|不得外传|密级\s{0,3}:\s{0,3}(?:绝密|机密|秘密)/g;

/** Terms of laws on printing and on staff; a site adds its own under `ordinary`. */
const usual = [
  '内部资料性出版物',
  '内部资料性图书',
  '内部资料性期刊',
  '内部使用审批',
  '连续性内部资料',
  '一次性内部资料',
];

/** Words that stand on papers for inner use: a warning, since laws and rules speak of them too. */
export const internalMarks: Rule = { id: 'internal-marks', clauses: ['A5.2.2'], waiver: anySigner, find };

function find({ pieces, model }: CheckSubject): Finding[] {
  const ordinary = [...usual, ...(model?.rules.ordinary ?? [])];
  return pieces.flatMap((piece) => {
    const text = plain(piece.text);
    const line = lineCounter(text, piece.line);
    return [...text.matchAll(internal)]
      .filter((match) => !within(text, match, ordinary))
      .map((match) =>
        found(
          { ...piece, line: line(match.index) },
          {
            rule: 'internal-marks',
            key: 'internal-mark',
            severity: 'warning',
            evidence: match[0],
            params: { mark: match[0] },
          },
        ),
      );
  });
}

/** Whether a mark stands inside one of the ordinary terms. */
function within(text: string, { 0: mark, index }: RegExpExecArray, terms: readonly string[]): boolean {
  return terms.some((term) => {
    for (let at = term.indexOf(mark); at !== -1; at = term.indexOf(mark, at + 1)) {
      if (text.startsWith(term, index - at) && index >= at) return true;
    }
    return false;
  });
}

import type { Finding } from '../words/finding.ts';
import { type DigitRun, digitRuns, type Stretch, standsAlone } from './digit-runs.ts';
import { found } from './found.ts';
import { isIdNumber, maskNumber } from './id-numbers.ts';
import type { Piece } from './piece.ts';
import { lineCounter, plain } from './plain.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** UnionPay (16 to 19 digits), older ICBC cards (19), and 16 digits of the foreign brands. */
const prefixes = /^(?:(?:62|60)\d{14,17}|9558\d{15}|(?:4|5[1-5]|35)\d{14,15})$/;
const accountLabel = /(?:账户|账号|帐户|帐号)(?:号码|号)?\s*:?\s*$/;
const unitWords = /[局委办院校会处所站厅署]|公司|中心|政府|财政|国库|合作社|户名/;

/**
 * Bank card numbers (Luhn, known prefix) anywhere in the folder. The account of a unit passes: a number right after 账户 or 账号,
 * with a unit named shortly before.
 */
export const bankCards: Rule = { id: 'bank-cards', clauses: ['C10.2'], waiver: null, find };

function find({ pieces }: CheckSubject): Finding[] {
  let before = '';
  let file = '';
  return pieces.flatMap((piece) => {
    const text = plain(piece.text);
    const lead = piece.file === file ? before : '';
    before = `${lead}\n${text}`.slice(-80);
    file = piece.file;
    const line = lineCounter(text, piece.line);
    const findings: Finding[] = [];
    for (const run of digitRuns(text, 16)) {
      for (const stretch of candidates(run)) {
        const start = run[stretch.from]?.start ?? 0;
        if (
          !isCard(stretch.digits, piece) ||
          /^\.\d/.test(text.slice(run[stretch.to]?.end, (run[stretch.to]?.end ?? 0) + 2))
        )
          continue;
        const context = start < 80 ? `${lead}\n${text.slice(0, start)}`.slice(-80) : text.slice(start - 80, start);
        if (accountLabel.test(context) && unitWords.test(context)) continue;
        const masked = maskNumber(stretch.digits);
        findings.push(
          found(
            { ...piece, line: line(start) },
            {
              rule: 'bank-cards',
              key: 'bank-card',
              severity: 'error',
              evidence: masked,
              params: { masked },
            },
          ),
        );
      }
    }
    return findings;
  });
}

/** One group of digits, or groups of four that stand alone in their row, so that tables of figures pass. */
function* candidates(run: DigitRun): Generator<Stretch> {
  for (const [from, { digits: first }] of run.entries()) {
    if (first.length >= 16) yield { from, to: from, digits: first };
    if (first.length !== 4) continue;
    let to = from;
    while (to - from < 4 && run[to]?.digits.length === 4) to += 1;
    if (to - from === 4 && (run[to]?.digits.length ?? 4) < 4) to += 1;
    const groups = run.slice(from, to);
    if (groups.length >= 4 && standsAlone(run, from, to - 1))
      yield { from, to: to - 1, digits: groups.map(({ digits }) => digits).join('') };
  }
}

function isCard(digits: string, { number }: Piece): boolean {
  if (!prefixes.test(digits) || isIdNumber(digits)) return false;
  return passesLuhn(digits) || (number === true && digits.startsWith('62') && digits.endsWith('0'));
}

/** ISO/IEC 7812 check digit. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

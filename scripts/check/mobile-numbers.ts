import type { Finding } from '../words/finding.ts';
import { type DigitRun, digitRuns, type Stretch, standsAlone } from './digit-runs.ts';
import { found } from './found.ts';
import { lineCounter, plain } from './plain.ts';
import type { CheckSubject } from './subject.ts';

const mobile = /^(?:\+?0{0,2}86|0)?(1[3-9]\d{9})$/;
/** What follows an amount: 13812345678元 is no telephone. */
const amount = /^(?:\.\d|\s?(?:元|万|亿|美元|吨|公斤|千克|平方|立方|千瓦|度|人次|股|%))/;
const label = /(?:tel|phone|mobile|cell|mob|m|t|wechat|wx|vx)$/i;

/**
 * Mobile numbers anywhere in the folder, but for those that the article itself publishes under `contacts`. Office telephones
 * have another form and are never flagged (the disclosure guide demands them). Clause C10.2.
 */
export function mobileNumbers({ pieces, article }: CheckSubject): Finding[] {
  const published = new Set(
    (article.front.contacts ?? []).map(({ phone }) => plain(phone).replace(/\D/g, '').slice(-11)),
  );
  return pieces.flatMap((piece) => {
    const text = plain(piece.text);
    const line = lineCounter(text, piece.line);
    const findings: Finding[] = [];
    for (const run of digitRuns(text, 11)) {
      for (const { from, to, digits } of candidates(run)) {
        const number = mobile.exec(digits)?.[1];
        const start = run[from]?.start ?? 0;
        const end = run[to]?.end ?? 0;
        if (number === undefined || published.has(number)) continue;
        if (amount.test(text.slice(end, end + 3)) || isCode(text, start, end)) continue;
        const masked = `${number.slice(0, 3)}****${number.slice(-4)}`;
        findings.push(
          found(
            { ...piece, line: line(start) },
            {
              rule: 'mobile-numbers',
              key: 'mobile-number',
              severity: 'error',
              clause: 'C10.2',
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

/** 13812345678, 138 1234 5678 with or without 86, or eleven single digits; a row of figures or years is none. */
function* candidates(run: DigitRun): Generator<Stretch> {
  for (const [from, { digits: first }] of run.entries()) {
    if (first.length >= 11) yield { from, to: from, digits: first };
    if (first.length > 4) continue;
    const size = first.length === 1 ? 11 : first.length === 3 ? 3 : 4;
    const to = from + size - 1;
    if (!standsAlone(run, from, to)) continue;
    const groups = run.slice(from, to + 1).map(({ digits }) => digits);
    const shape = groups.map(({ length }) => length).join('');
    if (!/^(?:1{11}|344|[24]344)$/.test(shape) || groups.slice(-2).every(isYear)) continue;
    yield { from, to, digits: groups.join('') };
  }
}

const isYear = (digits: string) => /^(?:19|20)\d\d$/.test(digits);

/** Part of a code such as MA13812345678 or of a longer number with letters. */
function isCode(text: string, start: number, end: number): boolean {
  if (/^[A-Za-z]/.test(text.slice(end, end + 1))) return true;
  const lead = /[A-Za-z]+$/.exec(text.slice(Math.max(0, start - 8), start));
  return lead !== null && !label.test(lead[0]);
}

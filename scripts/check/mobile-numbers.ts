import type { Finding } from '../words/finding.ts';
import { type DigitRun, digitRuns, type Stretch, standsAlone } from './digit-runs.ts';
import { found } from './found.ts';
import type { Piece } from './piece.ts';
import { lineCounter, plain } from './plain.ts';
import { leaders, type Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const mobile = /^(?:\+?0{0,2}86|0)?(1[3-9]\d{9})$/;
/** What follows an amount: 13812345678元 is no telephone. */
const amount = /^(?:\.\d|\s?(?:元|万|亿|美元|吨|公斤|千克|平方|立方|千瓦|度|人次|股|%))/;
const label = /(?:tel|phone|mobile|cell|mob|m|t|wechat|wx|vx)$/i;

/** 138.1234.5678 is no decimal. */
const dotted = /(?<![\d.])(1[3-9]\d)\.(\d{4})\.(\d{4})(?!\d|\.\d)/g;
/** So many numbers in one file, or two in one column of a table, are a list of persons. */
const listed = 3;
const listedInColumn = 2;

/**
 * Mobile numbers anywhere in the folder, but for those that the article itself publishes under `contacts`: in a list of persons they
 * refuse, elsewhere the signers are asked. Office telephones have another form and are never flagged (the disclosure guide demands them).
 */
export const mobileNumbers: Rule = { id: 'mobile-numbers', clauses: ['C10.2'], waiver: leaders, find };

function find({ pieces, article }: CheckSubject): Finding[] {
  const published = new Set(
    (article.front.contacts ?? []).map(({ phone }) => plain(phone).replace(/\D/g, '').slice(-11)),
  );
  const all = pieces.flatMap((piece) => numbersIn(piece).filter(({ number }) => !published.has(number)));
  const inFile = distinct(all, ({ piece }) => piece.file);
  const inColumn = distinct(
    all.filter(({ piece }) => piece.column !== undefined),
    ({ piece }) => `${piece.file}\n${piece.column}`,
  );
  return all.map(({ number, piece, line }) => {
    const masked = `${number.slice(0, 3)}****${number.slice(-4)}`;
    const list =
      (inFile.get(piece.file) ?? 0) >= listed ||
      (inColumn.get(`${piece.file}\n${piece.column}`) ?? 0) >= listedInColumn;
    return found(
      { ...piece, line },
      {
        rule: 'mobile-numbers',
        ...(list ? { key: 'mobile-number', severity: 'error' } : { key: 'mobile-number-asked', severity: 'warning' }),
        evidence: masked,
        params: { masked },
      },
    );
  });
}

interface Mobile {
  number: string;
  piece: Piece;
  line: number | undefined;
}

function numbersIn(piece: Piece): Mobile[] {
  const text = plain(piece.text).replace(dotted, '$1-$2-$3');
  const line = lineCounter(text, piece.line);
  return digitRuns(text, 11).flatMap((run) =>
    [...candidates(run)].flatMap(({ from, to, digits }) => {
      const number = mobile.exec(digits)?.[1];
      const start = run[from]?.start ?? 0;
      const end = run[to]?.end ?? 0;
      if (number === undefined || amount.test(text.slice(end, end + 3)) || isCode(text, start, end)) return [];
      return [{ number, piece, line: line(start) }];
    }),
  );
}

/** How many different numbers stand in each place. */
function distinct(all: readonly Mobile[], place: (mobile: Mobile) => string): Map<string, number> {
  const numbers = new Map<string, Set<string>>();
  for (const each of all) {
    const here = numbers.get(place(each)) ?? new Set();
    numbers.set(place(each), here.add(each.number));
  }
  return new Map([...numbers].map(([where, set]) => [where, set.size]));
}

/** 13812345678, 138 1234 5678 with or without 86, 138 12345678, or eleven single digits; a row of figures or years is none. */
function* candidates(run: DigitRun): Generator<Stretch> {
  let next = 0;
  for (const [from, { digits: first }] of run.entries()) {
    if (from < next) continue;
    if (first.length >= 11) yield { from, to: from, digits: first };
    if (first.length > 4) continue;
    const size = first.length === 1 ? 11 : first.length === 3 ? (run[from + 1]?.digits.length === 8 ? 2 : 3) : 4;
    const to = from + size - 1;
    if (!standsAlone(run, from, to)) continue;
    const groups = run.slice(from, to + 1).map(({ digits }) => digits);
    const shape = groups.map(({ length }) => length).join('');
    if (!/^(?:1{11}|38|344|[24]344)$/.test(shape) || groups.slice(-2).every(isYear) || isDay(groups[1])) continue;
    next = to + 1;
    yield { from, to, digits: groups.join('') };
  }
}

const isYear = (digits: string) => /^(?:19|20)\d\d$/.test(digits);
const isDay = (digits = '') => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/.test(digits);

/** Part of a code such as MA13812345678 or of a longer number with letters. */
function isCode(text: string, start: number, end: number): boolean {
  if (/^[A-Za-z]/.test(text.slice(end, end + 1))) return true;
  const lead = /[A-Za-z]+$/.exec(text.slice(Math.max(0, start - 8), start));
  return lead !== null && !label.test(lead[0]);
}

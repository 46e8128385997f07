import type { Finding } from '../words/finding.ts';
import { digitRuns, stretches } from './digit-runs.ts';
import { found } from './found.ts';
import type { Piece } from './piece.ts';
import { lineCounter, plain } from './plain.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** First two digits that GB/T 2260 gives to provinces, Hong Kong, Macao and Taiwan; 81 to 83 residence permits. */
const provinces = /^(1[1-5]|2[123]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123]|9[1])/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * The 18-character citizen number (GB 11643) in text, tables, file names, attachments and properties: province, birthday and the
 * ISO 7064 MOD 11-2 check character must be right, so that ordinary numbers pass; after a word that says id number, in the text before it
 * or at the head of its column, a wrong check character is somebody's slip and no excuse. In a spreadsheet cell stored as a number the
 * last digits are lost; there the first fourteen decide. The old number of 15 digits has no check character and looks like a company's
 * registration, so it counts after such a word only.
 */
export const idNumbers: Rule = { id: 'id-numbers', clauses: ['C10.2'], waiver: null, find };

function find({ pieces }: CheckSubject): Finding[] {
  const idColumns = new Set<string>();
  return pieces.flatMap((piece) => {
    const text = plain(piece.text);
    const labelled = label.test(text);
    const column = piece.column === undefined ? undefined : `${piece.file}\n${piece.column}`;
    if (column !== undefined && text.length < 30 && labelled) idColumns.add(column);
    const line = lineCounter(text, piece.line);
    const right = piece.number ? hasBirthday : isIdNumber;
    const inIdColumn = column !== undefined && idColumns.has(column);
    const asked = inIdColumn || labelled;
    const findings: Finding[] = [];
    for (const run of digitRuns(text, 15)) {
      const named = (start: number) => inIdColumn || label.test(text.slice(Math.max(0, start - 16), start));
      for (const { from, digits } of stretches(run, 18, 18)) {
        const start = run[from]?.start ?? 0;
        if (right(digits) || (asked && hasBirthday(digits) && named(start)))
          findings.push(idNumber(piece, line(start), digits));
      }
      if (!asked) continue;
      for (const { from, digits } of stretches(run, 15, 15)) {
        const start = run[from]?.start ?? 0;
        if (isOldIdNumber(digits) && named(start)) findings.push(idNumber(piece, line(start), digits));
      }
    }
    return findings;
  });
}

/** What an id number is called in forms; at the head of a column as well. */
const label = /身份证|公民身份|证件号|居民证|身份号/;

function idNumber(piece: Piece, line: number | undefined, digits: string): Finding {
  const masked = maskNumber(digits);
  return found(
    { ...piece, line },
    { rule: 'id-numbers', key: 'id-number', severity: 'error', evidence: masked, params: { masked } },
  );
}

/** Fifteen digits, as issued until 1999: province and a real day of the twentieth century. */
function isOldIdNumber(digits: string): boolean {
  return digits.length === 15 && !digits.endsWith('X') && hasBirthday(`${digits.slice(0, 6)}19${digits.slice(6)}`);
}

/** Whether 18 characters are a citizen number with a real province, a real day of birth and the right check character. */
export function isIdNumber(digits: string): boolean {
  if (!hasBirthday(digits) || !/^\d{17}[\dX]$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11] === digits[17];
}

function hasBirthday(digits: string): boolean {
  if (!provinces.test(digits) || !/^(19|20)$/.test(digits.slice(6, 8))) return false;
  const [year, month, day] = [digits.slice(6, 10), digits.slice(10, 12), digits.slice(12, 14)].map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

/** 35*************123: the first two and the last three characters. */
export function maskNumber(digits: string): string {
  return `${digits.slice(0, 2)}${'*'.repeat(digits.length - 5)}${digits.slice(-3)}`;
}

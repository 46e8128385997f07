/** Digits that stand together; an ID number's final X belongs to them. `start` and `end` are offsets in the text searched. */
export interface DigitGroup {
  digits: string;
  start: number;
  end: number;
}

/** Groups of digits with nothing but one to three spaces, line breaks or hyphens between them. */
export type DigitRun = readonly DigitGroup[];

/** Whole neighbouring groups of a run, `from` to `to` inclusive, and their digits put together. */
export interface Stretch {
  from: number;
  to: number;
  digits: string;
}

const gap = /[\s\-‐-―−·]/;
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

/** An X that no letter or digit follows. */
function isFinalX(text: string, at: number): boolean {
  return /[Xx]/.test(text.charAt(at)) && !/[A-Za-z\d]/.test(text.charAt(at + 1));
}

/** The runs of a plain text that hold at least `least` characters, in order. One step a character, since a table may hold a million numbers. */
export function digitRuns(text: string, least: number): DigitRun[] {
  const runs: DigitGroup[][] = [];
  let run: DigitGroup[] = [];
  let held = 0;
  let gaps = 0;
  const close = () => {
    if (held === 0) return;
    if (held >= least) runs.push(run);
    run = [];
    held = 0;
  };
  for (let at = 0; at < text.length; at += 1) {
    const start = at;
    while (isDigit(text.charCodeAt(at))) at += 1;
    const mark = (at > start || held > 0) && isFinalX(text, at);
    const end = mark ? at + 1 : at;
    if (end > start) {
      const digits = text.slice(start, end);
      run.push({ digits: mark ? digits.toUpperCase() : digits, start, end });
      held += end - start;
      gaps = 0;
      if (mark) close();
      else at -= 1;
    } else {
      gaps += 1;
      if (gaps > 3 || (held > 0 && !gap.test(text.charAt(at)))) close();
    }
  }
  close();
  return runs;
}

/** Every stretch of a run that holds between `least` and `most` characters. Linear in the run's groups. */
export function* stretches(run: DigitRun, least: number, most: number): Generator<Stretch> {
  const joined = run.map((group) => group.digits).join('');
  let start = 0;
  for (const [from, first] of run.entries()) {
    let end = start;
    for (let to = from; end - start < most; to += 1) {
      const group = run[to];
      if (!group) break;
      end += group.digits.length;
      if (end - start >= least && end - start <= most) yield { from, to, digits: joined.slice(start, end) };
    }
    start += first.digits.length;
  }
}

/**
 * Whether nothing short stands beside a stretch in its run, so that it is no part of a row of figures; one short group before it, at the
 * beginning of the run, is taken for the number of a row.
 */
export function standsAlone(run: DigitRun, from: number, to: number): boolean {
  const long = (group: DigitGroup | undefined) => group === undefined || group.digits.length > 10;
  const before = run[from - 1];
  const rowNumber = from === 1 && before !== undefined && before.digits.length <= 3;
  return (rowNumber || long(before)) && long(run[to + 1]);
}

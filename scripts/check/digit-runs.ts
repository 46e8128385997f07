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

const parts = /(\d+(?:[Xx](?![A-Za-z\d]))?|[Xx](?![A-Za-z\d]))|([\s\-‐-―−·]+)|[^\d\s\-‐-―−·]+/g;

/** All runs of digits in a plain text, in order. Linear in the length of the text. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitGroup[][] = [];
  let run: DigitGroup[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const { 0: whole, 1: digits, 2: gap, index } of text.matchAll(parts)) {
    if (digits !== undefined && (run.length > 0 || digits.length > 1 || /\d/.test(digits))) {
      run.push({ digits: whole.toUpperCase(), start: index, end: index + whole.length });
      if (/[Xx]$/.test(whole)) close();
    } else if (gap === undefined || gap.length > 3) {
      close();
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

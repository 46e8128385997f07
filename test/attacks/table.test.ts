import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const tests = join(import.meta.dirname, '..');

/** Ways round the sign-off are known by their numbers; titles begin with them: '4 · …', '27 and 38 · …', '1 · …; 3 · …'. */
const last = 75;
/** Those in which the forge has a say: they are played on both kinds of it. */
const onForges = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28],
  ...[30, 31, 34, 35, 36, 37, 38, 39, 40, 44, 55, 58, 59, 61, 63, 64, 66, 72],
];

/** Every number that a title of a file begins with. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/(?:['"`]|; )(\d{1,2}(?:(?:, | and )\d{1,2})*) · /g)].flatMap(([, numbers = '']) =>
    numbers.split(/, | and /).map(Number),
  );

const files = await Promise.all(
  (await readdir(tests, { recursive: true }))
    .filter((name) => name.endsWith('.test.ts'))
    .map(async (name) => ({ name, text: await readFile(join(tests, name), 'utf8') })),
);
const played = new Set(files.flatMap(({ text }) => numbersIn(text)));
const onBoth = new Set(
  files
    .filter(({ text }) => /\bdialects\b|'github', 'gitea'|playForge|playMerges/.test(text))
    .flatMap(({ text }) => numbersIn(text)),
);
const numbers = Array.from({ length: last }, (_, index) => index + 1);

describe('every way round the sign-off is played', () => {
  it.each(numbers)('number %i', (number) => {
    expect(played).toContain(number);
  });

  it.each(onForges)('number %i on both kinds of forge', (number) => {
    expect(onBoth).toContain(number);
  });

  it('a number that no title bears is missed', () => {
    expect(numbersIn("it('4 · x'); it('27 and 38 · y'); it(`1 · a; 3 · b`)")).toEqual([4, 27, 38, 1, 3]);
    expect(played).not.toContain(99);
  });
});

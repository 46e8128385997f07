import type { SearchRecord } from '../../scripts/build/search-record.ts';

export const sorts = ['title', 'term', 'string', 'number'] as const;
export type Sort = (typeof sorts)[number];

/** A question, and where its answer lies by a literal search: the places in `records` whose texts hold it. */
export interface Question {
  sort: Sort;
  words: string;
  /** Of a title: the record that it was taken from. */
  from: number;
  held: number[];
}

/** Numbers in [0, 1) that depend on the seed alone. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Text as the literal search compares it: white space as single spaces, small letters, full-width signs as plain ones. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
/** Of numbers, brackets and dashes do not count, as in the index. */
const bare = (text: string) => plain(text).replace(/[〔〕[\]【】()./_-]/g, '');

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * `each` questions of every sort: titles, words that a dictionary cuts out of the texts, strings of 2 to 6 characters cut anywhere, index
 * and document numbers. The same for the same seed.
 */
export function questionsOf(records: readonly SearchRecord[], each: number, seed: number): Question[] {
  const random = randomFrom(seed);
  const some = <T>(from: readonly T[]): T => {
    const one = from[Math.floor(random() * from.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  };
  const runs = (text: string) => text.match(/\p{Script=Han}{7,}/gu) ?? [];
  const make: Readonly<Record<Sort, (record: SearchRecord) => string>> = {
    title: ({ title }) => title,
    term: ({ text }) => {
      const words = [...segmenter.segment(some(runs(text)))].map(({ segment }) => segment);
      return some(words.filter((word) => /^\p{Script=Han}{2,}$/u.test(word)).concat(some(runs(text)).slice(0, 2)));
    },
    string: ({ text }) => {
      const run = some(runs(text));
      const length = 2 + Math.floor(random() * 5);
      const start = Math.floor(random() * (run.length - length + 1));
      return run.slice(start, start + length);
    },
    number: ({ numbers }) => some(numbers),
  };
  const texts = records.map(({ title, numbers, text, attachments }) =>
    [title, numbers.join('\n'), text, attachments.join('\n')].map(plain),
  );
  const usable = records.filter(({ text }) => runs(text).length > 0);
  return sorts.flatMap((sort) =>
    Array.from({ length: each }, () => {
      const record = some(usable);
      const words = make[sort](record);
      const held = texts.flatMap((parts, at) => (parts.some((part) => holds(part, words, sort)) ? [at] : []));
      return { sort, words, from: records.indexOf(record), held };
    }),
  );
}

function holds(text: string, words: string, sort: Sort): boolean {
  if (sort === 'string' || sort === 'term') return text.includes(plain(words));
  return bare(text).includes(bare(words));
}

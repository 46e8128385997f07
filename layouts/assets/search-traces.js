// @ts-check
/**
 * Which indexes can hold what is asked: the build and the browser share this file, so that they agree.
 *
 * A text leaves traces: a number for every letter, every two and every three letters that stand side by side, and every four,
 * five and six digits or Latin letters. The traces of a closed index are bits in `blocks` blocks; a question is looked up by some of its own. What an index holds
 * has left its traces there; where traces are found nothing need be.
 */

/** Blocks of the bits of one index. */
export const blocks = 4096;

/** Bits of one trace, all of them in one block. */
const bits = 3;

/** Letters of the longest trace of all letters, and of the longest of digits and Latin letters, three of which stand everywhere. */
const [short, long] = [3, 6];

/** Traces that one question is looked up by: each is a file to fetch. Of single letters alone, as long as they tell that every index can hold it. */
export const most = 4;

const mark = /^\p{M}$/u;
const letter = /^[\p{L}\p{N}]$/u;
const plain = /^[A-Za-z0-9]$/;
const soft = /^[〔〕［］[\]【】（）()./_-]$/;
const [other, joined, between] = [-1, -2, -3];

/** @param {number} hash @param {number} value */
const mixed = (hash, value) => {
  const next = Math.imul(hash ^ value, 0x01000193);
  return Math.imul(next ^ (next >>> 15), 0x2c1b3c6d);
};

/** @param {number} seed @param {string} text */
function hashOf(seed, text) {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = mixed(hash, text.charCodeAt(at));
  return hash;
}

/**
 * A letter as a number: the same for all that Pagefind takes for the same, which counts neither case nor accents. Digits and plain Latin letters are
 * below 128, all others above.
 * @param {string} text
 */
function codeOf(text) {
  // The first alone: where nothing begins with a Hangul syllable Pagefind takes what it begins with itself.
  const [first = ''] = text.toUpperCase().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.test(first) ? first.charCodeAt(0) : 128 + (hashOf(7, first) >>> 1);
}

/** @type {Map<string, number>} */
const kinds = new Map();

/** What a character is: a letter’s number, or that it belongs to the letter before it, or that it may stand between two of one word. @param {string} char */
function kindOf(char) {
  const known = kinds.get(char);
  if (known !== undefined) return known;
  const kind = letter.test(char) ? codeOf(char) : mark.test(char) ? joined : soft.test(char) ? between : other;
  kinds.set(char, kind);
  return kind;
}

/** @param {readonly number[]} codes @param {number} from @param {number} length */
function traceOf(codes, from, length) {
  let hash = length;
  for (let at = from; at < from + length; at += 1) hash = mixed(hash, codes[at] ?? 0);
  return hash;
}

/** @param {readonly number[]} codes @param {(trace: number) => void} add */
function addRun(codes, add) {
  let narrow = 0;
  for (let end = 1; end <= codes.length; end += 1) {
    narrow = (codes[end - 1] ?? 128) < 128 ? narrow + 1 : 0;
    const longest = Math.max(Math.min(short, end), Math.min(long, narrow));
    for (let length = 1; length <= longest; length += 1) add(traceOf(codes, end - length, length));
  }
}

/**
 * All traces of a text, some of them again and again.
 * @param {string} text as `fold` of search-text.js gives it
 * @param {(trace: number) => void} add
 */
export function addTraces(text, add) {
  /** @type {number[]} */
  let run = [];
  let gaps = 0;
  for (const char of text) {
    const kind = kindOf(char);
    if (kind === joined) continue;
    if (kind === between) gaps += 1;
    else if (kind === other) gaps = 2;
    else {
      const last = run[run.length - 1] ?? 128;
      if (gaps > 1 || (gaps === 1 && last >= 128 && kind >= 128)) {
        addRun(run, add);
        run = [];
      }
      run.push(kind);
      gaps = 0;
    }
  }
  addRun(run, add);
}

/** The trace of a value that a question may be narrowed by. @param {string} name @param {string} value */
export const filterTrace = (name, value) => hashOf(hashOf(11, name), `=${value}`);

/**
 * Where the traces lie by which a phrase of two letters or more is looked up: next to each other, the last ones at its end.
 * @param {readonly number[]} codes
 */
function windowsOf(codes) {
  const usual = Math.min(short, codes.length);
  const isNarrow = (/** @type {number} */ at) => (codes[at] ?? 128) < 128;
  /** @type {[from: number, length: number][]} */
  const windows = [];
  for (let at = 0; at < codes.length; ) {
    let [from, end] = [at, at];
    while (isNarrow(end)) end += 1;
    while (isNarrow(at) && isNarrow(from - 1)) from -= 1;
    const length = Math.max(usual, Math.min(long, end - from));
    const start = Math.min(at, (length > usual ? end : codes.length) - length);
    windows.push([start, length]);
    at = start + length;
  }
  // More digits tell more than three letters, and the end of a number more than its beginning.
  return windows.reverse().sort(([, a], [, b]) => b - a);
}

/**
 * The traces that an index has which holds a question: all of `every`, and one of `some` unless that is empty.
 * @param {readonly (readonly string[])[]} phrases letters
 * @param {Record<string, string>} filters
 * @returns {{ every: number[], some: number[] }}
 */
export function tracesOf(phrases, filters) {
  const coded = phrases.map((phrase) => phrase.map((each) => codeOf(each)));
  const words = coded.filter(({ length }) => length > 1);
  const every = words
    .flatMap((codes) => windowsOf(codes).map(([from, length], turn) => ({ turn, trace: traceOf(codes, from, length) })))
    .sort((a, b) => a.turn - b.turn)
    .slice(0, most)
    .map(({ trace }) => trace);
  // Of single letters Pagefind finds also what holds only one of them.
  const some = words.length > 0 ? [] : coded.map((codes) => traceOf(codes, 0, 1));
  return { every: [...every, ...Object.keys(filters).map((name) => filterTrace(name, filters[name] ?? ''))], some };
}

/** The block in which a trace’s bits are. @param {number} trace */
export const blockOf = (trace) => trace >>> 20;

/**
 * The places of a trace’s bits in its block, of which there are `size`, a power of two.
 * @param {number} trace
 * @param {number} size
 */
export function placesOf(trace, size) {
  const hash = mixed(mixed(trace, 13), trace >>> 9);
  const step = (hash >>> 15) | 1;
  return Array.from({ length: bits }, (_, at) => ((hash & 0x7fff) + at * step) & (size - 1));
}

/** Bytes of a row, in which the nth bit is that of the nth of so many indexes. @param {number} indexes */
export const widthOf = (indexes) => Math.ceil(indexes / 8);

/** Files in which the traces of so many indexes are, in the order of their blocks. @param {number} indexes */
export const filesOf = (indexes) => Math.min(blocks, 2 ** Math.ceil(Math.log2(128 * widthOf(indexes))));

/** Name of the file in which a block is. @param {number} block @param {number} indexes */
export const fileOf = (block, indexes) =>
  Math.floor(block / (blocks / filesOf(indexes)))
    .toString(16)
    .padStart(3, '0');

/**
 * Which of so many indexes have a trace: bit after bit, in the bytes of a row.
 * @param {Uint8Array} file the one in which the trace is
 * @param {number} trace
 * @param {number} indexes
 */
export function indexesWith(file, trace, indexes) {
  const width = widthOf(indexes);
  const held = blocks / filesOf(indexes);
  const rows = file.length / held / width;
  const from = (blockOf(trace) % held) * rows;
  const found = new Uint8Array(width).fill(255);
  for (const place of placesOf(trace, rows))
    for (let at = 0; at < width; at += 1) found[at] = (found[at] ?? 0) & (file[(from + place) * width + at] ?? 255);
  return found;
}

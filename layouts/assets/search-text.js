// @ts-check
/**
 * How text and questions are written for the search index: the build and the browser share this file, so that they agree.
 *
 * Every letter becomes one word made of itself and the letter after it (人民政府 → 人民 民政 政府 府). A question in the same form and
 * in quotes then finds exactly the places where its letters stand side by side, whatever the words of the language are.
 */

const letter = '[\\p{L}\\p{N}]\\p{M}*';
/** Between a digit or Latin letter and its neighbour these may be left out or typed otherwise: 〔2026〕3号, [2026]3号, 2026-00007. */
const soft = '[〔〕［］\\[\\]【】（）()./_-]';
const pieces = new RegExp(
  `(?<run>${letter}(?:(?:(?<=[A-Za-z0-9])${soft}|${soft}(?=[A-Za-z0-9]))?${letter})*)|(?<gap>\\s+)|.`,
  'gu',
);
const letters = new RegExp(`[^\\p{L}\\p{N}]*(${letter})`, 'gu');
const start = new RegExp(`^[^\\p{L}\\p{N}]*(?:${letter})?`, 'u');
const gap = '␣';
const border = '␞';

/** Text in which what a keyboard types stands as it types it. @param {string} text */
export const fold = (text) =>
  text.normalize('NFC').replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/**
 * Text as words for the index. `toPlain` gives the text back, but for white space, which becomes single spaces, and full-width
 * digits and Latin letters, which become plain ones.
 * @param {string} text
 * @returns {string}
 */
export function toIndex(text) {
  /** @type {string[]} */
  const words = [];
  for (const piece of fold(text).matchAll(pieces)) {
    if (piece.groups?.run === undefined) {
      words.push(piece.groups?.gap === undefined ? piece[0] : gap);
      continue;
    }
    const run = [...piece[0].matchAll(letters)];
    run.forEach((each, at) => {
      words.push(each[0] + (run[at + 1]?.[1] ?? ''));
    });
  }
  return words.join(' ');
}

/**
 * @param {string} indexed what toIndex made
 * @returns {string}
 */
export function toPlain(indexed) {
  if (indexed === '') return '';
  return indexed
    .split(' ')
    .map((word) => (word === gap ? ' ' : (start.exec(word)?.[0] ?? '')))
    .join('');
}

/**
 * Several texts in one; nothing is found across their borders.
 * @param {readonly string[]} texts
 */
export const joinTexts = (texts) => texts.map(toIndex).join(` ${border} `);

/** @param {string} indexed */
export const splitTexts = (indexed) => ` ${indexed} `.split(` ${border} `).map((text) => toPlain(text.trim()));

/**
 * The phrases of a question, each as its letters: what spaces and punctuation divide must all be found, in any order.
 * @param {string} question
 * @returns {string[][]}
 */
export function phrasesOf(question) {
  const runs = [...fold(question).matchAll(pieces)].flatMap(({ groups }) => groups?.run ?? []);
  return runs.map((run) => [...run.matchAll(letters)].flatMap((each) => each[1] ?? []));
}

/**
 * A phrase as a query for the index: in quotes, or the letter itself, which finds every word that begins with it.
 * @param {readonly string[]} phrase
 */
export function queryOf(phrase) {
  if (phrase.length < 2) return phrase.join('');
  return `"${wordsOf(phrase)}"`;
}

/** @param {readonly string[]} phrase */
export const wordsOf = (phrase) =>
  phrase.length < 2
    ? phrase.join('')
    : phrase
        .slice(1)
        .map((each, at) => `${phrase[at]}${each}`)
        .join(' ');

/** @param {string} text */
const literally = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * Text cut where a phrase begins and ends: every second piece, from the second on, is a match.
 * @param {string} text
 * @param {readonly string[][]} phrases
 * @returns {string[]}
 */
export function markMatches(text, phrases) {
  if (phrases.length === 0) return [text];
  const each = [...phrases].sort((a, b) => b.length - a.length).map((phrase) => phrase.map(literally).join(`${soft}?`));
  return text.split(new RegExp(`(${each.join('|')})`, 'giu'));
}

/**
 * The part of a text around the first place where a phrase stands, in at most `length` characters and a mark of omission at each
 * end; null when no phrase stands in it.
 * @param {string} text
 * @param {readonly string[][]} phrases
 * @param {number} length
 * @returns {string | null}
 */
export function excerptOf(text, phrases, length) {
  const [before, match] = markMatches(text, phrases);
  if (before === undefined || match === undefined) return null;
  return cut(text, Math.max(0, before.length - Math.floor(length / 4)), length);
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} length
 */
export function cut(text, from, length) {
  const part = text.slice(from, from + length).trim();
  return `${from > 0 ? '…' : ''}${part}${from + length < text.length ? '…' : ''}`;
}

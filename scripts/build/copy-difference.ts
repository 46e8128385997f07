import { type ChangeObject, diffArrays } from 'diff';

/** Words that stand in both versions, only in the old one, or only in the new one. */
export interface Piece {
  is: 'kept' | 'removed' | 'added';
  text: string;
}

/** A paragraph, heading, list item or row of a table, as its writer typed it, in the order of reading. */
export type Paragraph = { is: 'kept' | 'removed' | 'added'; text: string } | { is: 'changed'; pieces: Piece[] };

/** Beyond this many changes two versions count as wholly different, so that no text makes the comparison long (attacks 54). */
const most = { paragraphs: 2_000, words: 1_000 };
/** Share of common characters from which on a paragraph counts as reworded and not as another one. */
const akin = 0.4;

/**
 * What changed from one text to another, by paragraph and, within reworded ones, by word. Nothing is left out: the pieces that are not
 * removed are the paragraphs of `after`, and those that are not added are the paragraphs of `before`. Empty lines do not count.
 */
export function compareTexts(before: string, after: string): Paragraph[] {
  const [old, fresh] = [paragraphsOf(before), paragraphsOf(after)];
  const hunks = diffArrays(old, fresh, { maxEditLength: most.paragraphs }) ?? replaced(old, fresh);
  const result: Paragraph[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const settle = () => {
    result.push(...reworded(gone, come));
    gone = [];
    come = [];
  };
  for (const { value, added, removed } of hunks) {
    if (removed) gone.push(...value);
    else if (added) come.push(...value);
    else {
      settle();
      result.push(...value.map((text): Paragraph => ({ is: 'kept', text })));
    }
  }
  settle();
  return result;
}

const paragraphsOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');

/** Pairs removed paragraphs with the added ones that reword them, in order; the rest is removed, then added. */
function reworded(gone: readonly string[], come: readonly string[]): Paragraph[] {
  const result: Paragraph[] = [];
  let next = 0;
  for (const before of gone) {
    const at = come.findIndex((after, index) => index >= next && index < next + 8 && likeness(before, after) >= akin);
    if (at < 0) {
      result.push({ is: 'removed', text: before });
      continue;
    }
    result.push(...come.slice(next, at).map((text): Paragraph => ({ is: 'added', text })));
    result.push({ is: 'changed', pieces: compareWords(before, come[at] ?? '') });
    next = at + 1;
  }
  return [...result, ...come.slice(next).map((text): Paragraph => ({ is: 'added', text }))];
}

/** Share of the characters of the longer one that both have, in any order. */
function likeness(one: string, other: string): number {
  const counts = new Map<string, number>();
  for (const char of one) counts.set(char, (counts.get(char) ?? 0) + 1);
  let common = 0;
  for (const char of other) {
    const left = counts.get(char) ?? 0;
    if (left > 0) common += 1;
    counts.set(char, left - 1);
  }
  return common / Math.max(one.length, other.length, 1);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** What changed within one paragraph, by word; neighbours of one kind are joined. */
export function compareWords(before: string, after: string): Piece[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  const changes = diffArrays(old, fresh, { maxEditLength: most.words }) ?? replaced(old, fresh);
  return changes.map(({ value, added, removed }) => ({
    is: added ? 'added' : removed ? 'removed' : 'kept',
    text: value.join(''),
  }));
}

/** All of one, then all of the other. */
const replaced = (old: string[], fresh: string[]): ChangeObject<string[]>[] => [
  { value: old, count: old.length, removed: true, added: false },
  { value: fresh, count: fresh.length, removed: false, added: true },
];

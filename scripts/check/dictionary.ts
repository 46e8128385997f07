import { AhoCorasick } from '@monyone/aho-corasick';
import { plain } from './plain.ts';

/** A word to be found, and ordinary words in which it is no hit (埋藏区 for 藏区). */
export interface Entry {
  word: string;
  except: readonly string[];
}

/** Where an entry's word stands in the text searched. */
export interface Hit<E extends Entry> {
  entry: E;
  start: number;
  end: number;
}

const squeezed = (word: string) => plain(word).replace(/\s/g, '').toLowerCase();

/**
 * A search for all words at once, in the order of the text. Spaces and line breaks in the text are passed over, for PDFs part words by
 * them; full-width letters and case make no difference. Linear in the text (Aho–Corasick).
 */
export function dictionary<E extends Entry>(entries: readonly E[]): (text: string) => Hit<E>[] {
  const byWord = new Map<string, E[]>();
  const exceptions = new Set<string>();
  for (const entry of entries) {
    const word = squeezed(entry.word);
    byWord.set(word, [...(byWord.get(word) ?? []), entry]);
    for (const ordinary of entry.except) exceptions.add(squeezed(ordinary));
  }
  const machine = new AhoCorasick([...new Set([...byWord.keys(), ...exceptions])].filter((word) => word !== ''));
  return (text) => {
    const { dense, at } = squeeze(plain(text));
    const matches = machine.matchInText(dense);
    const ordinary = matches.filter(({ keyword }) => exceptions.has(keyword));
    return matches.flatMap(({ begin, end, keyword }) =>
      (byWord.get(keyword) ?? [])
        .filter((entry) => {
          const words = new Set(entry.except.map(squeezed));
          return !ordinary.some((other) => other.begin <= begin && end <= other.end && words.has(other.keyword));
        })
        .map((entry) => ({ entry, start: at(begin), end: at(end - 1) + 1 })),
    );
  };
}

/** A text in lower case without its spaces, and where each of its characters stood. */
function squeeze(text: string): { dense: string; at: (index: number) => number } {
  if (!/\s/.test(text)) return { dense: text.toLowerCase(), at: (index) => index };
  const places: number[] = [];
  let dense = '';
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (/\s/.test(sign)) continue;
    dense += sign;
    places.push(index);
  }
  return { dense: dense.toLowerCase(), at: (index) => places[index] ?? text.length };
}

import { extensionOf } from './addresses.ts';

/** Recordings that say where they were made. */
const films: ReadonlySet<string> = new Set(['mp4', 'm4v', 'mov', '3gp', 'm4a']);

export const isFilm = (name: string): boolean => films.has(extensionOf(name));

/** ±30.5+110.2/ as ISO 6709 has it, with or without a height. */
const place = /[+-]\d{2,6}(?:\.\d+)?[+-]\d{3,7}(?:\.\d+)?(?:[+-]\d+(?:\.\d+)?)?\/?/g;
/** What stands before it: the box of QuickTime, and the name in Apple's list, which keeps names and values apart. */
const named = [
  { name: '\xa9xyz', within: 128 },
  { name: 'location.ISO6709', within: 8192 },
  { name: 'location', within: 256 },
];

/**
 * Where in a film or recording (ISO base media: MP4, MOV, M4A) a place stands, from byte `from` to before `to`: as the text that telephones
 * write (ISO 6709), or as the box of 3GPP (TS 26.244, 8.10) with its name.
 */
export function placesIn(film: Buffer): { from: number; to: number }[] {
  const found = new Map<number, number>();
  for (const { name, within } of named) {
    for (const at of everywhere(film, name)) {
      const near = film.subarray(at, at + within).toString('latin1');
      for (const { 0: words, index } of near.matchAll(place)) found.set(at + index, at + index + words.length);
    }
  }
  for (const at of everywhere(film, 'loci')) {
    const size = at < 4 ? 0 : film.readUInt32BE(at - 4);
    // Four letters stand in a long film by chance; a box has its size before them and zeros behind.
    if (size >= 20 && size <= 512 && at + 8 <= film.length && film.readUInt32BE(at + 4) === 0)
      found.set(at, at - 4 + size);
  }
  return [...found].map(([from, to]) => ({ from, to: Math.min(to, film.length) }));
}

function* everywhere(film: Buffer, name: string): Generator<number> {
  for (let at = film.indexOf(name, 0, 'latin1'); at !== -1; at = film.indexOf(name, at + name.length, 'latin1'))
    yield at;
}

/** The same recording without any place, byte for byte as long; null where it has none. What remains of a box says that it is empty. */
export function withoutPlace(bytes: Uint8Array): Uint8Array | null {
  const film = Buffer.from(bytes);
  const places = placesIn(film);
  for (const { from, to } of places) {
    if (film.toString('latin1', from, from + 4) === 'loci') film.fill(0, from, to).write('free', from, 'latin1');
    else film.fill(' ', from, to);
  }
  return places.length > 0 ? film : null;
}

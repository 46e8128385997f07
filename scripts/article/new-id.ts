import type { ArticleId } from '../site/types.gen.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** The largest multiple of 36 that fits a byte: bytes from here on would favour some letters. */
const fair = 252;

/** A new id of ten letters and digits, all equally likely; `random` gives that many random bytes. */
export function newId(random: (count: number) => Uint8Array): ArticleId {
  let id = '';
  while (id.length < 10) {
    for (const byte of random(10)) if (byte < fair && id.length < 10) id += letters[byte % 36];
  }
  return id;
}

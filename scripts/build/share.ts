import type { Digest } from '../site/types.gen.ts';
import type { Output } from './output.ts';

/** One of so many parts of a build, counted from 1. */
export interface Share {
  part: number;
  of: number;
}

/** So many jobs a matrix of GitHub's may have. */
const most = 256;

/** Reads `2/4`; null for what is no part of a whole. */
export function parseShare(text: string): Share | null {
  const [, part, of] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text)?.map(Number) ?? [];
  return part !== undefined && of !== undefined && part <= of && of <= most ? { part, of } : null;
}

/** The turn of what is made of that which all parts made: it comes to none of them, but where they are put together. */
export const afterAll = Number.POSITIVE_INFINITY;

/** Whether what is made of `key` falls to this part: each key to exactly one. What bears a turn goes round, everything else by its key. */
export const fallsTo = ({ part, of }: Share, key: Digest, turn: number | undefined): boolean =>
  (turn ?? Number.parseInt(key.slice(0, 8), 16)) % of === part - 1;

/**
 * An output into which only this part of what is made by keys is written: of all other keys another part makes what there is to make, and
 * files without a key are made where the parts are put together.
 */
export const inShare = (output: Output, share: Share): Output => ({
  ...output,
  take: (key, turn) => !fallsTo(share, key, turn),
  write(path, given, key) {
    if (key !== undefined) output.write(path, given, key);
  },
});

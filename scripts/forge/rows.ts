import type { Answer } from './ask.ts';
import { ForgeError } from './forge-error.ts';

/** More entries than this are not read: no pull request of an office has them, and an answer without end must end here. */
export const mostRows = 10_000;

/** The entries of an answer that must be a list. */
export function rowsOf({ data, endpoint }: Answer): unknown[] {
  if (Array.isArray(data)) return data;
  throw new ForgeError('forge-not-understood', endpoint, null, { field: '[]' });
}

/** The list is not whole: what was promised, and what came. */
export const incomplete = ({ endpoint }: Answer, wanted: number | string, got: number): ForgeError =>
  new ForgeError('forge-incomplete', endpoint, null, { wanted, got });

export function notTooMany(answer: Answer, count: number): void {
  if (count > mostRows) throw new ForgeError('forge-endless', answer.endpoint, null, { limit: mostRows });
}

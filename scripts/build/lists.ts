/** One thing in a column's list and its ordinal there, from 1, never reused. */
export interface Entry<T> {
  ordinal: number;
  value: T;
}

/** List page `n`: what is left of the ordinals 20(n−1)+1 … 20n, newest first. */
export interface ListPage<T> {
  n: number;
  values: T[];
}

/** The pages of a list, newest first, and what its index shows. */
export interface Lists<T> {
  newest: T[];
  pages: ListPage<T>[];
}

const pageSize = 20;

/** Entries with the newest first; several pages of a site list the same ones, which are sorted once. */
export function byOrdinal<T>(entries: readonly Entry<T>[]): readonly Entry<T>[] {
  const sorted = entries.every(({ ordinal }, at) => at === 0 || ordinal <= (entries[at - 1]?.ordinal ?? 0));
  return sorted ? entries : [...entries].sort((a, b) => b.ordinal - a.ordinal);
}

/**
 * A column's list pages, newest first, and what its index shows: the newest page and, if that is not full, as many of the page
 * before as make twenty. A page that withdrawals have emptied is not there. A publication touches one numbered page (DESIGN §6).
 */
export function listPages<T>(entries: readonly Entry<T>[]): Lists<T> {
  const byNumber = new Map<number, T[]>();
  for (const { ordinal, value } of byOrdinal(entries)) {
    const n = Math.ceil(ordinal / pageSize);
    const page = byNumber.get(n);
    if (page) page.push(value);
    else byNumber.set(n, [value]);
  }
  const pages = [...byNumber].map(([n, values]) => ({ n, values }));
  const newest = [...(pages[0]?.values ?? []), ...(pages[1]?.values ?? [])].slice(0, pageSize);
  return { newest, pages };
}

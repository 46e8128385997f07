import type { Digest } from '../site/types.gen.ts';
import type { KeptForces } from './kept-forces.ts';
import type { ArticleState, Link } from './state.ts';
import type { Column } from './table.ts';
import type { LiveEntry } from './verify-live.ts';

/** What is kept of an id: its article as it stands (null for a governed file), and what was used and recorded for it. */
export interface IdRow {
  article: (Omit<ArticleState, 'ordinals' | 'inForce'> & { ordinals: [string, number][]; inForce: Digest }) | null;
  spent: Digest[];
  records: { record: Digest; time: string }[];
}

/** What is kept of a path: who ever stood there, and the files that lie there now. */
export interface PathRow {
  ids: string[];
  files: { name: string; size: number; sha256: Digest; oid: string | null }[];
}

/** What is kept of a document number: who ever bore it. */
export interface NumberRow {
  ids: string[];
}

export const emptyId = (): IdRow => ({ article: null, spent: [], records: [] });
export const emptyPath = (): PathRow => ({ ids: [], files: [] });
export const emptyLink = (): Link => ({ digest: '', time: '', form: null, ids: [] });
export const emptyNumber = (): NumberRow => ({ ids: [] });

/** An article with what was in force at its newest record, which is put together only where somebody asks. */
export const articleColumn = (forces: KeptForces): Column<IdRow, ArticleState> => ({
  read({ article }) {
    if (article === null) return undefined;
    const { ordinals, inForce: name, ...plain } = article;
    return {
      ...plain,
      ordinals: new Map(ordinals),
      get inForce() {
        return forces.named(name);
      },
    };
  },
  write(row, { ordinals, inForce, ...plain }) {
    row.article = { ...plain, ordinals: [...ordinals], inForce: forces.nameOf(inForce) };
  },
});

/** A record's link fills its row. */
export const linkColumn: Column<Link, Link> = {
  read: (row) => row,
  write: (row, link) => {
    Object.assign(row, link);
  },
};

export const spentColumn: Column<IdRow, Set<Digest>> = {
  read: ({ spent }) => new Set(spent),
  write: (row, spent) => {
    row.spent = [...spent];
  },
};

export const recordsColumn: Column<IdRow, IdRow['records']> = {
  read: ({ records }) => records,
  write: (row, records) => {
    row.records = records;
  },
};

export const idsColumn: Column<{ ids: string[] }, Set<string>> = {
  read: ({ ids }) => (ids.length > 0 ? new Set(ids) : undefined),
  write: (row, ids) => {
    row.ids = [...ids];
  },
};

/** The files of a path as verifying the live bytes finds them; none is the same as no folder. */
export const filesColumn: Column<PathRow, readonly LiveEntry[]> = {
  read: ({ files }, path) =>
    files.length === 0
      ? undefined
      : files.map(({ name, size, sha256, oid }) => ({
          name,
          size,
          sha256,
          entry: { path: `live/${path}/${name}`, mode: '100644', size, oid },
        })),
  write: (row, files) => {
    row.files = files.map(({ name, size, sha256, entry }) => ({ name, size, sha256, oid: entry.oid }));
  },
};

import type { InForce } from '../site/in-force.ts';
import type { Digest } from '../site/types.gen.ts';
import {
  articleColumn,
  emptyId,
  emptyLink,
  emptyNumber,
  emptyPath,
  filesColumn,
  type IdRow,
  idsColumn,
  linkColumn,
  type NumberRow,
  type PathRow,
  recordsColumn,
  spentColumn,
} from './kept-columns.ts';
import { KeptForces } from './kept-forces.ts';
import { openRows, type Written, writeRows } from './row-store.ts';
import { Rows } from './rows.ts';
import type { LedgerState, Link } from './state.ts';
import { ColumnTable, type Table } from './table.ts';
import type { LiveEntry } from './verify-live.ts';

/** What was verified, when it was kept: by which program, from which root, and the id of git's tree that held it. */
export interface KeptFor {
  program: Digest;
  root: Digest;
  tree: string;
}

/** A verified ledger as it was kept: what it left behind, its live files, and what was in force at its head. */
export interface Kept {
  tree: string;
  state: LedgerState;
  folders: Table<readonly LiveEntry[]>;
  inForce: InForce;
  /** Writes what was changed since, `inForce` being in force now. False where somebody else wrote meanwhile. */
  goOn(inForce: InForce, tree: string): boolean;
}

/** What a state holds beside its tables. */
interface HeadRow
  extends Pick<
    LedgerState,
    'group' | 'root' | 'zone' | 'head' | 'lastCheckpoint' | 'live' | 'lastRemoval' | 'governing'
  > {
  governed: [string, { digest: Digest; record: Digest }][];
  ordinals: [string, number][];
  counters: [string, number][];
  inForce: Digest;
}

const kind = { head: 'head', id: 'id', path: 'path', number: 'number', link: 'link' };

const momentOf = ({ program, root, tree }: KeptFor, head: Digest) => [program, root, tree, head].join('.');

function headRow(state: LedgerState, inForce: Digest): Written {
  const { group, root, zone, head, lastCheckpoint, live, lastRemoval, governing, governed, ordinals, counters } = state;
  const row: HeadRow = {
    ...{ group, root, zone, head, lastCheckpoint, live, lastRemoval, governing, inForce },
    governed: [...governed],
    ordinals: [...ordinals],
    counters: [...counters],
  };
  return [kind.head, '', row];
}

/**
 * The ledger that was kept in `file` by this program and from this root; null where none is. Nothing but what is asked for is read, and each
 * row's seal is compared then. It may be deleted at any time.
 */
export function openKept(file: string, { program, root }: Omit<KeptFor, 'tree'>): Kept | null {
  const store = openRows(file);
  const [by, under, tree = '', digest] = store?.moment.split('.') ?? [];
  if (!store || by !== program || under !== root) return null;
  const head = store.of<HeadRow>(kind.head).get('');
  if (!head || head.head.digest !== digest || head.root !== root) return null;
  const forces = new KeptForces(store);
  const ids = new Rows<IdRow>(store.of(kind.id), emptyId);
  const paths = new Rows<PathRow>(store.of(kind.path), emptyPath);
  const numbers = new Rows<NumberRow>(store.of(kind.number), emptyNumber);
  const links = new Rows<Link>(store.of(kind.link), emptyLink);
  const { governed, ordinals, counters, inForce, ...plain } = head;
  const state: LedgerState = {
    ...plain,
    governed: new Map(governed),
    ordinals: new Map(ordinals),
    counters: new Map(counters),
    chain: new ColumnTable(links, linkColumn),
    articles: new ColumnTable(ids, articleColumn(forces)),
    spent: new ColumnTable(ids, spentColumn),
    records: new ColumnTable(ids, recordsColumn),
    atPath: new ColumnTable(paths, idsColumn),
    byNumber: new ColumnTable(numbers, idsColumn),
  };
  const folders = new ColumnTable(paths, filesColumn);
  return {
    ...{ tree, state, folders, inForce: forces.named(inForce) },
    goOn(now, newTree) {
      const changed = <R extends object>(own: string, rows: Rows<R>) =>
        [...rows.changes()].map(([key, row]): Written => [own, key, row]);
      const rows = [
        headRow(state, forces.nameOf(now)),
        ...[...changed(kind.link, links), ...changed(kind.id, ids)],
        ...[...changed(kind.path, paths), ...changed(kind.number, numbers)],
        ...forces.changes(),
      ];
      const moment = momentOf({ program, root, tree: newTree }, state.head.digest);
      return writeRows(file, rows, moment, store.moment);
    },
  };
}

/** A verified ledger, as far as it is kept. */
export interface Keepable {
  state: LedgerState;
  folders: Pick<Table<readonly LiveEntry[]>, 'get'>;
  inForce: InForce;
}

/** Keeps a verified ledger in `file`, in place of whatever was there. Throws where the file cannot be written. */
export function keepWhole(file: string, ledger: Keepable, kept: KeptFor): void {
  const { state, inForce } = ledger;
  const forces = new KeptForces({ of: () => ({ get: () => null, *entries() {} }) });
  const head = headRow(state, forces.nameOf(inForce));
  for (const article of state.articles.values()) forces.nameOf(article.inForce);
  const rows = function* () {
    yield head;
    yield* forces.changes();
    yield* rowsOf(ledger, forces);
  };
  writeRows(file, rows(), momentOf(kept, state.head.digest), null);
}

/** Rows of all records, ids, paths and numbers, one after the other: a large ledger never stands in memory a second time. */
function* rowsOf({ state, folders }: Keepable, forces: KeptForces): Generator<Written> {
  const article = articleColumn(forces);
  for (const [seq, link] of state.chain) yield [kind.link, seq, link];
  for (const [id, records] of state.records) {
    const row = { ...emptyId(), records };
    const found = state.articles.get(id);
    if (found) article.write(row, found);
    spentColumn.write(row, state.spent.get(id) ?? new Set());
    yield [kind.id, id, row];
  }
  for (const [path, ids] of state.atPath) {
    const row = emptyPath();
    idsColumn.write(row, ids);
    filesColumn.write(row, folders.get(path) ?? []);
    yield [kind.path, path, row];
  }
  for (const [number, ids] of state.byNumber) yield [kind.number, number, { ids: [...ids] }];
}

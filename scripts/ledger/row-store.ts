import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import type { Source } from './rows.ts';

/** A row to write: of which kind, under which key, and what it holds (plain JSON). */
export type Written = readonly [kind: string, key: string, row: object];

/** Rows of several kinds as they were at one moment, whatever is written meanwhile. They lie open until eight others were opened. */
export interface RowStore {
  /** What its writer called this moment. */
  readonly moment: string;
  /** `R` is what was written under this kind: each row bears a seal over all that it holds, and one that does not fit it is never given. */
  of<R extends object>(kind: string): Source<R>;
}

const columns =
  'place INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, seal TEXT NOT NULL, UNIQUE (kind, key)';

const count = 'SELECT count(*) AS count FROM rows';

interface Sealed {
  kind: string;
  key: string;
  value: string;
}

const sealOf = ({ kind, key, value }: Sealed): Digest => sha256(`${kind.length} ${key.length} ${kind}${key}${value}`);

/** The row that counts them all, so that one that is lost is noticed, and names the moment. */
const last = { kind: '', key: '' };

const textIn = (row: object, name: string): string => String(Reflect.get(row, name));

/** A row as it was written, or null where its seal is another's. */
function sealed(row: unknown): Sealed | null {
  if (typeof row !== 'object' || row === null) return null;
  const found = { kind: textIn(row, 'kind'), key: textIn(row, 'key'), value: textIn(row, 'value') };
  return sealOf(found) === textIn(row, 'seal') ? found : null;
}

/** Whatever bears its seal was written here, by this program: the caller asks for another program's rows under other kinds. */
const wasWritten = <R extends object>(value: unknown, row: Sealed | null): value is R =>
  row !== null && typeof value === 'object' && value !== null;

/** Takes away everything that was kept in `file`. */
export function forgetRows(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}

/** Stores that are open, the oldest first: whoever opens a ledger again and again for days has long done with the first of them. */
const open: DatabaseSync[] = [];
const mostOpen = 8;

/** Opens what was written to `file`; null where there is nothing, or where it cannot be read or is not whole: that is only slower. */
export function openRows(file: string): RowStore | null {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    database.exec('PRAGMA busy_timeout = 2000; BEGIN');
    const [count, moment] = ending(database);
    if (count === countOf(database) && moment !== undefined) {
      open.push(database);
      if (open.length > mostOpen) open.shift()?.close();
      return storeIn(database, file, moment);
    }
  } catch {
    // No file, no database, none that was written here: nothing is kept.
  }
  database?.close();
  return null;
}

/** How many rows were written, and at which moment; nothing where nothing was. */
function ending(database: DatabaseSync): string[] {
  const row = sealed(database.prepare('SELECT * FROM rows WHERE kind = ? AND key = ?').get(last.kind, last.key));
  return row ? row.value.split(' ') : [];
}

const countOf = (database: DatabaseSync): string => textIn(database.prepare(count).get() ?? {}, 'count');

function storeIn(database: DatabaseSync, file: string, moment: string): RowStore {
  const one = database.prepare('SELECT * FROM rows WHERE kind = ? AND key = ?');
  const all = database.prepare('SELECT kind, key, value, seal FROM rows WHERE kind = ? ORDER BY place');
  const read = <R extends object>(found: unknown): [string, R] => {
    const row = sealed(found);
    const value: unknown = row && JSON.parse(row.value);
    if (row && wasWritten<R>(value, row)) return [row.key, value];
    forgetRows(file);
    throw new Error(`${file} was changed and is forgotten now; what is read anew does not need it`);
  };
  return {
    moment,
    of: <R extends object>(kind: string): Source<R> => ({
      get(key) {
        const found = one.get(kind, key);
        return found === undefined ? null : read<R>(found)[1];
      },
      *entries() {
        for (const found of all.iterate(kind)) yield read<R>(found);
      },
    }),
  };
}

/**
 * Writes rows over those of the same kind and key, all or none, and calls that `moment` (without spaces): on top of the moment `on`, or with
 * null in place of whatever there is. False where the file does not stand at that moment any more. Throws where the file cannot be written.
 */
export function writeRows(file: string, rows: Iterable<Written>, moment: string, on: string | null): boolean {
  mkdirSync(dirname(file), { recursive: true });
  if (on === null) forgetRows(file);
  const database = new DatabaseSync(file);
  try {
    // What is written over is gone: names of files that were withdrawn may be there for a reason. Readers keep their moment.
    database.exec('PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 2000');
    // In memory as long as it is so much (KiB): keys come in no order, and each would bring other pages from the disk and back.
    database.exec('PRAGMA cache_size = -65536; BEGIN IMMEDIATE');
    database.exec(`CREATE TABLE IF NOT EXISTS rows (${columns})`);
    // All rows of a kind in their order, and their count, without sorting or reading them.
    database.exec('CREATE INDEX IF NOT EXISTS kinds ON rows (kind)');
    if ((ending(database)[1] ?? null) !== on) return false;
    const put = database.prepare(
      'INSERT INTO rows (kind, key, value, seal) VALUES (?, ?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, seal = excluded.seal',
    );
    const write = (row: Sealed) => put.run(row.kind, row.key, row.value, sealOf(row));
    for (const [kind, key, row] of rows) write({ kind, key, value: JSON.stringify(row) });
    write({ ...last, value: '' });
    write({ ...last, value: `${countOf(database)} ${moment}` });
    database.exec('COMMIT');
    return true;
  } finally {
    database.close();
  }
}

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import type { Block } from './block.ts';
import { CardBlocks, type Fronted, type Head } from './cards.ts';
import type { LiveText } from './live-article.ts';
import { forgetRows } from './row-store.ts';
import { readSealed, sealOf } from './sealed.ts';

export type ReadText = Pick<LiveText, 'front' | 'body' | 'names' | 'tables'>;

/** What was read of the live articles before by the same program. */
export interface TextMemory {
  /** The articles as they stood at a head of the ledger; null where they are not kept, or not whole. */
  readonly cards: { head: Head; blocks: readonly Block[] } | null;
  /** The text of the folder with this digest, which is read and compared with its seal now; null where it is not kept. */
  text(digest: Digest): ReadText | null;
  /** Keeps texts; false where that cannot be done. */
  put(texts: ReadonlyMap<Digest, ReadText>): boolean;
  /**
   * Keeps the articles as they stand at `head`: those that changed, without those that went. With `whole` nothing else is kept. Texts that no
   * article has any more are forgotten, so that nothing of a withdrawn one stays.
   */
  keep(head: Head, changed: readonly Fronted[], gone: Iterable<string>, whole: boolean): void;
  /** Keeps nothing any more: something of it is not what was written. */
  forget(): void;
  close(): void;
}

const tables = `DROP TABLE IF EXISTS texts; CREATE TABLE IF NOT EXISTS bodies (key TEXT PRIMARY KEY, text TEXT, seal TEXT) WITHOUT ROWID;
DROP TABLE IF EXISTS cards; CREATE TABLE IF NOT EXISTS articles (block INTEGER PRIMARY KEY, text BLOB, seal TEXT, fronts BLOB, fronts_seal TEXT)`;

/**
 * Opens the memory in `file`; null where it cannot be opened, which is only slower. It may be deleted at any time. Whatever is kept bears a seal
 * over all that it holds; the program's digest is in it, so that another program reads everything anew.
 */
export function openTextMemory(file: string, program: Digest): TextMemory | null {
  try {
    mkdirSync(dirname(file), { recursive: true });
    try {
      return opened(file, program);
    } catch (error) {
      if (!isMalformed(error)) return null;
    }
    // Nothing could ever be taken out of it again, so that a withdrawn text would stay in it.
    forgetRows(file);
    return opened(file, program);
  } catch {
    return null;
  }
}

/** Whether an error of SQLite says that a file is no database, or a damaged one (SQLITE_NOTADB, SQLITE_CORRUPT with its extended codes). */
const isMalformed = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && [11, 26].includes(Number(error.errcode) % 256);

function opened(file: string, program: Digest): TextMemory {
  const database = new DatabaseSync(file);
  try {
    // What is deleted is overwritten: texts that were withdrawn may be there for a reason.
    database.exec('PRAGMA secure_delete = ON; PRAGMA busy_timeout = 2000');
    // Nobody waits for the disk at a commit: what the machine lost when it went off is read again.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec(tables);
    return memoryIn(database, file, program);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** One transaction from one to the next: what was there stays there while it is read. */
function begin(database: DatabaseSync): void {
  database.exec('BEGIN');
  database.prepare('SELECT count(*) FROM articles').get();
}

function memoryIn(database: DatabaseSync, file: string, program: Digest): TextMemory {
  const keyOf = (digest: Digest): Digest => sha256(`${program} ${digest}`);
  const one = database.prepare('SELECT text, seal FROM bodies WHERE key = ?');
  begin(database);
  const blocks = new CardBlocks(database, program);
  /** What was asked for last: its parts are asked for one after the other. */
  let last: { digest: Digest; text: ReadText | null } | null = null;
  /**
   * Writes all or nothing; another build may be writing, or the disk full: what is not kept is read again next time. Where `write` says that it took
   * something away, that is gone from the disk then, and not only when the last who reads ends.
   */
  const written = (write: () => boolean): boolean => {
    last = null;
    try {
      const took = write();
      database.exec('COMMIT');
      if (took) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return true;
    } catch {
      // Where the disk was full SQLite took it back itself.
      if (database.isTransaction) database.exec('ROLLBACK');
      return false;
    } finally {
      begin(database);
    }
  };
  const remember = (put: StatementSync, digest: Digest, { front, body, names, tables: shown }: ReadText) => {
    const [key, text] = [keyOf(digest), JSON.stringify({ front, body, names, tables: shown })];
    put.run(key, text, sealOf(key, text));
  };
  const find = (digest: Digest): ReadText | null => {
    try {
      return readSealed<ReadText>(keyOf(digest), one.get(keyOf(digest)));
    } catch (error) {
      if (isMalformed(error)) return null;
      throw error;
    }
  };
  return {
    cards: blocks.kept(),
    text(digest) {
      if (last?.digest !== digest) last = { digest, text: find(digest) };
      return last.text;
    },
    put: (texts) =>
      written(() => {
        const put = database.prepare('INSERT OR REPLACE INTO bodies VALUES (?, ?, ?)');
        for (const [digest, text] of texts) remember(put, digest, text);
        return false;
      }),
    keep(head, changed, gone, whole) {
      written(() => {
        const left = [...gone];
        const dropped = blocks.write(head, changed, left, whole);
        if (!whole && left.length + dropped.length === 0) return false;
        // A text that was put while its card could not be kept belongs to no article either, and none may stay when that is withdrawn.
        const own = new Set(blocks.digests().map(keyOf));
        const forget = database.prepare('DELETE FROM bodies WHERE key = ?');
        for (const row of database.prepare('SELECT key FROM bodies').all()) {
          const key = String(Reflect.get(row, 'key'));
          if (!own.has(key)) forget.run(key);
        }
        return true;
      });
    },
    forget() {
      // What cannot be deleted row by row goes with its file.
      const emptied = written(() => {
        database.exec('DELETE FROM articles; DELETE FROM bodies');
        return true;
      });
      if (!emptied) forgetRows(file);
    },
    close: () => database.close(),
  };
}

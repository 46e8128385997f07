import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sha256 } from '../article/canonical.ts';
import type { FrontMatter } from '../article/front-matter.ts';
import type { Digest } from '../site/types.gen.ts';
import type { LiveText } from './live-article.ts';

export type ReadText = Pick<LiveText, 'front' | 'body' | 'tables'>;

/** What the texts of live articles say, as it was read before by the same program. Keys are the digests that the ledger gives their folders. */
export interface TextMemory {
  /** null where it was not read before. The body and its tables are fetched whenever they are asked for: memory for all of them is not needed. */
  get(digest: Digest): ReadText | null;
  /** Keeps what was read now, and of what was read before only what was asked for: nothing of a withdrawn article stays. */
  keep(read: ReadonlyMap<Digest, ReadText>): void;
  close(): void;
}

const columns =
  'CREATE TABLE IF NOT EXISTS texts (key TEXT PRIMARY KEY, front TEXT, text TEXT, seal TEXT) WITHOUT ROWID';

interface Row {
  key: Digest;
  front: string;
  text: string;
}

const sealOf = ({ key, front, text }: Row): Digest => sha256(JSON.stringify([key, front, text]));

/** A row as it was written, or null: one that is not what its seal says is as good as none. */
function rowOf(row: unknown): Row | null {
  if (typeof row !== 'object' || row === null) return null;
  const [key = '', front = '', text = '', seal = ''] = ['key', 'front', 'text', 'seal'].map((name) =>
    String(Reflect.get(row, name)),
  );
  return sealOf({ key, front, text }) === seal ? { key, front, text } : null;
}

/** What a schema read before it was written here, under a seal that was compared. */
const wasRead = <T>(_value: unknown, sealed: Row | null): _value is T => sealed !== null;

function valueIn<T>(json: string, sealed: Row): T {
  const value: unknown = JSON.parse(json);
  if (!wasRead<T>(value, sealed)) throw new Error('a text that no seal vouches for');
  return value;
}

/**
 * Opens the memory in `file`; null where it cannot be opened, which is only slower. It may be deleted at any time. Each text bears a seal
 * over all that it holds; the program's digest is in its key, so that another program reads everything anew.
 */
export function openTextMemory(file: string, program: Digest): TextMemory | null {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const database = new DatabaseSync(file);
    // What is deleted is overwritten: texts that were withdrawn may be there for a reason.
    database.exec('PRAGMA secure_delete = ON; PRAGMA busy_timeout = 2000');
    database.exec(columns);
    return memoryIn(database, program);
  } catch {
    return null;
  }
}

function memoryIn(database: DatabaseSync, program: Digest): TextMemory {
  const keyOf = (digest: Digest): Digest => sha256(`${program} ${digest}`);
  const one = database.prepare('SELECT * FROM texts WHERE key = ?');
  // One transaction from here to the end: what was there stays there while it is read.
  database.exec('BEGIN');
  const fronts = new Map<Digest, FrontMatter>();
  for (const found of database.prepare('SELECT * FROM texts').iterate()) {
    const row = rowOf(found);
    if (row) fronts.set(row.key, valueIn<FrontMatter>(row.front, row));
  }
  const asked = new Set<Digest>();
  const textOf = (key: Digest): Pick<ReadText, 'body' | 'tables'> => {
    const row = rowOf(one.get(key));
    if (!row) throw new Error('a text that was read before is gone or was changed; what is made anew does not need it');
    return valueIn(row.text, row);
  };
  return {
    get(digest) {
      const key = keyOf(digest);
      const front = fronts.get(key);
      if (!front) return null;
      asked.add(key);
      return {
        front,
        get body() {
          return textOf(key).body;
        },
        get tables() {
          return textOf(key).tables;
        },
      };
    },
    keep(read) {
      const others = [...fronts.keys()].filter((key) => !asked.has(key));
      if (read.size === 0 && others.length === 0) return;
      const [forget, remember] = [
        database.prepare('DELETE FROM texts WHERE key = ?'),
        database.prepare('INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)'),
      ];
      try {
        for (const key of others) forget.run(key);
        for (const [digest, { front, body, tables }] of read) {
          const row = { key: keyOf(digest), front: JSON.stringify(front), text: JSON.stringify({ body, tables }) };
          remember.run(row.key, row.front, row.text, sealOf(row));
        }
        database.exec('COMMIT; BEGIN');
      } catch {
        // Another build writes, or the disk is full: what is not kept is read again next time.
        database.exec('ROLLBACK; BEGIN');
      }
    },
    close: () => database.close(),
  };
}

import type { LedgerRecord } from '../site/types.gen.ts';
import { AnsweringThread } from './answering-thread.ts';
import { readRecord, type Stored } from './record.ts';

/** A file of a record, and what is asked about many of them: whether each is a record by `readRecord`. */
export interface RecordFile {
  path: string;
  bytes: Uint8Array;
}
export type FoundSound = boolean;

/** Reads records in their order; null where one of the files is none. */
export interface RecordReader {
  read(files: readonly RecordFile[]): Promise<Stored[] | null>;
  close(): Promise<void>;
}

/** Reads records in this thread. */
export const recordsHere: RecordReader = {
  async read(files) {
    const found = files.map(({ path, bytes }) => readRecord(path, bytes));
    const stored = found.flatMap((one) => ('stored' in one ? one.stored : []));
    return stored.length === files.length ? stored : null;
  },
  close: async () => undefined,
};

/** What bytes hold that `readRecord` found to be a record, under the name that it compared with their digest. */
const wasRead = (value: unknown, sound: FoundSound): value is LedgerRecord =>
  sound && typeof value === 'object' && value !== null;

/**
 * The same, where another thread holds the files against their names, the schema and the canonical form while this one judges those before:
 * what it answers is one word, and this thread takes the same bytes apart again, which is the least of the work.
 */
export function recordReader(): RecordReader {
  const thread = new AnsweringThread<RecordFile[], FoundSound>(
    new URL('./record-worker.ts', import.meta.url),
    'a thread that reads records',
  );
  return {
    async read(files) {
      const copies: RecordFile[] = files.map(({ path, bytes }) => ({ path, bytes: new Uint8Array(bytes) }));
      const sound = await thread.ask(
        copies,
        copies.flatMap(({ bytes: { buffer } }) => (buffer instanceof ArrayBuffer ? buffer : [])),
      );
      if (!sound) return null;
      return files.map(({ path, bytes }) => {
        const value: unknown = JSON.parse(
          Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
        );
        if (!wasRead(value, sound)) throw new Error(`${path} changed while it was read`);
        return { path, digest: path.slice(-'.json'.length - 64, -'.json'.length), record: value };
      });
    },
    close: () => thread.close(),
  };
}

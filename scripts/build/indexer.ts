import { AnsweringThread } from '../ledger/answering-thread.ts';
import type { SearchEntry, SearchRecord } from './search-record.ts';

/** A record with what its attachments say. */
export type Told = Omit<SearchRecord, 'attached'> & { attached: string[] };

/** What can be made of records. */
export type Made = 'index' | 'traces';

/** What is wanted in a folder that is there: what is made of records, or the program that searches in indexes. */
export type Wanted = { folder: string; program: string } & (
  | { records: Told[]; make: readonly Made[] }
  | { records: null }
);

/** Name of the file with the traces of an index, in its folder. */
export const tracesFile = 'traces';

/** Makes indexes of the search, on a thread of its own: it goes on while pages are put together here. One thing at a time. */
export interface Indexer {
  /** Makes an index, its traces, or both; `program` is the name of the folder in which the program is. Throws what went wrong. */
  write(
    entries: readonly SearchEntry[],
    wanted: { folder: string; program: string; make: readonly Made[] },
  ): Promise<void>;
  /** Writes the program that searches in indexes. Throws what went wrong. */
  writeProgram(folder: string, program: string): Promise<void>;
  close(): Promise<void>;
}

/** With `early` its thread makes itself ready at once, else when it is asked; once closed it is started anew. */
export function openIndexer(early = false): Indexer {
  const start = (): AnsweringThread<Wanted, string | null> =>
    new AnsweringThread(new URL('index-thread.ts', import.meta.url), 'the thread that makes the search index');
  let thread = early ? start() : null;
  const ask = async (wanted: Wanted) => {
    thread ??= start();
    const wrong = await thread.ask(wanted);
    if (wrong !== null) throw new Error(wrong);
  };
  return {
    async write(entries, wanted) {
      const records: Told[] = [];
      for (const entry of entries) {
        const { attached, ...record } = entry.record();
        records.push({ ...record, attached: await attached() });
      }
      await ask({ ...wanted, records });
    },
    writeProgram: (folder, program) => ask({ folder, program, records: null }),
    async close() {
      const ending = thread;
      thread = null;
      await ending?.close();
    },
  };
}

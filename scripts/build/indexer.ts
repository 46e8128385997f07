import { AnsweringThread } from '../ledger/answering-thread.ts';
import type { SearchEntry, SearchRecord } from './search-record.ts';

/** A record with what its attachments say. */
export type Told = Omit<SearchRecord, 'attached'> & { attached: string[] };

/** An index that is wanted: of these records, in a folder that is there. */
export interface Wanted {
  records: Told[];
  folder: string;
}

/** Makes indexes of the search, on a thread of its own: it goes on while pages are put together here. */
export interface Indexer {
  /** Makes an index; throws what went wrong. One at a time. */
  write(entries: readonly SearchEntry[], folder: string): Promise<void>;
  close(): Promise<void>;
}

export function openIndexer(): Indexer {
  let thread: AnsweringThread<Wanted, string | null> | null = null;
  return {
    async write(entries, folder) {
      const module = new URL('index-thread.ts', import.meta.url);
      thread ??= new AnsweringThread(module, 'the thread that makes the search index');
      const records: Told[] = [];
      for (const entry of entries) {
        const { attached, ...record } = entry.record();
        records.push({ ...record, attached: await attached() });
      }
      const wrong = await thread.ask({ records, folder });
      if (wrong !== null) throw new Error(wrong);
    },
    async close() {
      await thread?.close();
    },
  };
}

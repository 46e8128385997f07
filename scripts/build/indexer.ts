import { Worker } from 'node:worker_threads';
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
  let worker: Worker | null = null;
  const made = (thread: Worker, wanted: Wanted): Promise<void> =>
    new Promise((resolve, reject) => {
      const ended = () => reject(new Error('the thread that makes the search index has ended'));
      thread.once('error', reject).once('exit', ended);
      thread.once('message', (wrong: string | null) => {
        thread.off('error', reject).off('exit', ended);
        if (wrong === null) resolve();
        else reject(new Error(wrong));
      });
      thread.postMessage(wanted);
    });
  return {
    async write(entries, folder) {
      worker ??= new Worker(new URL('index-thread.ts', import.meta.url));
      const records: Told[] = [];
      for (const entry of entries) {
        const { attached, ...record } = entry.record();
        records.push({ ...record, attached: await attached() });
      }
      await made(worker, { records, folder });
    },
    async close() {
      await worker?.removeAllListeners('exit').terminate();
    },
  };
}

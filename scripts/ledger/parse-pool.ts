import { Worker } from 'node:worker_threads';
import type { Folder } from '../article/folder.ts';
import { type ArticleText, type ParsedWithdrawal, parseFolder } from '../article/parse.ts';
import type { Finding } from '../words/finding.ts';

/** What a folder says, without the lines where it says it; or why it cannot be read. */
export type FolderText = ArticleText | ParsedWithdrawal | { findings: Finding[] };

/** Reads what folders say, in their order. */
export type Parse = (folders: readonly Folder[]) => Promise<FolderText[]>;

/** What one thread asks of another, and what that answers. */
export interface Asked {
  folders: Folder[];
}
export interface Answered {
  said: FolderText[];
}

/** Reads folders in this thread. */
export const parseHere: Parse = async (folders) => folders.map(parseFolder);

const texts = new Set(['index.md', 'withdrawn.md']);

/** Of a folder what reading it needs: all names, and the bytes of its text alone, in memory of their own. */
const sent = ({ path, files }: Folder): Folder => ({
  path,
  files: files.map((file) => ({
    name: file.name,
    mode: file.mode,
    oid: file.oid,
    size: file.size,
    sha256: file.sha256,
    bytes: texts.has(file.name) ? Uint8Array.from(file.bytes) : new Uint8Array(),
  })),
});

/** A thread that reads folders, one call after the other. */
class Reader {
  readonly #worker = new Worker(new URL('./parse-worker.ts', import.meta.url));
  readonly #open: { resolve(said: FolderText[]): void; reject(error: unknown): void }[] = [];
  constructor() {
    this.#worker.on('message', ({ said }: Answered) => this.#open.shift()?.resolve(said));
    const fail = (error: unknown) => {
      for (const { reject } of this.#open.splice(0)) reject(error);
    };
    this.#worker.on('error', fail);
    this.#worker.on('exit', (code) => fail(new Error(`a reading thread ended with ${code}`)));
  }

  parse(folders: readonly Folder[]): Promise<FolderText[]> {
    const asked: Asked = { folders: folders.map(sent) };
    const buffers = asked.folders.flatMap(({ files }) => files.map(({ bytes }) => bytes.buffer));
    return new Promise((resolve, reject) => {
      this.#open.push({ resolve, reject });
      this.#worker.postMessage(
        asked,
        buffers.filter((buffer) => buffer instanceof ArrayBuffer),
      );
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Reads folders by `count` other threads, each call by the next of them. */
export function parsePool(count: number): { parse: Parse; close(): Promise<void> } {
  const readers = Array.from({ length: count }, () => new Reader());
  let next = 0;
  return {
    parse: async (folders) => {
      next += 1;
      return (await readers[next % count]?.parse(folders)) ?? [];
    },
    async close() {
      await Promise.all(readers.map((reader) => reader.close()));
    },
  };
}

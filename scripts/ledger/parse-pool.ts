import type { Folder } from '../article/folder.ts';
import { type ArticleText, type ParsedWithdrawal, parseFolder } from '../article/parse.ts';
import type { Finding } from '../words/finding.ts';
import { AnsweringThread } from './answering-thread.ts';

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

/** Reads folders by `count` other threads, each call by the next of them. */
export function parsePool(count: number): { parse: Parse; close(): Promise<void> } {
  const worker = new URL('./parse-worker.ts', import.meta.url);
  const threads = Array.from({ length: count }, () => new AnsweringThread<Asked, Answered>(worker, 'a reading thread'));
  let next = 0;
  return {
    async parse(folders) {
      next += 1;
      const asked: Asked = { folders: folders.map(sent) };
      const buffers = asked.folders.flatMap(({ files }) => files.map(({ bytes }) => bytes.buffer));
      const given = buffers.filter((buffer) => buffer instanceof ArrayBuffer);
      return (await threads[next % count]?.ask(asked, given))?.said ?? [];
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

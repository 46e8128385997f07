import { parentPort } from 'node:worker_threads';
import { parseFolder } from '../article/parse.ts';
import type { Answered, Asked, FolderText } from './parse-pool.ts';

/** What can be sent to another thread: all but the lines, which nobody asks for there. */
function saidBy(folder: Asked['folders'][number]): FolderText {
  const parsed = parseFolder(folder);
  if ('findings' in parsed || parsed.type !== 'article') return parsed;
  const { type, front, body } = parsed;
  return { type, front, body };
}

parentPort?.on('message', ({ folders }: Asked) => {
  const answer: Answered = { said: folders.map(saidBy) };
  parentPort?.postMessage(answer);
});

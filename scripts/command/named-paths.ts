import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Call, Refusal } from './command.ts';
import { contentPath } from './open.ts';

/** Whether the caller names articles by a list. */
export const namesList = ({ args }: Pick<Call, 'args'>): boolean => args.some((arg) => arg.startsWith('@'));

/**
 * The content paths that the caller names, in their order, each once; `@file` stands for the paths that the file lists, one a line, as
 * `qianfa new --batch` writes them. Refused where there is no such file.
 */
export async function namedPaths(call: Call): Promise<string[]> {
  const paths: string[] = [];
  for (const arg of call.args) {
    if (!arg.startsWith('@')) {
      paths.push(contentPath(arg));
      continue;
    }
    const text = await readFile(resolve(call.world.cwd, arg.slice(1)), 'utf8').catch(() => null);
    if (text === null) throw new Refusal(call.say('list-missing', { list: arg.slice(1) }));
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    paths.push(...lines.filter((line) => line !== '' && !line.startsWith('#')).map(contentPath));
  }
  return [...new Set(paths)];
}

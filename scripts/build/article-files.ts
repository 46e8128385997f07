import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LiveFile, LiveText } from '../ledger/live-article.ts';
import { fileOf, fileUrl } from './address.ts';
import type { State } from './state.ts';

/** Files written at the same time, so that they are read by one call too. */
const together = 32;

/** Puts attachments and pictures of all visible articles below `folder`/<site>/, where their pages look for them. */
export async function writeArticleFiles(state: State, folder: string): Promise<void> {
  const files = [...state.shown.values()].flatMap(({ article }) =>
    article.files.filter(({ name }) => name !== 'index.md').map((file) => ({ article, file })),
  );
  for (let from = 0; from < files.length; from += together) {
    const part = files.slice(from, from + together);
    const all = part.map(({ article, file }) => write(article, file, folder));
    // When one fails the others are waited for: nothing may be written any more into what is then taken away.
    await Promise.allSettled(all);
    await Promise.all(all);
  }
}

async function write({ id, site }: LiveText, file: LiveFile, folder: string): Promise<void> {
  if (/[/\\]|^\.\.?$/.test(file.name)) throw new Error(`${id} holds a file outside its folder: ${file.name}`);
  const target = join(folder, site, fileOf(fileUrl(id, file.name)));
  const bytes = await file.read();
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
}

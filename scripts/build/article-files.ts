import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileOf, fileUrl } from './address.ts';
import type { State } from './state.ts';

/** Puts attachments and pictures of all visible articles below `folder`/<site>/, where their pages look for them. */
export async function writeArticleFiles(state: State, folder: string): Promise<void> {
  for (const { article } of state.shown.values()) {
    for (const file of article.files) {
      if (file.name === 'index.md') continue;
      if (/[/\\]|^\.\.?$/.test(file.name))
        throw new Error(`${article.id} holds a file outside its folder: ${file.name}`);
      const target = join(folder, article.site, fileOf(fileUrl(article.id, file.name)));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, await file.read());
    }
  }
}

import type { LiveFile, LiveText } from '../ledger/live-article.ts';
import type { Digest } from '../site/types.gen.ts';
import { fileOf, fileUrl } from './address.ts';
import type { Output } from './output.ts';

/** Files written at the same time, so that they are read by one call too. */
const together = 32;

/** Puts attachments and pictures of `articles`, which have these keys, below <site>/, where their pages look for them. */
export async function writeArticleFiles(
  articles: readonly LiveText[],
  keys: ReadonlyMap<string, Digest>,
  output: Output,
): Promise<void> {
  const files = articles.flatMap((article) =>
    article.files.filter(({ name }) => name !== 'index.md').map((file) => ({ article, file })),
  );
  for (let from = 0; from < files.length; from += together) {
    const part = files.slice(from, from + together);
    const all = part.map(({ article, file }) => write(article, file, output, keys.get(article.id)));
    // When one fails the others are waited for: nothing may be written any more into what is then taken away.
    await Promise.allSettled(all);
    await Promise.all(all);
  }
}

async function write({ id, site }: LiveText, file: LiveFile, output: Output, key: Digest | undefined): Promise<void> {
  if (/[/\\]|^\.\.?$/.test(file.name)) throw new Error(`${id} holds a file outside its folder: ${file.name}`);
  output.write(`${site}/${fileOf(fileUrl(id, file.name))}`, await file.read(), key);
}

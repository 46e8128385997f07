import { placeOf } from '../article/folder.ts';
import { type ParsedArticle, parseFolder } from '../article/parse.ts';
import type { Files } from '../git/files.ts';

/**
 * Paths of the interpretations in `files` that name the article, signed or not: what the same change brings counts (C9). Only asked of
 * documents; a folder that cannot be read interprets nothing.
 */
export async function interpretersOf(files: Files, { front }: ParsedArticle): Promise<string[]> {
  if (front.kind !== 'document') return [];
  const texts = (await files.list('')).filter(
    ({ path, size }) => path.endsWith('/index.md') && !path.startsWith('ledger/') && size < 2 ** 20,
  );
  const bytes = await files.read(texts);
  return texts.flatMap(({ path: file, oid }, at) => {
    const path = file.slice(0, -'/index.md'.length);
    const text = bytes[at] ?? Buffer.alloc(0);
    if (!placeOf(path) || !Buffer.from(text).includes(front.id)) return [];
    const index = { name: 'index.md', mode: '100644', oid, size: text.length, sha256: '', bytes: text };
    const parsed = parseFolder({ path, files: [index] });
    const named = 'front' in parsed && 'interprets' in parsed.front ? parsed.front.interprets : [];
    return named.includes(front.id) ? [path] : [];
  });
}

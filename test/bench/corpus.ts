import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Made } from './live.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** A document without what only its collection added: comments, marks of headings. */
function lawOf(name: string, text: string): Made {
  const body = text.replace(/<!--[\s\S]*?-->/g, '').replace(/^#+ /gm, '');
  const [title = name, ...rest] = body.trim().split('\n');
  return { title, body: rest.join('\n').trim() };
}

/** The real documents that lie beside the repository (40 of the State Council, 418 local regulations); null where they do not. */
export function corpusArticles(): Made[] | null {
  if (!existsSync(folder)) return null;
  const documents: Record<string, string>[] = JSON.parse(readFileSync(join(folder, 'gov-documents.json'), 'utf8'));
  const laws = readdirSync(join(folder, 'regulations')).filter((name) => name.endsWith('.md'));
  return [
    ...documents.map(({ 标题: title = '', text: body = '', 发文字号: number = '' }) => ({
      title,
      body,
      ...(number === '' ? {} : { number }),
    })),
    ...laws.sort().map((name) => lawOf(name, readFileSync(join(folder, 'regulations', name), 'utf8'))),
  ];
}

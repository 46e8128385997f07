import type { LiveText } from '../ledger/live-article.ts';
import { renderMarkdown } from './markdown.ts';

const nowhere = { file: () => null, article: () => null };
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** The words of an article's Markdown as its page shows them, descriptions of pictures included, blocks on lines of their own. */
export function plainText({ body, tables }: Pick<LiveText, 'body' | 'tables'>): string {
  return renderMarkdown(body, { ...nowhere, tables })
    .replace(/<img[^>]*\balt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<(?:br|hr|\/?(?:p|h\d|li|ul|ol|td|th|tr|figure|figcaption|caption|blockquote|pre|div))\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

import MarkdownIt from 'markdown-it';
import { textsIn } from './details.ts';
import type { FrontMatter } from './front-matter.ts';

const { unescapeAll } = new MarkdownIt().utils;

/** Ids that links of the text may lead to, found without reading all of its Markdown: what a link can mean is among them. */
export function linkedIn(body: string): string[] {
  if (!body.includes('](')) return [];
  return [...unescapeAll(body).matchAll(/(?<=id:)[a-z0-9]{10}(?![a-z0-9])/g)].map(([id]) => id);
}

/** Ids of others that an article names, in its fields or in links of its text. Some of them may be no article's. */
export function namedIn(front: FrontMatter, body: string): string[] {
  const named = new Set([...textsIn(front).filter((text) => /^[a-z0-9]{10}$/.test(text)), ...linkedIn(body)]);
  named.delete(front.id);
  return [...named];
}

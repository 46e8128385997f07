import { parse } from 'parse5';
import { attributeOf, type Node, type Tag, tagsOf } from './html-page.ts';

/** All elements below, in the order of the page. */
function* below(parent: { childNodes: Node[] }): Generator<Tag> {
  for (const tag of tagsOf(parent)) {
    yield tag;
    yield* below(tag);
  }
}

/** The first element that `name` means: #id or .class. */
export function elementNamed(page: { childNodes: Node[] }, name: string): Tag | undefined {
  const [sign, word] = [name.slice(0, 1), name.slice(1)];
  for (const tag of below(page)) {
    if (sign === '#' ? attributeOf(tag, 'id') === word : attributeOf(tag, 'class').split(/\s+/).includes(word))
      return tag;
  }
  return undefined;
}

/** All elements of a page with that name, in its order. */
export function* elementsNamed(page: { childNodes: Node[] }, name: string): Generator<Tag> {
  for (const tag of below(page)) if (tag.tagName === name) yield tag;
}

export const textIn = (tag: Tag): string =>
  tag.childNodes.map((node) => ('value' in node ? node.value : 'tagName' in node ? textIn(node) : '')).join('');

/** What a page calls itself: its first heading of level 1, else its title; undefined where it has neither. */
export function titleOf(html: string): string | undefined {
  const tags = [...below(parse(html))];
  for (const name of ['h1', 'title']) {
    const found = tags.find(({ tagName }) => tagName === name);
    const text = found ? textIn(found).replace(/\s+/gu, ' ').trim() : '';
    if (text !== '') return text;
  }
  return undefined;
}

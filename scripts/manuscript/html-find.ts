import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { attributeOf, type Tag, tagsOf } from './html.ts';

/** All elements below, in the order of the page. */
function* below(parent: { childNodes: DefaultTreeAdapterTypes.ChildNode[] }): Generator<Tag> {
  for (const tag of tagsOf(parent)) {
    yield tag;
    yield* below(tag);
  }
}

/** The first element that `name` means: #id or .class. */
export function elementNamed(page: { childNodes: DefaultTreeAdapterTypes.ChildNode[] }, name: string): Tag | undefined {
  const [sign, word] = [name.slice(0, 1), name.slice(1)];
  for (const tag of below(page)) {
    if (sign === '#' ? attributeOf(tag, 'id') === word : attributeOf(tag, 'class').split(/\s+/).includes(word))
      return tag;
  }
  return undefined;
}

const textOf = (tag: Tag): string =>
  tag.childNodes.map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : '')).join('');

/** What a page calls itself: its first heading of level 1, else its title; undefined where it has neither. */
export function titleOf(html: string): string | undefined {
  const tags = [...below(parse(html))];
  for (const name of ['h1', 'title']) {
    const found = tags.find(({ tagName }) => tagName === name);
    const text = found ? textOf(found).replace(/\s+/gu, ' ').trim() : '';
    if (text !== '') return text;
  }
  return undefined;
}

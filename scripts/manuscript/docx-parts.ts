import { childOf, childrenOf, type Element, xmlTree } from '../office/xml-tree.ts';

/** The parts of a Word file that a reader needs, as trees. */
export interface Word {
  document: Element;
  relations: Element | undefined;
  styles: Element | undefined;
  numbering: Element | undefined;
  footnotes: Element | undefined;
  endnotes: Element | undefined;
  comments: Element | undefined;
}

/** Throws an Error where there is no text part: it is no Word file. */
export function wordParts(parts: ReadonlyMap<string, Uint8Array>): Word {
  const read = (name: string) => {
    const part = parts.get(name);
    return part ? xmlTree(part) : undefined;
  };
  const document = read('word/document.xml');
  if (!document) throw new Error('no word/document.xml');
  return {
    document,
    relations: read('word/_rels/document.xml.rels'),
    styles: read('word/styles.xml'),
    numbering: read('word/numbering.xml'),
    footnotes: read('word/footnotes.xml'),
    endnotes: read('word/endnotes.xml'),
    comments: read('word/comments.xml'),
  };
}

/** What the text refers to, by id: the path of a part, or an address outside. */
export function relationsOf(root: Element | undefined): ReadonlyMap<string, { target: string; outside: boolean }> {
  return new Map(
    childrenOf(childOf(root, 'Relationships'), 'Relationship').map(({ attributes }) => {
      const { Id = '', Target = '', TargetMode } = attributes;
      const target = TargetMode === 'External' ? Target : Target.startsWith('/') ? Target.slice(1) : `word/${Target}`;
      return [Id, { target, outside: TargetMode === 'External' }];
    }),
  );
}

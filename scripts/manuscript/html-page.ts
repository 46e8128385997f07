import type { DefaultTreeAdapterTypes } from 'parse5';
import type { MessageKey } from '../words/say.ts';
import type { Counter } from './html-lists.ts';
import type { Block, Line, Run } from './manuscript.ts';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Tag = DefaultTreeAdapterTypes.Element;

export const isTag = (node: Node): node is Tag => 'tagName' in node;
export const tagsOf = ({ childNodes }: { childNodes: Node[] }): Tag[] => childNodes.filter(isTag);
export const attributeOf = ({ attrs }: Tag, name: string): string =>
  attrs.find((attribute) => attribute.name === name)?.value ?? '';

/** How words stand where they are read. */
export interface Place {
  align: Line['align'];
  heading: number;
  /** Lists around, outermost first: how they count, or null where items have bullets. */
  lists: (Counter | null)[];
  href: string | null;
  bold: boolean;
  /** superscript, subscript, or nothing. */
  script: string;
  struck: boolean;
  /** Spaces and line ends count as typed. */
  typed: boolean;
}

/** What reading a page carries along. */
export interface Page {
  file(address: string): string | null;
  blocks: Block[];
  line: Run[];
  /** What the next line bears as an item of a list: its number as words, or a bullet of that depth. */
  item: { label: string } | { bullet: number } | null;
  counts: Record<keyof typeof countKeys, number>;
  /** Classes that the page's own styles hide. */
  hiddenClasses: ReadonlySet<string>;
}

/** What is counted of a page that an article cannot hold as it is, and how it is told. */
export const countKeys = {
  hidden: 'manuscript-hidden',
  nested: 'manuscript-nested',
  pictures: 'manuscript-pictures',
  alt: 'manuscript-alt',
  recordings: 'manuscript-recordings',
  links: 'manuscript-links',
  cellLinks: 'manuscript-cell-links',
  scripts: 'manuscript-scripts',
  raised: 'manuscript-scripts-flat',
  struck: 'manuscript-struck',
} as const satisfies Record<string, MessageKey>;

export const noCounts = (): Page['counts'] => ({
  hidden: 0,
  nested: 0,
  pictures: 0,
  alt: 0,
  recordings: 0,
  links: 0,
  cellLinks: 0,
  scripts: 0,
  raised: 0,
  struck: 0,
});

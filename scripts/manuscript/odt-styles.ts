import { below, type Element } from '../office/xml-tree.ts';
import type { MessageKey } from '../words/say.ts';
import type { Block, Line, Manuscript } from './manuscript.ts';

/** What is counted of an OpenDocument text that an article cannot hold as it is, and how it is told. */
export const countKeys = {
  comments: 'manuscript-comments',
  hidden: 'manuscript-hidden',
  boxes: 'manuscript-boxes',
  nested: 'manuscript-nested',
  pictures: 'manuscript-pictures',
  objects: 'manuscript-objects',
  raised: 'manuscript-scripts-flat',
  struck: 'manuscript-struck',
  alt: 'manuscript-alt',
} as const satisfies Record<string, MessageKey>;

/** What styles say of their paragraphs, words, rows and sections, by the styles' names. */
interface Styles {
  sides: ReadonlyMap<string, Line['align']>;
  /** superscript and subscript. */
  scripts: ReadonlyMap<string, string>;
  struck: ReadonlySet<string>;
  hidden: ReadonlySet<string>;
  lists: ReadonlyMap<string, Element>;
  /** How headings are numbered, level by level; undefined where they are not. */
  outline: Element | undefined;
}

/** What reading an OpenDocument text carries along. */
export interface Reader extends Styles {
  /** How often each level of each list was counted; headings count under an empty name. */
  counters: Map<string, number[]>;
  /** Under which name each list of the file counts, for those that go on with it. */
  listOf: Map<string, string>;
  parts: ReadonlyMap<string, Uint8Array>;
  files: Manuscript['files'];
  notes: Block[];
  counts: Record<keyof typeof countKeys, number>;
}

/** The styles of the file's parts, each with what its parents say. */
export function odtStyles(trees: readonly Element[]): Styles {
  const styles = new Map(trees.flatMap((tree) => below(tree, 'style')).map((one) => [one.attributes.name ?? '', one]));
  const names = [...styles.keys()];
  /** The first word that the style or one above it has for an attribute of such properties. */
  const says = (name: string, properties: string, attribute: string, depth = 0): string => {
    const style = styles.get(name);
    if (!style || depth > 20) return '';
    const own = below(style, properties).find(({ attributes }) => attributes[attribute] !== undefined);
    const parent = style.attributes['parent-style-name'] ?? '';
    return own?.attributes[attribute] ?? says(parent, properties, attribute, depth + 1);
  };
  const sides: Readonly<Record<string, Line['align']>> = { center: 'centre', end: 'right', right: 'right' };
  const isTitle = (name: string) => /^title$/i.test(styles.get(name)?.attributes['parent-style-name'] ?? name);
  const line = (name: string) => says(name, 'text-properties', 'text-line-through-style');
  return {
    sides: new Map(
      names.map((name) => [
        name,
        isTitle(name) ? 'centre' : (sides[says(name, 'paragraph-properties', 'text-align')] ?? 'left'),
      ]),
    ),
    scripts: new Map(names.map((name) => [name, scriptOf(says(name, 'text-properties', 'text-position'))])),
    struck: new Set(names.filter((name) => !['', 'none'].includes(line(name)))),
    hidden: new Set(names.filter((name) => says(name, 'text-properties', 'display') === 'none')),
    lists: new Map(
      trees.flatMap((tree) => below(tree, 'list-style').map((list) => [list.attributes.name ?? '', list] as const)),
    ),
    outline: trees.flatMap((tree) => below(tree, 'outline-style'))[0],
  };
}

/** `super 58%`, `-33% 58%`: above or below the line, and how large. */
function scriptOf(position: string): string {
  const height = Number.parseInt(position, 10);
  if (position.startsWith('super') || height > 0) return 'superscript';
  return position.startsWith('sub') || height < 0 ? 'subscript' : '';
}

/** Whether an element is not shown: a hidden section, a style that hides its words, a row or column that is folded away. */
export const isHidden = ({ hidden }: Reader, { name, attributes }: Element): boolean =>
  (name === 'section' && attributes.display === 'none') ||
  (name.startsWith('table-') && ['collapse', 'filter'].includes(attributes.visibility ?? '')) ||
  (['p', 'h', 'span', 'a'].includes(name) && hidden.has(attributes['style-name'] ?? ''));

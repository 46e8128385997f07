import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { said } from '../words/said.ts';
import { elementNamed } from './html-find.ts';
import { gridOf } from './html-table.ts';
import type { Block, Line, Manuscript, Run } from './manuscript.ts';
import { numeral } from './numerals.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type Tag = DefaultTreeAdapterTypes.Element;

const isTag = (node: Node): node is Tag => 'tagName' in node;
export const tagsOf = ({ childNodes }: { childNodes: Node[] }): Tag[] => childNodes.filter(isTag);
export const attributeOf = ({ attrs }: Tag, name: string): string =>
  attrs.find((attribute) => attribute.name === name)?.value ?? '';

/** Elements whose content is no text of the page. */
const silent = new Set(
  'script style noscript iframe object embed form input select textarea button template'.split(' '),
);
/** Elements that stand on lines of their own. */
const blocky = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer header hr li main nav ol p pre section td th tr ul h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);
const listTypes: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

interface Place {
  align: Line['align'];
  heading: number;
  /** Lists around, outermost first: the next number with its format, or null where items have bullets. */
  lists: ({ next: number; format: string } | null)[];
  href: string | null;
  bold: boolean;
  /** Spaces and line ends count as typed. */
  typed: boolean;
}

/** How a page is read: one element of it (#id or .class), and the names under which files of addresses lie beside the article. */
export interface Reading {
  element?: string;
  file?(address: string): string | null;
}

interface Page {
  file(address: string): string | null;
  blocks: Block[];
  line: Run[];
  /** What the next line bears as an item of a list: its number as words, or a bullet of that depth. */
  item: { label: string } | { bullet: number } | null;
  counts: Record<'hidden' | 'nested' | 'pictures' | 'alt' | 'links' | 'scripts', number>;
}

/**
 * Reads a page of HTML, Word's too: what a browser would show of its body, without its styles, numbers of lists as words. Pictures and
 * files that `file` names come along, others are left out; so is what runs. Null where there is no such element.
 */
export function readHtml(text: string, { element, file = () => null }: Reading = {}): Manuscript | null {
  const whole = parse(text);
  const wanted = element === undefined ? whole : elementNamed(whole, element);
  if (!wanted) return null;
  const page: Page = {
    file,
    blocks: [],
    line: [],
    item: null,
    counts: { hidden: 0, nested: 0, pictures: 0, alt: 0, links: 0, scripts: 0 },
  };
  const start: Place = { align: 'left', heading: 0, lists: [], href: null, bold: false, typed: false };
  walk(page, wanted, start);
  end(page, start);
  const keys = {
    hidden: 'manuscript-hidden',
    nested: 'manuscript-nested',
    pictures: 'manuscript-pictures',
    alt: 'manuscript-alt',
    links: 'manuscript-links',
    scripts: 'manuscript-scripts',
  } as const;
  const lost = (Object.keys(keys) as (keyof typeof keys)[]).flatMap((key) =>
    page.counts[key] > 0 ? [said(keys[key], { count: page.counts[key] })] : [],
  );
  return { blocks: page.blocks, files: [], lost };
}

function walk(page: Page, parent: { childNodes: Node[] }, place: Place): void {
  for (const node of parent.childNodes) {
    if (node.nodeName === '#text' && 'value' in node) words(page, node.value, place);
    else if (isTag(node)) tag(page, node, place);
  }
}

function words(page: Page, value: string, { typed, bold, href }: Place): void {
  const text = typed ? value : value.replace(/[\t\n\f\r ]+/g, ' ');
  const before = page.line.at(-1)?.text ?? ' ';
  const shown = !typed && / $/.test(before) ? text.replace(/^ /, '') : text;
  if (shown !== '') page.line.push({ text: shown, bold, href });
}

function tag(page: Page, node: Tag, place: Place): void {
  const style = attributeOf(node, 'style');
  if (silent.has(node.tagName)) page.counts.scripts += node.tagName === 'style' || node.tagName === 'noscript' ? 0 : 1;
  else if (/display\s*:\s*none|mso-hide\s*:\s*all/i.test(style)) page.counts.hidden += 1;
  else if (node.tagName === 'br') end(page, place);
  else if (node.tagName === 'img') picture(page, node, place);
  else if (node.tagName === 'head') return;
  else if (node.tagName === 'table') table(page, node, place);
  else if (blocky.has(node.tagName)) block(page, node, place, style);
  else walk(page, node, inside(page, node, place, style));
}

/** A picture stands between lines; without words for it the article says that there are none. */
function picture(page: Page, node: Tag, place: Place): void {
  const name = page.file(attributeOf(node, 'src'));
  if (name === null) {
    page.counts.pictures += 1;
    return;
  }
  end(page, place);
  const alt = (attributeOf(node, 'alt') || attributeOf(node, 'title')).replace(/\s+/gu, ' ').trim();
  if (alt === '') page.counts.alt += 1;
  page.blocks.push({ block: 'picture', name, alt });
}

/** How an element changes what its words look like. */
function inside(page: Page, node: Tag, place: Place, style: string): Place {
  const address = node.tagName === 'a' ? attributeOf(node, 'href') : '';
  const weight = /font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)/i.exec(style)?.[1];
  const strong = node.tagName === 'b' || node.tagName === 'strong' || place.bold;
  const target = page.file(address) ?? (/^https?:/i.test(address) ? address : null);
  if (target === null && /^[^#]/.test(address)) page.counts.links += 1;
  return {
    ...place,
    href: target ?? place.href,
    bold: weight === undefined ? strong : /^(?:bold|[6-9])/i.test(weight),
    typed: node.tagName === 'pre' || place.typed,
  };
}

function block(page: Page, node: Tag, place: Place, style: string): void {
  end(page, place);
  const side = /text-align\s*:\s*(\w+)/i.exec(style)?.[1] ?? attributeOf(node, 'align');
  const sides: Readonly<Record<string, Line['align']>> = {
    center: 'centre',
    right: 'right',
    left: 'left',
    justify: 'left',
  };
  const align = node.tagName === 'center' ? 'centre' : (sides[side.toLowerCase()] ?? place.align);
  const level = /^h([1-6])$/.exec(node.tagName)?.[1];
  const own: Place = { ...inside(page, node, place, style), align, heading: level ? Number(level) : place.heading };
  const lists = /^[ou]l$/.test(node.tagName) ? [...place.lists, listOf(node)] : place.lists;
  if (node.tagName === 'li') page.item = itemOf(node, own);
  walk(page, node, { ...own, lists });
  end(page, own);
}

function itemOf(node: Tag, { lists }: Place): Page['item'] {
  const list = lists.at(-1);
  if (!list) return { bullet: Math.max(lists.length, 1) };
  const value = Number.parseInt(attributeOf(node, 'value'), 10);
  if (!Number.isNaN(value)) list.next = value;
  const label = `${numeral(list.format, list.next) ?? list.next}. `;
  list.next += 1;
  return { label };
}

/** How a list counts; null for bullets. */
function listOf(node: Tag): Place['lists'][number] {
  if (node.tagName === 'ul') return null;
  const start = Number.parseInt(attributeOf(node, 'start'), 10);
  return { next: Number.isNaN(start) ? 1 : start, format: listTypes[attributeOf(node, 'type')] ?? 'decimal' };
}

/** Ends the line that is being read; without words it is none, and an item's sign waits for the next. */
function end(page: Page, { align, heading }: Place): void {
  const lines = linesOf(page.line);
  page.line = [];
  for (const runs of lines) {
    const { item } = page;
    page.item = null;
    const label = item && 'label' in item ? [{ text: item.label, bold: false, href: null }] : [];
    const bullet = item && 'bullet' in item ? item.bullet : 0;
    page.blocks.push({ block: 'line', runs: [...label, ...runs], heading, bullet, align });
  }
}

/** Line ends count inside `pre` only; elsewhere they were spaces. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs)
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ ...run, text });
    }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''));
}

/** A table of one column only lays the page out: what it holds are lines. */
function table(page: Page, node: Tag, place: Place): void {
  end(page, place);
  const cell = (inner: Tag): string => {
    const kept = page.blocks;
    page.blocks = [];
    block(page, inner, { ...place, lists: [], heading: 0 }, attributeOf(inner, 'style'));
    const texts = page.blocks.flatMap((one) => {
      if (one.block === 'table') page.counts.nested += 1;
      return one.block === 'line'
        ? [
            one.runs
              .map(({ text }) => text)
              .join('')
              .trim(),
          ]
        : one.block === 'table'
          ? one.rows.flat()
          : [];
    });
    page.blocks = kept;
    return texts.filter((text) => text !== '').join(' ');
  };
  const grid = gridOf(node);
  if (grid.width < 2) for (const row of grid.rows) for (const inner of row) inner && walk(page, inner, place);
  else {
    const rows = grid.rows.map((row) => row.map((inner) => (inner ? cell(inner) : '')));
    page.blocks.push({ block: 'table', rows, merges: grid.merges });
  }
  end(page, place);
}

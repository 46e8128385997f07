import type { Range } from '../office/cells.ts';
import { unzip } from '../office/unzip.ts';
import { below, childOf, childrenOf, type Element, isElement, textOf, xmlTree } from '../office/xml-tree.ts';
import { type Said, said } from '../words/said.ts';
import type { Changes } from './docx-reader.ts';
import { type Block, type Line, type Manuscript, plainLine, rectangle } from './manuscript.ts';
import { numeral } from './numerals.ts';

interface Reader {
  /** Side and list levels by the name of the style that says them. */
  sides: ReadonlyMap<string, Line['align']>;
  lists: ReadonlyMap<string, Element>;
  /** How often each level of each list was counted. */
  counters: Map<string, number[]>;
  parts: ReadonlyMap<string, Uint8Array>;
  files: Manuscript['files'];
  notes: Block[];
  counts: Record<'comments' | 'boxes' | 'pictures' | 'alt', number>;
}

/**
 * Reads an OpenDocument text (odt) as a docx is read. The text holds tracked changes as accepted; rejecting them is the word processor's
 * work, so `reject` is refused where there are some. Throws an Error when the file is broken or encrypted.
 */
export function readOdt(bytes: Uint8Array, changes: Changes | null): Manuscript | { refused: Said } {
  const zip = unzip(bytes);
  if ('limit' in zip) return { refused: said('manuscript-too-large', { limit: zip.allowed }) };
  const content = zip.parts.get('content.xml');
  if (!content) throw new Error('no content.xml');
  const root = xmlTree(content);
  const body = childOf(childOf(childOf(root, 'document-content'), 'body'), 'text');
  if (!body) return { refused: said('manuscript-no-text') };
  const tracked = below(body, 'changed-region').length;
  if (tracked > 0 && changes !== 'accept') return { refused: said('manuscript-changes', { count: tracked }) };
  const styles = zip.parts.get('styles.xml');
  const trees = [root, ...(styles ? [xmlTree(styles)] : [])];
  const reader: Reader = {
    sides: sidesOf(trees),
    lists: new Map(
      trees.flatMap((tree) => below(tree, 'list-style').map((list) => [list.attributes.name ?? '', list])),
    ),
    counters: new Map(),
    parts: zip.parts,
    files: [],
    notes: [],
    counts: { comments: 0, boxes: 0, pictures: 0, alt: 0 },
  };
  const blocks = blocksIn(reader, body, [], 0);
  const lost = (Object.entries(reader.counts) as [keyof Reader['counts'], number][]).flatMap(([key, count]) =>
    count > 0 ? [said(`manuscript-${key}`, { count })] : [],
  );
  if (tracked > 0) lost.unshift(said('manuscript-changes-accept', { count: tracked }));
  return { blocks: [...blocks, ...reader.notes], files: reader.files, lost };
}

function sidesOf(trees: readonly Element[]): ReadonlyMap<string, Line['align']> {
  const sides: Readonly<Record<string, Line['align']>> = { center: 'centre', end: 'right', right: 'right' };
  const styles = trees.flatMap((tree) => below(tree, 'style'));
  return new Map(
    styles.map((style) => {
      const side = below(style, 'paragraph-properties')[0]?.attributes['text-align'] ?? '';
      const title = /^title$/i.test(style.attributes['parent-style-name'] ?? style.attributes.name ?? '');
      return [style.attributes.name ?? '', title ? 'centre' : (sides[side] ?? 'left')];
    }),
  );
}

/** `lists` are the styles of the lists around, outermost first; `index` the number of the item that is read. */
function blocksIn(reader: Reader, element: Element, lists: readonly string[], bullet: number): Block[] {
  return element.children.filter(isElement).flatMap((child): Block[] => {
    const style = child.attributes['style-name'] ?? '';
    switch (child.name) {
      case 'p':
      case 'h':
        return paragraph(reader, child, bullet);
      case 'list':
        return list(reader, child, [...lists, style === '' ? (lists.at(-1) ?? '') : style]);
      case 'table':
        return [table(reader, child)];
      case 'section':
      case 'index-body':
      case 'table-of-content':
        return blocksIn(reader, child, lists, 0);
      default:
        return [];
    }
  });
}

/** Every item's first line bears the list's sign: its number as words, or a bullet. */
function list(reader: Reader, element: Element, lists: readonly string[]): Block[] {
  const name = lists.at(-1) ?? '';
  const depth = lists.length;
  const level = reader.lists
    .get(name)
    ?.children.filter(isElement)
    .find((one) => Number(one.attributes.level) === depth);
  const counters = reader.counters.get(name) ?? [];
  reader.counters.set(name, counters);
  const goesOn = element.attributes['continue-numbering'] === 'true' || depth > 1;
  if (!goesOn) counters[depth - 1] = 0;
  return childrenOf(element, 'list-item').flatMap((item) => {
    const bulleted = level?.name === 'list-level-style-bullet' || !level;
    const start = Number(level?.attributes['start-value'] ?? 1);
    const begins = Number(item.attributes['start-value'] ?? Number.NaN);
    const value = Number.isNaN(begins) ? (counters[depth - 1] ?? 0) + 1 : begins - start + 1;
    counters[depth - 1] = value;
    counters.length = depth;
    const [first, ...rest] = blocksIn(reader, item, lists, bulleted ? depth : 0);
    if (bulleted || first?.block !== 'line') return first ? [first, ...rest] : [];
    const number = numberOf(level.attributes['num-format'] ?? '', value + start - 1);
    const label = `${level.attributes['num-prefix'] ?? ''}${number}${level.attributes['num-suffix'] ?? ''}`;
    const run = { text: /[\w.)]$/.test(label) ? `${label} ` : label, bold: false, href: null };
    return [{ ...first, runs: [run, ...first.runs] }, ...rest];
  });
}

/** OpenDocument names a way of counting by its first numbers: '1', 'a', '一, 二, 三, ...'. */
const formats: Readonly<Record<string, string>> = {
  1: 'decimal',
  '１': 'decimalFullWidth',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  一: 'chineseCounting',
  壹: 'chineseLegalSimplified',
  甲: 'ideographTraditional',
  子: 'ideographZodiac',
  '①': 'decimalEnclosedCircle',
};

const numberOf = (format: string, value: number): string =>
  format === '' ? '' : (numeral(formats[format.slice(0, 1)] ?? 'decimal', value) ?? String(value));

function paragraph(reader: Reader, element: Element, bullet: number): Block[] {
  const after: Block[] = [];
  const align = reader.sides.get(element.attributes['style-name'] ?? '') ?? 'left';
  const heading = element.name === 'h' ? Number(element.attributes['outline-level'] ?? 1) : 0;
  const lines = words(reader, element, after)
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => plainLine(text, { align, heading, bullet }));
  return [...lines, ...after];
}

/** The words of a paragraph; pictures and text boxes go to `after`, notes to the end of the manuscript. */
function words(reader: Reader, element: Element, after: Block[]): string {
  return element.children
    .map((child) => {
      if (!isElement(child)) return child.replace(/[\t\n\r ]+/g, ' ');
      switch (child.name) {
        case 's':
          return ' '.repeat(Number(child.attributes.c ?? 1));
        case 'tab':
          return ' ';
        case 'line-break':
          return '\n';
        case 'annotation':
          reader.counts.comments += 1;
          return '';
        case 'annotation-end':
          return '';
        case 'note': {
          const mark = `[${below(child, 'note-citation').map(textOf).join('')}]`;
          const body = childOf(child, 'note-body');
          const text = body
            ? childrenOf(body, 'p')
                .map((line) => words(reader, line, reader.notes))
                .join(' ')
            : '';
          reader.notes.push(plainLine(`${mark} ${text}`));
          return mark;
        }
        case 'frame':
          frame(reader, child, after);
          return '';
        default:
          return words(reader, child, after);
      }
    })
    .join('');
}

function frame(reader: Reader, element: Element, after: Block[]): void {
  const box = childOf(element, 'text-box');
  if (box) {
    reader.counts.boxes += 1;
    after.push(...blocksIn(reader, box, [], 0));
    return;
  }
  const path = childOf(element, 'image')?.attributes.href ?? '';
  const bytes = reader.parts.get(path);
  if (!bytes || !/\.(?:png|jpe?g|gif|webp|svg)$/i.test(path)) {
    reader.counts.pictures += 1;
    return;
  }
  const alt = [...childrenOf(element, 'desc'), ...childrenOf(element, 'title')].map(textOf).join(' ').trim();
  if (alt === '') reader.counts.alt += 1;
  const name = `picture-${reader.files.length + 1}.${path.split('.').at(-1)?.toLowerCase() ?? ''}`;
  reader.files.push({ name, bytes });
  after.push({ block: 'picture', name, alt });
}

function table(reader: Reader, element: Element): Block {
  const merges: Range[] = [];
  const rows = below(element, 'table-row').map((row, top) => {
    const cells: string[] = [];
    for (const cell of row.children.filter(isElement)) {
      const count = (name: string) => Math.min(Number(cell.attributes[`number-${name}`] ?? 1), 63);
      const left = cells.length;
      const [across, down] = [count('columns-spanned'), count('rows-spanned')];
      if (across > 1 || down > 1) merges.push({ top, left, bottom: top + down - 1, right: left + across - 1 });
      const text = below(cell, 'p')
        .map((line) => words(reader, line, []))
        .join(' ')
        .trim();
      cells.push(...Array<string>(count('columns-repeated')).fill(cell.name === 'covered-table-cell' ? '' : text));
    }
    return cells;
  });
  return { block: 'table', rows: rectangle(rows), merges };
}

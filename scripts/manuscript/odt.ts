import { unzip } from '../office/unzip.ts';
import { below, childOf, childrenOf, type Element, isElement, textOf, xmlTree } from '../office/xml-tree.ts';
import { type Said, said } from '../words/said.ts';
import type { Changes } from './docx-reader.ts';
import type { Block, Line, Manuscript, Run } from './manuscript.ts';
import { marginSaid } from './margin.ts';
import { list, outlineNumber } from './odt-lists.ts';
import { countKeys, isHidden, odtStyles, type Reader } from './odt-styles.ts';
import { table } from './odt-table.ts';
import { scripted } from './scripts.ts';

/** Where OpenDocument keeps what stands above and below the text. */
const marginNames = ['header', 'footer', 'header-left', 'footer-left', 'header-first', 'footer-first'];

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
    ...odtStyles(trees),
    counters: new Map(),
    listOf: new Map(),
    parts: zip.parts,
    files: [],
    notes: [],
    counts: { comments: 0, hidden: 0, boxes: 0, nested: 0, pictures: 0, objects: 0, raised: 0, struck: 0, alt: 0 },
  };
  const blocks = odtBlocks(reader, body, [], 0);
  const margins = trees.flatMap((tree) => marginNames.flatMap((name) => below(tree, name)));
  const lost = [
    ...margins.flatMap((margin) => marginSaid(textOf(margin))),
    ...(Object.entries(reader.counts) as [keyof Reader['counts'], number][]).flatMap(([key, count]) =>
      count > 0 ? [said(countKeys[key], { count })] : [],
    ),
  ];
  if (tracked > 0) lost.unshift(said('manuscript-changes-accept', { count: tracked }));
  return { blocks: [...blocks, ...reader.notes], files: reader.files, lost };
}

/** `lists` are the styles of the lists around, outermost first; a line is a bullet of depth `bullet`. */
export function odtBlocks(reader: Reader, element: Element, lists: readonly string[], bullet: number): Block[] {
  return element.children.filter(isElement).flatMap((child): Block[] => {
    const style = child.attributes['style-name'] ?? '';
    if (isHidden(reader, child)) {
      reader.counts.hidden += 1;
      return [];
    }
    switch (child.name) {
      case 'p':
      case 'h':
        return paragraph(reader, child, bullet);
      case 'list':
        return list(reader, child, [...lists, style === '' ? (lists.at(-1) ?? '') : style]);
      case 'table':
        return table(reader, child);
      case 'frame':
      case 'custom-shape':
      case 'g':
        return drawn(reader, child);
      case 'tracked-changes':
      case 'sequence-decls':
      case 'variable-decls':
      case 'user-field-decls':
      case 'forms':
      case 'index-title-template':
        return [];
      default:
        // Sections, indexes of every kind, numbered paragraphs, rows of headings: they only hold others.
        return odtBlocks(reader, child, lists, 0);
    }
  });
}

function paragraph(reader: Reader, element: Element, bullet: number): Block[] {
  const after: Block[] = [];
  const style = element.attributes['style-name'] ?? '';
  const align = reader.sides.get(style) ?? 'left';
  const level = Number(element.attributes['outline-level'] ?? 1);
  const heading = element.name === 'h' ? level : 0;
  if (below(element, 'hidden-paragraph').some(isOn)) {
    reader.counts.hidden += 1;
    return [];
  }
  const runs = runsIn(reader, element, { href: null, style }, after);
  const label = heading > 0 && element.attributes['is-list-header'] !== 'true' ? outlineNumber(reader, level) : '';
  const lines = splitLines(label === '' ? runs : [{ text: label, bold: false, href: null }, ...runs]);
  return [...lines.map((own): Line => ({ block: 'line', runs: own, align, heading, bullet })), ...after];
}

const isOn = ({ attributes }: Element): boolean => attributes['is-hidden'] === 'true';

function splitLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs)
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''));
}

interface Place {
  href: string | null;
  /** The innermost style that dresses the words. */
  style: string;
}

/** The words of a paragraph; pictures and text boxes go to `after`, notes to the end of the manuscript. */
function runsIn(reader: Reader, element: Element, place: Place, after: Block[]): Run[] {
  return element.children.flatMap((child): Run[] => {
    if (!isElement(child)) return [dressed(reader, child.replace(/[\t\n\r ]+/g, ' '), place)];
    const plain = (text: string): Run[] => [{ text, bold: false, href: place.href }];
    if (isHidden(reader, child) || (/^hidden-/.test(child.name) && isOn(child))) {
      reader.counts.hidden += 1;
      return [];
    }
    switch (child.name) {
      case 's':
        return plain(' '.repeat(Math.min(Number(child.attributes.c ?? 1), 200)));
      case 'tab':
        return plain(' ');
      case 'line-break':
        return plain('\n');
      case 'annotation':
        reader.counts.comments += 1;
        return [];
      case 'annotation-end':
      case 'ruby-text':
        return [];
      case 'note':
        return plain(note(reader, child));
      case 'frame':
      case 'custom-shape':
      case 'g':
        after.push(...drawn(reader, child));
        return [];
      case 'a': {
        const address = child.attributes.href ?? '';
        return runsIn(reader, child, { ...place, href: /^https?:/i.test(address) ? address : place.href }, after);
      }
      default:
        return runsIn(reader, child, { ...place, style: child.attributes['style-name'] ?? place.style }, after);
    }
  });
}

function dressed(reader: Reader, words: string, { href, style }: Place): Run {
  const { text, exact } = scripted(words, reader.scripts.get(style) ?? '');
  if (!exact) reader.counts.raised += 1;
  if (reader.struck.has(style) && text.trim() !== '') reader.counts.struck += 1;
  return { text, bold: false, href };
}

function note(reader: Reader, element: Element): string {
  const mark = `[${below(element, 'note-citation').map(textOf).join('')}]`;
  const body = childOf(element, 'note-body');
  const [first, ...rest] = body ? odtBlocks(reader, body, [], 0) : [];
  if (first?.block === 'line')
    reader.notes.push({ ...first, runs: [{ text: `${mark} `, bold: false, href: null }, ...first.runs] }, ...rest);
  else if (first) reader.notes.push(first, ...rest);
  return mark;
}

/** The words in a shape, the picture of a frame, and the same of a group of them. */
function drawn(reader: Reader, element: Element): Block[] {
  if (element.name === 'g') return element.children.filter(isElement).flatMap((child) => drawn(reader, child));
  if (element.name === 'frame') return frame(reader, element);
  const words = odtBlocks(reader, element, [], 0);
  if (words.length > 0) reader.counts.boxes += 1;
  return words;
}

function frame(reader: Reader, element: Element): Block[] {
  const box = childOf(element, 'text-box');
  if (box) {
    reader.counts.boxes += 1;
    return odtBlocks(reader, box, [], 0);
  }
  if (childOf(element, 'object') ?? childOf(element, 'object-ole')) {
    reader.counts.objects += 1;
    return [];
  }
  const path = childOf(element, 'image')?.attributes.href ?? '';
  const bytes = reader.parts.get(path);
  if (!bytes || !/\.(?:png|jpe?g|gif|webp|svg)$/i.test(path)) {
    reader.counts.pictures += 1;
    return [];
  }
  const alt = [...childrenOf(element, 'desc'), ...childrenOf(element, 'title')].map(textOf).join(' ').trim();
  if (alt === '') reader.counts.alt += 1;
  const name = `picture-${reader.files.length + 1}.${path.split('.').at(-1)?.toLowerCase() ?? ''}`;
  reader.files.push({ name, bytes });
  return [{ block: 'picture', name, alt }];
}

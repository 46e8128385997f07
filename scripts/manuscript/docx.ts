import { unzip } from '../office/unzip.ts';
import { below, childOf, childrenOf, type Element, textOf, xmlTree } from '../office/xml-tree.ts';
import { type Said, said } from '../words/said.ts';
import type { MessageKey } from '../words/say.ts';
import { Numbering } from './docx-numbering.ts';
import { relationsOf, type Word, wordParts } from './docx-parts.ts';
import type { Changes, Count, Reader } from './docx-reader.ts';
import { stylesOf } from './docx-styles.ts';
import { blocksIn } from './docx-text.ts';
import type { Block, Manuscript } from './manuscript.ts';
import { marginSaid } from './margin.ts';

/**
 * Reads a Word file (docx): lines, headings, numbers as words, tables, pictures, text boxes, notes at the end. Tracked changes never slip
 * in unasked: without `changes` a file that holds some is refused. Comments, hidden text, headers and footers are left out and listed.
 * Throws an Error when the file is broken or encrypted.
 */
export function readDocx(bytes: Uint8Array, changes: Changes | null): Manuscript | { refused: Said } {
  const zip = unzip(bytes);
  if ('limit' in zip) return { refused: said('manuscript-too-large', { limit: zip.allowed }) };
  const word: Word = wordParts(zip.parts);
  const body = childOf(childOf(word.document, 'document'), 'body');
  if (!body) return { refused: said('manuscript-no-text') };
  const tracked = trackedIn(word);
  if (tracked > 0 && changes === null) return { refused: said('manuscript-changes', { count: tracked }) };
  const reader: Reader = {
    changes: changes ?? 'accept',
    style: stylesOf(word.styles),
    numbering: new Numbering(word.numbering),
    relations: relationsOf(word.relations),
    parts: zip.parts,
    files: [],
    bare: isBarePage(word.document),
    notes: [],
    counts: noCounts(),
  };
  const blocks = blocksIn(reader, body);
  blocks.push(...noteBlocks(reader, word));
  const lost = [...outside(word, zip.parts), ...counted(reader.counts)];
  if (tracked > 0) lost.unshift(said(`manuscript-changes-${reader.changes}`, { count: tracked }));
  return { blocks, files: reader.files, lost };
}

/** Whether the page is white: a document may lay a colour under all of it. */
function isBarePage(document: Element | undefined): boolean {
  const colour = childOf(childOf(document, 'document'), 'background')?.attributes.color ?? 'auto';
  return /^(?:auto|f{6})$/i.test(colour);
}

const changes = ['ins', 'del', 'moveFrom', 'moveTo', 'cellIns', 'cellDel'];

/** Changes in the text and in its notes. */
const trackedIn = ({ document, footnotes, endnotes }: Word): number =>
  [document, footnotes, endnotes]
    .filter((part) => part !== undefined)
    .flatMap((part) => changes.map((name) => below(part, name).length))
    .reduce((sum, count) => sum + count, 0);

/** What stands beside the text: comments, headers, footers. A mark of secrecy stands there more often than in the text. */
function outside({ comments }: Word, parts: ReadonlyMap<string, Uint8Array>): Said[] {
  const count = comments ? below(comments, 'comment').length : 0;
  const margins = [...parts].flatMap(([name, part]) => {
    if (!/^word\/(?:header|footer)\d*\.xml$/.test(name)) return [];
    const text = below(xmlTree(part), 't').map(textOf).join('').trim();
    return marginSaid(text);
  });
  return [...(count > 0 ? [said('manuscript-comments', { count })] : []), ...margins];
}

const keys = {
  hidden: 'manuscript-hidden',
  white: 'manuscript-white',
  boxes: 'manuscript-boxes',
  nested: 'manuscript-nested',
  pictures: 'manuscript-pictures',
  charts: 'manuscript-charts',
  objects: 'manuscript-objects',
  formulas: 'manuscript-formulas',
  fields: 'manuscript-fields',
  symbols: 'manuscript-symbols',
  scripts: 'manuscript-scripts-flat',
  struck: 'manuscript-struck',
  numbers: 'manuscript-numbers',
  alt: 'manuscript-alt',
} as const satisfies Record<Count, MessageKey>;
const all = Object.keys(keys) as Count[];

const noCounts = (): Reader['counts'] => ({
  hidden: 0,
  white: 0,
  boxes: 0,
  nested: 0,
  pictures: 0,
  charts: 0,
  objects: 0,
  formulas: 0,
  fields: 0,
  symbols: 0,
  scripts: 0,
  struck: 0,
  numbers: 0,
  alt: 0,
});

const counted = (counts: Reader['counts']): Said[] =>
  all.flatMap((key) => (counts[key] > 0 ? [said(keys[key], { count: counts[key] })] : []));

/** Notes at the end, in the order in which the text calls them. */
function noteBlocks(reader: Reader, { footnotes, endnotes }: Word): Block[] {
  const texts = { footnote: footnotes, endnote: endnotes };
  return reader.notes.flatMap(({ kind, id }, index) => {
    const root = texts[kind];
    const note = childrenOf(childOf(root, `${kind}s`), kind).find(({ attributes }) => attributes.id === id);
    const lines = note ? blocksIn(reader, note) : [];
    const [first, ...rest] = lines;
    if (first?.block !== 'line') return lines;
    const mark = { text: `[${index + 1}] `, bold: false, href: null };
    return [{ ...first, runs: [mark, ...first.runs] }, ...rest];
  });
}

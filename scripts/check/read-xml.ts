import { localName, parseXml } from '../office/xml.ts';
import type { Piece } from './piece.ts';

/** Elements of Office's formats, without their prefix, whose text belongs together however many runs it is cut into. */
const blocks = new Set(['p', 'si', 'is', 'text']);
/** Elements that hold a block's text; deleted and inserted text alike, and field codes. */
const runs = new Set(['t', 'delText', 'instrText', 'delInstrText', 'text']);
/** Attributes that carry words: alternative texts, addresses, authors, sheet names. */
const spoken = new Set(['descr', 'title', 'alt', 'Target', 'tooltip', 'author', 'displayName', 'instr', 'placeholder']);
const gaps: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

/**
 * Every text of one XML part of an Office file: paragraphs with their runs joined, what stands outside paragraphs (properties,
 * charts), and words in attributes. `part` names the part for people: 'document', 'header1', 'docProps/core'.
 */
export function readXml(file: string, part: string, bytes: Uint8Array): Piece[] {
  const pieces: Piece[] = [];
  const open: { text: string; column: string | undefined }[] = [];
  const path: string[] = [];
  const cells: { table: number; cell: number }[] = [];
  let paragraph = 0;
  let table = 0;
  let leaf = '';
  const add = (text: string, field: string, column?: string) => {
    if (text.trim() !== '') pieces.push({ file, text, field, ...(column === undefined ? {} : { column }) });
  };
  parseXml(bytes, {
    open: ({ name, attributes }) => {
      const local = localName(name);
      path.push(local);
      leaf = '';
      const inside = cells.at(-1);
      if (local === 'tbl') cells.push({ table: ++table, cell: 0 });
      if (inside && local === 'tr') inside.cell = 0;
      if (inside && local === 'tc') inside.cell += 1;
      if (blocks.has(local)) open.push({ text: '', column: inside && `${part} table ${inside.table}, ${inside.cell}` });
      const block = open.at(-1);
      if (block) block.text += gaps[local] ?? '';
      for (const [attribute, value] of Object.entries(attributes)) {
        if (spoken.has(localName(attribute)) || (attribute === 'v' && part.startsWith('pivotCache/'))) add(value, part);
      }
    },
    text: (text) => {
      const block = open.at(-1);
      if (!block) leaf += text;
      else if (runs.has(path.at(-1) ?? '')) block.text += text;
    },
    close: () => {
      const local = path.pop() ?? '';
      if (local === 'tbl') cells.pop();
      if (blocks.has(local)) {
        const block = open.pop();
        if (block && open.length === 0) paragraph += 1;
        add(block?.text ?? '', `${part} ¶${paragraph}`, block?.column);
      } else {
        add(leaf, part);
      }
      leaf = '';
    },
  });
  return pieces;
}

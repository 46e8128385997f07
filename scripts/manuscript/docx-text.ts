import type { Range } from '../office/cells.ts';
import { childOf, type Element, isElement, valOf } from '../office/xml-tree.ts';
import { isTaken, type Reader } from './docx-reader.ts';
import { runsOf } from './docx-runs.ts';
import { formatOf } from './docx-styles.ts';
import { type Block, type Line, type Run, rectangle, wordsOf } from './manuscript.ts';

/** Elements that only hold others: content controls, custom XML, changes. */
const holders = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag']);

/** The blocks of a body, a cell, a note or a text box. */
export function blocksIn(reader: Reader, element: Element): Block[] {
  return element.children.filter(isElement).flatMap((child) => {
    if (child.name === 'p') return paragraph(reader, child);
    if (child.name === 'tbl') return table(reader, child);
    if (holders.has(child.name) || isTaken(reader, child.name)) return blocksIn(reader, child);
    return [];
  });
}

function paragraph(reader: Reader, element: Element): Block[] {
  const properties = childOf(element, 'pPr');
  const format = formatOf(
    { ...element, children: properties ? [properties] : [] },
    reader.style(valOf(properties, 'pStyle')),
  );
  // The mark of the paragraph has a run's properties of its own; they are not those of the words.
  const { runs, blocks } = runsOf(reader, element, reader.style(valOf(properties, 'pStyle')));
  const label = format.numbering ? reader.numbering.next(format.numbering.id, format.numbering.level) : null;
  const lines = splitLines(runs).map((own, index): Line => {
    const numbered = index === 0 && label && 'label' in label;
    return {
      block: 'line',
      runs: numbered ? [{ text: label.label, bold: own[0]?.bold ?? false, href: null }, ...own] : own,
      heading: format.outline === null ? 0 : format.outline + 1,
      bullet: index === 0 && label && 'bullet' in label ? label.bullet : 0,
      align: format.title ? 'centre' : format.align,
    };
  });
  return [...lines.filter((line) => wordsOf(line).trim() !== ''), ...blocks];
}

/** A line break inside a paragraph begins a line of its own. */
function splitLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    }
  }
  return lines;
}

/**
 * A table as rows of cells with what is merged. What a cell holds beside lines follows the table; a table inside a table becomes lines of
 * its cell. The words of a cell that Word hides under the merged one above are none.
 */
function table(reader: Reader, element: Element): Block[] {
  const after: Block[] = [];
  const merges: Range[] = [];
  /** The merged cell that reaches down in each column so far. */
  const down = new Map<number, Range>();
  const rows = rowsOf(element).map((row, top) => {
    const cells: string[] = [];
    for (const cell of cellsOf(row)) {
      const properties = childOf(cell, 'tcPr');
      const span = Math.min(Number(valOf(properties, 'gridSpan') ?? 1), 63);
      const merge = childOf(properties, 'vMerge');
      const left = cells.length;
      const above = down.get(left);
      const hidden = merge !== undefined && merge.attributes.val !== 'restart' && above !== undefined;
      const words = wordsIn(reader, cell, hidden ? [] : after);
      cells.push(hidden ? '' : words, ...Array<string>(span - 1).fill(''));
      if (hidden) above.bottom = top;
      else {
        const own = { top, left, bottom: top, right: left + span - 1 };
        if (span > 1 || merge) merges.push(own);
        down.delete(left);
        if (merge) down.set(left, own);
      }
    }
    return cells;
  });
  const reaching = merges.filter(({ top, left, bottom, right }) => bottom > top || right > left);
  return [{ block: 'table', rows: rectangle(rows), merges: reaching }, ...after];
}

/** The words of a cell on one line; its pictures and boxes are added to `after`. */
function wordsIn(reader: Reader, cell: Element, after: Block[]): string {
  const words = blocksIn(reader, cell).map((block) => {
    if (block.block === 'line') return wordsOf(block);
    if (block.block === 'table') {
      reader.counts.nested += 1;
      return block.rows.map((cells) => cells.join(' ')).join(' ');
    }
    after.push(block);
    return '';
  });
  return words.filter((word) => word !== '').join(' ');
}

const rowsOf = (element: Element): Element[] =>
  element.children
    .filter(isElement)
    .flatMap((child) => (child.name === 'tr' ? [child] : holders.has(child.name) ? rowsOf(child) : []));

const cellsOf = (row: Element): Element[] =>
  row.children
    .filter(isElement)
    .flatMap((child) => (child.name === 'tc' ? [child] : holders.has(child.name) ? cellsOf(child) : []));

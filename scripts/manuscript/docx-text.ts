import { isTaken, type Reader } from './docx-reader.ts';
import { runsOf } from './docx-runs.ts';
import { formatOf } from './docx-styles.ts';
import { type Block, type Line, type Run, rectangle, wordsOf } from './manuscript.ts';
import { childOf, type Element, isElement, valOf } from './xml-tree.ts';

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
 * A table as rows of cells. A cell that reaches over several says its words once. What a cell holds beside lines follows the table; a table
 * inside a table becomes lines of its cell.
 */
function table(reader: Reader, element: Element): Block[] {
  const after: Block[] = [];
  const rows = rowsOf(element).map((row) =>
    cellsOf(row).flatMap((cell) => {
      const properties = childOf(cell, 'tcPr');
      const span = Math.min(Number(valOf(properties, 'gridSpan') ?? 1), 63);
      const merge = childOf(properties, 'vMerge');
      if (span > 1 || merge?.attributes.val === 'restart') reader.counts.merged += 1;
      const blocks = blocksIn(reader, cell);
      const words = blocks.map((block) => {
        if (block.block === 'line') return wordsOf(block);
        if (block.block === 'table') reader.counts.nested += 1;
        else after.push(block);
        return block.block === 'table' ? block.rows.map((cells) => cells.join(' ')).join(' ') : '';
      });
      const text = words.filter((word) => word !== '').join(' ');
      return [text, ...Array<string>(span - 1).fill('')];
    }),
  );
  return [{ block: 'table', rows: rectangle(rows) }, ...after];
}

const rowsOf = (element: Element): Element[] =>
  element.children
    .filter(isElement)
    .flatMap((child) => (child.name === 'tr' ? [child] : holders.has(child.name) ? rowsOf(child) : []));

const cellsOf = (row: Element): Element[] =>
  row.children
    .filter(isElement)
    .flatMap((child) => (child.name === 'tc' ? [child] : holders.has(child.name) ? cellsOf(child) : []));

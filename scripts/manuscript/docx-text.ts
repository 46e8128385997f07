import type { Range } from '../office/cells.ts';
import { childOf, type Element, isElement, isOn, valOf } from '../office/xml-tree.ts';
import { acrossParagraphs } from './docx-fields.ts';
import type { Label } from './docx-numbering.ts';
import { isGone, isTaken, type Reader } from './docx-reader.ts';
import { type Fields, runsOf } from './docx-runs.ts';
import { type Format, formatOf, isShaded, switched } from './docx-styles.ts';
import { type Block, type Line, type Run, rectangle, wordsOf } from './manuscript.ts';

/** Elements that only hold others: content controls, custom XML, changes. */
const holders = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag']);

/** What a paragraph whose mark is gone hands to the next one: it ends where that one ends. */
interface Open {
  runs: Run[];
  blocks: Block[];
}

/** The blocks of a body, a cell, a note or a text box. */
export function blocksIn(reader: Reader, element: Element): Block[] {
  const blocks: Block[] = [];
  let open: Open = { runs: [], blocks: [] };
  const flush = () => {
    blocks.push(...written(open.runs, lineOf(reader.style(undefined))), ...open.blocks);
    open = { runs: [], blocks: [] };
  };
  const children = paragraphsAndTables(reader, element);
  const fields: Fields = { open: [], across: acrossParagraphs(children, (change) => isTaken(reader, change)) };
  for (const child of children) {
    if (child.name === 'tbl') {
      flush();
      blocks.push(...table(reader, child));
    } else {
      const read = paragraph(reader, child, open, fields);
      open = read.open ?? { runs: [], blocks: [] };
      blocks.push(...read.blocks);
    }
  }
  flush();
  return blocks;
}

function paragraphsAndTables(reader: Reader, element: Element): Element[] {
  return element.children.filter(isElement).flatMap((child) => {
    if (child.name === 'p' || child.name === 'tbl') return [child];
    if (child.name === 'altChunk') reader.counts.objects += 1;
    return holders.has(child.name) || isTaken(reader, child.name) ? paragraphsAndTables(reader, child) : [];
  });
}

/** The lines of a paragraph after what is open; or, where its mark is deleted or hidden, what is open now: Word counts it not. */
function paragraph(reader: Reader, element: Element, before: Open, fields: Fields): { blocks: Block[]; open?: Open } {
  const properties = childOf(element, 'pPr');
  const named = valOf(properties, 'pStyle');
  const style = reader.style(named);
  const format = formatOf({ ...element, children: properties ? [properties] : [] }, style);
  // The mark of the paragraph has a run's properties of its own; they are not those of the words.
  const own = runsOf(reader, element, { ...style, ground: format.ground }, fields);
  const runs = [...before.runs, ...own.runs];
  const blocks = [...before.blocks, ...own.blocks];
  const mark = childOf(properties, 'rPr');
  if (isGone(reader, mark) || switched(mark, 'vanish', style.hidden)) return { blocks: [], open: { runs, blocks } };
  const label = format.numbering ? numberOf(reader, format.numbering, named) : null;
  const numbered = label && 'label' in label ? [{ text: label.label, bold: runs[0]?.bold ?? false, href: null }] : [];
  const bullet = label && 'bullet' in label ? label.bullet : 0;
  const lines = written([...numbered, ...runs], lineOf(format)).map((line, at) =>
    at === 0 ? { ...line, bullet } : line,
  );
  return { blocks: [...lines, ...blocks] };
}

function numberOf(
  { numbering, counts }: Reader,
  { id, level }: NonNullable<Format['numbering']>,
  style: string | undefined,
): Label | null {
  const label = numbering.next(id, level ?? numbering.levelOf(id, style));
  if (label && 'label' in label && !label.sure) counts.numbers += 1;
  return label;
}

const lineOf = (format: Format): Omit<Line, 'runs'> => ({
  block: 'line',
  heading: format.outline === null ? 0 : format.outline + 1,
  bullet: 0,
  align: format.title ? 'centre' : format.align,
});

const written = (runs: readonly Run[], line: Omit<Line, 'runs'>): Line[] =>
  splitLines(runs)
    .map((own) => ({ ...line, runs: own }))
    .filter((one) => wordsOf(one).trim() !== '');

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
  const ground = hasTableGround(reader, childOf(element, 'tblPr'));
  const rows = rowsOf(element)
    .filter((row) => isShown(reader, row))
    .map((row, top) => {
      const skipped = Number(valOf(childOf(row, 'trPr'), 'gridBefore') ?? 0);
      const cells = Array<string>(Math.min(skipped, mostSpan) || 0).fill('');
      let across: Range | null = null;
      for (const cell of cellsOf(row)) {
        const properties = childOf(cell, 'tcPr');
        if (isGone(reader, properties)) continue;
        const span = Math.min(Number(valOf(properties, 'gridSpan') ?? 1), mostSpan);
        const merge = childOf(properties, 'vMerge');
        const left = cells.length;
        const beside = childOf(properties, 'hMerge');
        if (beside && beside.attributes.val !== 'restart' && across) {
          across.right = left + span - 1;
          cells.push(...Array<string>(span).fill(''));
          continue;
        }
        const above = down.get(left);
        const hidden = merge !== undefined && merge.attributes.val !== 'restart' && above !== undefined;
        const page = { ...reader, bare: reader.bare && !ground && !isShaded(properties) };
        const words = wordsIn(page, cell, hidden ? [] : after);
        cells.push(hidden ? '' : words, ...Array<string>(span - 1).fill(''));
        if (hidden) above.bottom = top;
        else {
          const own = { top, left, bottom: top, right: left + span - 1 };
          if (span > 1 || merge || beside) merges.push(own);
          across = beside ? own : null;
          down.delete(left);
          if (merge) down.set(left, own);
        }
      }
      return cells;
    });
  const reaching = merges.filter(({ top, left, bottom, right }) => bottom > top || right > left);
  return [{ block: 'table', rows: rectangle(rows), merges: reaching }, ...after];
}

/** Whether a table, or the style that it names, lays a colour behind any of its cells. */
function hasTableGround({ style }: Reader, properties: Element | undefined): boolean {
  const named = valOf(properties, 'tblStyle');
  return isShaded(properties) || (named !== undefined && style(named).ground);
}

/** More columns than Word can hold would fill the machine's memory. */
const mostSpan = 63;

/** Whether a row is in the table: not deleted by a tracked change, not hidden. */
function isShown(reader: Reader, row: Element): boolean {
  const properties = childOf(row, 'trPr');
  if (isGone(reader, properties)) return false;
  if (!isOn(properties, 'hidden')) return true;
  reader.counts.hidden += 1;
  return false;
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

import type { Range } from '../office/cells.ts';
import { type Element, isElement } from '../office/xml-tree.ts';
import { type Block, rectangle, wordsOf } from './manuscript.ts';
import { odtBlocks } from './odt.ts';
import { isHidden, type Reader } from './odt-styles.ts';

/** More than any table of an office has; a repeated cell must not fill the machine's memory. */
const mostSpan = 63;

/** A table with what is merged, and after it what its cells hold beside words. Hidden rows are counted. */
export function table(reader: Reader, element: Element): Block[] {
  const merges: Range[] = [];
  const after: Block[] = [];
  const rows = rowsOf(reader, element).map((row, top) => {
    const cells: string[] = [];
    for (const cell of row.children.filter(isElement)) {
      const count = (name: string) => Math.min(Number(cell.attributes[`number-${name}`] ?? 1), mostSpan);
      const left = cells.length;
      const [across, down] = [count('columns-spanned'), count('rows-spanned')];
      if (across > 1 || down > 1) merges.push({ top, left, bottom: top + down - 1, right: left + across - 1 });
      const text = cell.name === 'covered-table-cell' ? '' : wordsIn(reader, cell, after);
      cells.push(...Array<string>(count('columns-repeated')).fill(text));
    }
    return cells;
  });
  return [{ block: 'table', rows: rectangle(rows), merges }, ...after];
}

/** The rows of this table, none of a table in its cells. */
function rowsOf(reader: Reader, element: Element): Element[] {
  return element.children.filter(isElement).flatMap((child) => {
    if (!/^table-(?:row|rows|header-rows|row-group)$/.test(child.name)) return [];
    if (isHidden(reader, child)) {
      reader.counts.hidden += 1;
      return [];
    }
    return child.name === 'table-row' ? [child] : rowsOf(reader, child);
  });
}

/** The words of a cell on one line; its pictures are added to `after`. */
function wordsIn(reader: Reader, cell: Element, after: Block[]): string {
  const words = odtBlocks(reader, cell, [], 0).map((block) => {
    if (block.block === 'line') return wordsOf(block).trim();
    if (block.block === 'table') {
      reader.counts.nested += 1;
      return block.rows.flat().join(' ');
    }
    after.push(block);
    return '';
  });
  return words.filter((word) => word !== '').join(' ');
}

import type { Range } from '../office/cells.ts';
import { block, end, walk } from './html.ts';
import { attributeOf, type Page, type Place, type Tag, tagsOf } from './html-page.ts';
import { type Block, wordsOf } from './manuscript.ts';

/** More would be a way to fill the machine's memory by one attribute. */
const mostColumns = 200;

/** A table of HTML as a rectangle: in each place the cell that begins there, or null where a merged one reaches. */
function gridOf(table: Tag): { rows: (Tag | null)[][]; width: number; merges: Range[] } {
  const rows: (Tag | null)[][] = [];
  const merges: Range[] = [];
  for (const [at, row] of rowsIn(table).entries()) {
    let column = 0;
    for (const cell of tagsOf(row)) {
      if (cell.tagName !== 'td' && cell.tagName !== 'th') continue;
      while (rows[at]?.[column] !== undefined) column += 1;
      const across = span(cell, 'colspan', mostColumns - column);
      const down = span(cell, 'rowspan', rowsIn(table).length - at);
      if (across > 1 || down > 1)
        merges.push({ top: at, left: column, bottom: at + down - 1, right: column + across - 1 });
      for (let below = at; below < at + down; below += 1) {
        const line = rows[below] ?? [];
        rows[below] = line;
        for (let right = column; right < column + across; right += 1)
          line[right] = below === at && right === column ? cell : null;
      }
      column += across;
    }
    rows[at] ??= [];
  }
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return { rows: rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null)), width, merges };
}

const span = (cell: Tag, name: string, most: number): number =>
  Math.max(1, Math.min(Number.parseInt(attributeOf(cell, name) || '1', 10) || 1, most));

const rowsIn = (table: Tag): Tag[] =>
  tagsOf(table).flatMap((child) =>
    child.tagName === 'tr' ? [child] : /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? rowsIn(child) : [],
  );

/**
 * A table, its caption above it, what its cells hold beside words after it. One of one column only lays the page out: what it holds are lines.
 */
export function table(page: Page, node: Tag, place: Place): void {
  end(page, place);
  for (const caption of tagsOf(node).filter(({ tagName }) => tagName === 'caption')) block(page, caption, place, '');
  const grid = gridOf(node);
  if (grid.width < 2) {
    for (const row of grid.rows) for (const inner of row) inner && walk(page, inner, place);
    end(page, place);
    return;
  }
  const after: Block[] = [];
  const rows = grid.rows.map((row) => row.map((inner) => (inner ? wordsIn(page, inner, place, after) : '')));
  page.blocks.push({ block: 'table', rows, merges: grid.merges }, ...after);
}

/** The words of a cell on one line; its pictures are added to `after`. */
function wordsIn(page: Page, cell: Tag, place: Place, after: Block[]): string {
  const kept = page.blocks;
  page.blocks = [];
  block(page, cell, { ...place, lists: [], heading: 0 }, attributeOf(cell, 'style'));
  const texts = page.blocks.flatMap((one) => {
    if (one.block === 'table') page.counts.nested += 1;
    if (one.block === 'line') {
      page.counts.cellLinks += one.runs.filter(({ href }) => href !== null && href !== place.href).length;
      return [wordsOf(one).trim()];
    }
    if (one.block === 'table') return one.rows.flat();
    after.push(one);
    return [];
  });
  page.blocks = kept;
  return texts.filter((text) => text !== '').join(' ');
}

import type { Range } from '../office/cells.ts';
import { attributeOf, type Tag, tagsOf } from './html.ts';

/** More would be a way to fill the machine's memory by one attribute. */
const mostColumns = 200;

/** A table of HTML as a rectangle: in each place the cell that begins there, or null where a merged one reaches. */
export function gridOf(table: Tag): { rows: (Tag | null)[][]; width: number; merges: Range[] } {
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

import { type Doubts, type NotShown, shownTable } from '../office/shown-table.ts';
import type { TableBlock } from '../site/types.gen.ts';

/** One line of the table: the words of its cells by the names of their columns, and where it stands. */
export interface BatchRow {
  /** From 1, as Excel and editors number it. */
  line: number;
  cells: ReadonlyMap<string, string>;
}

/** The table as its writer sees it in Excel: a line of names, and below it one line an article; hidden ones are no part of it. */
export interface BatchTable {
  names: string[];
  rows: BatchRow[];
  doubts: Doubts;
}

/** Why a table gives no articles, beside what is wrong with the file itself. */
export type NoBatch =
  | NotShown
  | {
      key: 'batch-no-rows' | 'batch-merged' | 'batch-names' | 'batch-unnamed' | 'batch-wrong';
      params: Record<string, string>;
    };

/**
 * Reads the table. Nothing of it is passed over: a column without a name that holds something, and cells that Excel could not compute, refuse it. Lines above the names that hold one cell only (a title, a unit of measure) are passed over; names stand once each, and
 * no cell is merged with another.
 */
export function batchTable(block: TableBlock, bytes: Uint8Array | null): BatchTable | { refused: NoBatch } {
  const shown = shownTable(block, bytes);
  if ('refused' in shown) return shown;
  const { rows } = shown.table;
  const { places, doubts } = shown;
  const params = { name: block.file };
  const head = rows.findIndex((row) => row.filter(({ cell }) => cell.text !== '').length > 1);
  if (head < 0 || head === rows.length - 1) return { refused: { key: 'batch-no-rows', params } };
  const wrong = [...doubts.error, ...doubts.formula];
  if (wrong.length > 0)
    return { refused: { key: 'batch-wrong', params: { ...params, cells: wrong.slice(0, 20).join('、') } } };
  const own = rows.slice(head);
  if (own.some((row) => row.some(({ cell: { across, down } }) => across > 1 || down > 1)))
    return { refused: { key: 'batch-merged', params } };
  const names = (own[0] ?? []).map(({ cell }) => cell.text.replace(/\s+/gu, ''));
  const twice = names.filter((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice.length > 0) return { refused: { key: 'batch-names', params: { ...params, names: twice.join('、') } } };
  const unnamed = places.columns.filter(
    (_, at) => (names[at] ?? '') === '' && own.some((row) => (row[at]?.cell.text.trim() ?? '') !== ''),
  );
  if (unnamed.length > 0)
    return { refused: { key: 'batch-unnamed', params: { ...params, columns: unnamed.join('、') } } };
  const filled = own.slice(1).flatMap((row, at) => {
    const cells = new Map(
      row.flatMap(({ cell }, column) => {
        const [column_ = '', text] = [names[column], cell.text.trim()];
        return column_ === '' || text === '' ? [] : [[column_, text] as const];
      }),
    );
    return cells.size === 0 ? [] : [{ line: places.rows[head + 1 + at] ?? 0, cells }];
  });
  if (filled.length === 0) return { refused: { key: 'batch-no-rows', params } };
  return { names: names.filter((name) => name !== ''), rows: filled, doubts };
}

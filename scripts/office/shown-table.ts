import { cellsOf as csvCells, decodeText } from '../article/table.ts';
import type { TableBlock } from '../site/types.gen.ts';
import type { MessageKey } from '../words/say.ts';
import { type Cell, columnName, common, type Range, rangeOf, type Sheet, usedRange } from './cells.ts';
import { readWorkbook } from './workbook.ts';

/** A cell of a table on a page; `across` and `down` are how many it reaches over. */
export interface ShownCell {
  text: string;
  across: number;
  down: number;
  side: Cell['side'];
}

/** A table as its page shows it: in each row the cells that begin there, and where headings end. */
export interface ShownTable {
  /** null where the text itself names the table. */
  title: string | null;
  file: string;
  rows: { column: number; cell: ShownCell }[][];
  headRows: number;
  headColumns: number;
}

/** Why a table cannot be shown: which field of the block is wrong, and how. */
export interface NotShown {
  field: keyof TableBlock;
  key: MessageKey;
  params: Readonly<Record<string, string | number>>;
}

/** What an officer must know of a table that can be shown: rows and columns left out, cells that may be wrong. */
export interface Doubts {
  hidden: string[];
  error: string[];
  formula: string[];
  format: string[];
}

/** Where on its sheet each row and column of a shown table stands, as Excel names them. */
export interface Places {
  rows: number[];
  columns: string[];
}

/** A table, what an officer must know of it, and where it stands. */
export interface Shown {
  table: ShownTable;
  doubts: Doubts;
  places: Places;
}

/** A page with more is no page. */
export const mostCells = 20_000;

const ending = (name: string) => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** All sheets of an attachment, or null where its bytes cannot be read. */
export function sheetsOf(name: string, bytes: Uint8Array): Sheet[] | null {
  if (ending(name) === 'csv') {
    const text = decodeText(bytes);
    return text === null ? null : [csvSheet(text)];
  }
  try {
    return readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return null;
  }
}

function csvSheet(text: string): Sheet {
  const cells = csvCells(text.replace(/^\uFEFF/, '')).flatMap((row, at) =>
    row.map((cell, column): Cell => ({ row: at, column, text: cell.trim(), side: null, doubt: null })),
  );
  return { name: '', hidden: false, cells, merges: [], hiddenRows: new Set(), hiddenColumns: new Set() };
}

/** The table that a block asks for out of the bytes of its attachment (null where the folder has none of that name). */
export function shownTable(block: TableBlock, bytes: Uint8Array | null): Shown | { refused: NotShown } {
  const refuse = (field: keyof TableBlock, key: MessageKey, params: NotShown['params'] = {}) => ({
    refused: { field, key, params: { name: block.file, ...params } },
  });
  if (bytes === null) return refuse('file', 'table-file-missing');
  if (!['xlsx', 'csv'].includes(ending(block.file))) return refuse('file', 'table-file-type');
  const sheets = sheetsOf(block.file, bytes);
  if (!sheets) return refuse('file', 'table-file-broken');
  const visible = sheets.filter(({ hidden }) => !hidden || block.hidden === 'show');
  const asked = block.sheet === undefined ? visible[0] : sheets.find(({ name }) => name === block.sheet);
  const names = visible.map(({ name }) => name).join('、');
  if (!asked) return refuse('sheet', 'table-sheet-unknown', { sheet: block.sheet ?? '', names: names || '—' });
  if (!visible.includes(asked)) return refuse('sheet', 'table-sheet-hidden', { sheet: asked.name });
  const used = usedRange(asked);
  const wanted = block.range === undefined ? used : rangeOf(block.range);
  const range = used && wanted ? common(used, wanted) : null;
  if (!range) return refuse(block.range === undefined ? 'file' : 'range', 'table-empty', { range: block.range ?? '' });
  return laidOut(block, asked, range) ?? refuse('range', 'table-too-large', { limit: mostCells });
}

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** Those of ascending numbers that lie from `first` until `last`. */
function between(all: readonly number[], first: number, last: number): readonly number[] {
  const at = (wanted: number) => {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return all.slice(at(first), at(last + 1));
}

/** How many rows are headings: as many as are wished and as their merged cells reach; none where those reach to the end. */
function headRowsOf(rows: ShownTable['rows'], wished: number): number {
  let count = Math.min(wished, rows.length);
  for (let row = 0; row < count; row += 1)
    for (const { cell } of rows[row] ?? []) count = Math.max(count, Math.min(row + cell.down, rows.length));
  return count === rows.length && rows.length > 1 ? 0 : count;
}

function laidOut(block: TableBlock, sheet: Sheet, range: Range): Shown | null {
  const shows = (hidden: ReadonlySet<number>) => (at: number) => block.hidden === 'show' || !hidden.has(at);
  const [allRows, allColumns] = [from(range.top, range.bottom), from(range.left, range.right)];
  const rows = allRows.filter(shows(sheet.hiddenRows));
  const columns = allColumns.filter(shows(sheet.hiddenColumns));
  if (rows.length * columns.length > mostCells) return null;
  const cells = new Map(sheet.cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
  const covered = new Map<string, Range>();
  for (const merge of sheet.merges) {
    const [down, across] = [between(rows, merge.top, merge.bottom), between(columns, merge.left, merge.right)];
    // Merged cells of Excel never overlap; those that do would fill the machine's time.
    if (down.length * across.length + covered.size > rows.length * columns.length) continue;
    for (const row of down) for (const column of across) covered.set(`${row},${column}`, merge);
  }
  const begun = new Set<Range>();
  const doubts: Doubts = {
    hidden: [
      ...allColumns.filter((at) => !shows(sheet.hiddenColumns)(at)).map(columnName),
      ...allRows.filter((at) => !shows(sheet.hiddenRows)(at)).map((at) => String(at + 1)),
    ],
    error: [],
    formula: [],
    format: [],
  };
  const shown = rows.map((row) =>
    columns.flatMap((column, at) => {
      const merge = covered.get(`${row},${column}`);
      if (merge && begun.has(merge)) return [];
      if (merge) begun.add(merge);
      // Words stand in the first cell of a merged one, which may itself be hidden or outside.
      const source = cells.get(merge ? `${merge.top},${merge.left}` : `${row},${column}`);
      if (source?.doubt) doubts[source.doubt].push(`${columnName(source.column)}${source.row + 1}`);
      const cell: ShownCell = {
        text: source?.text ?? '',
        across: merge ? between(columns, merge.left, merge.right).length : 1,
        down: merge ? between(rows, merge.top, merge.bottom).length : 1,
        side: source?.side ?? null,
      };
      return [{ column: at, cell }];
    }),
  );
  return {
    table: {
      title: block.title ?? null,
      file: block.file,
      rows: shown,
      headRows: headRowsOf(shown, block.head_rows ?? 1),
      headColumns: Math.min(block.head_columns ?? 0, columns.length),
    },
    doubts,
    places: { rows: rows.map((at) => at + 1), columns: columns.map(columnName) },
  };
}

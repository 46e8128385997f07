/** A rectangle of cells, both ends included; rows and columns count from 0. */
export interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A cell with something in it, as Excel shows it. */
export interface Cell {
  row: number;
  column: number;
  text: string;
  /** Where its words stand; null where Excel would set them left. */
  side: 'center' | 'right' | null;
  /** What keeps its text from being trusted: an error value, a formula that was never computed, a format that is not reproduced. */
  doubt: 'error' | 'formula' | 'format' | null;
}

/** One sheet of a workbook, or a whole CSV file. */
export interface Sheet {
  name: string;
  hidden: boolean;
  cells: readonly Cell[];
  merges: readonly Range[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
}

/** 0 → A, 27 → AB */
export const columnName = (column: number): string =>
  `${column >= 26 ? columnName(Math.floor(column / 26) - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;

const place = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** B5 → row 4, column 1; null for anything else. */
export function cellAt(name: string): { row: number; column: number } | null {
  const [, letters, digits] = place.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** A2:F20, or one cell, as a range whichever corners it names; null for anything else. */
export function rangeOf(name: string): Range | null {
  const [one, other] = name.split(':').map(cellAt);
  if (!one || other === null) return null;
  const end = other ?? one;
  return {
    top: Math.min(one.row, end.row),
    left: Math.min(one.column, end.column),
    bottom: Math.max(one.row, end.row),
    right: Math.max(one.column, end.column),
  };
}

/** What both ranges cover; null where they do not meet. */
export function common(a: Range, b: Range): Range | null {
  const both = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return both.top > both.bottom || both.left > both.right ? null : both;
}

/** The smallest range that holds every cell with text; null where there is none. */
export function usedRange({ cells, merges }: Sheet): Range | null {
  let used: Range | null = null;
  const add = ({ top, left, bottom, right }: Range) => {
    used = used
      ? {
          top: Math.min(used.top, top),
          left: Math.min(used.left, left),
          bottom: Math.max(used.bottom, bottom),
          right: Math.max(used.right, right),
        }
      : { top, left, bottom, right };
  };
  const begun = new Map(merges.map((merge) => [`${merge.top},${merge.left}`, merge]));
  for (const { row, column, text } of cells) {
    if (text === '') continue;
    add({ top: row, left: column, bottom: row, right: column });
    const merge = begun.get(`${row},${column}`);
    if (merge) add(merge);
  }
  return used;
}

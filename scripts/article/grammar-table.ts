import type { StateBlock } from 'markdown-it';
import { lineAt, pushBlock } from './grammar-lines.ts';

const cell = String.raw`[ \t]*:?-+:?[ \t]*`;
const parting = new RegExp(`^ {0,3}\\|?${cell}(?:\\|${cell})*\\|?[ \\t]*$`);

/** Cells of a line, or null where no `|` parts it; `\|` is a bar inside a cell. */
function cellsOf(line: string): string[] | null {
  const cells = line.trim().split(/(?<!\\)\|/);
  if (cells.length < 2) return null;
  if (cells[0] === '') cells.shift();
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((one) => one.trim().replaceAll('\\|', '|'));
}

function sideOf(mark: string): string | null {
  if (mark.endsWith(':')) return mark.startsWith(':') ? 'center' : 'right';
  return mark.startsWith(':') ? 'left' : null;
}

function pushRow(
  state: StateBlock,
  line: number,
  cells: readonly string[],
  sides: readonly (string | null)[],
  name: string,
) {
  state.push('tr_open', 'tr', 1).map = [line, line + 1];
  cells.forEach((words, at) => {
    // A heading without words would be read aloud as nothing.
    const tag = words === '' ? 'td' : name;
    const open = pushBlock(state, tag, tag, line, words);
    const side = sides[at];
    if (side) open.attrSet('class', side);
  });
  state.push('tr_close', 'tr', -1);
}

/**
 * A table as GitHub's Markdown has it, but no typed cell is lost: a line with more cells than the heading keeps them, and a line
 * without `|` is no part of the table. Sides that the second line asks for are classes, as pages allow no inline style.
 */
export function table(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const head = cellsOf(lineAt(state, line));
  const parts = line + 1 < end && state.sCount[line + 1] === state.sCount[line] ? lineAt(state, line + 1) : '';
  const sides = parting.test(parts) ? cellsOf(parts)?.map(sideOf) : null;
  if (!head || head.length === 0 || head.length !== sides?.length) return false;
  if (silent) return true;
  const rows: string[][] = [];
  for (let below = line + 2; below < end && (state.sCount[below] ?? 0) >= state.blkIndent; below++) {
    const cells = cellsOf(lineAt(state, below));
    if (!cells) break;
    rows.push(cells);
  }
  const widest = rows.reduce((most, { length }) => Math.max(most, length), head.length);
  state.push('table_open', 'table', 1).map = [line, line + 2 + rows.length];
  state.push('thead_open', 'thead', 1);
  pushRow(state, line, [...head, ...Array<string>(widest - head.length).fill('')], sides, 'th');
  state.push('thead_close', 'thead', -1);
  if (rows.length > 0) {
    state.push('tbody_open', 'tbody', 1);
    for (const [at, cells] of rows.entries()) pushRow(state, line + 2 + at, cells, sides, 'td');
    state.push('tbody_close', 'tbody', -1);
  }
  state.push('table_close', 'table', -1);
  state.line = line + 2 + rows.length;
  return true;
}

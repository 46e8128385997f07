import { writeWorkbook } from '../office/write-workbook.ts';
import type { Block, Manuscript } from './manuscript.ts';

/**
 * Puts every table with merged cells, which Markdown cannot say, into a workbook of its own that the text names (scripts/office/table-block.ts).
 * `taken` are names that the folder has already. The same blocks give the same bytes.
 */
export function withAttachedTables(
  blocks: readonly Block[],
  taken: readonly string[],
): { blocks: Block[]; files: Manuscript['files'] } {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  const files: Manuscript['files'] = [];
  const named = blocks.map((block): Block => {
    if (block.block !== 'table' || (block.merges ?? []).length === 0) return block;
    let turn = files.length + 1;
    while (names.has(`表${turn}.xlsx`)) turn += 1;
    const name = `表${turn}.xlsx`;
    names.add(name);
    files.push({ name, bytes: writeWorkbook(`表${turn}`, block.rows, block.merges ?? []) });
    return { block: 'attached', file: name };
  });
  return { blocks: named, files };
}

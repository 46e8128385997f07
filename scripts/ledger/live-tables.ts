import { type ShownTable, shownTable } from '../office/shown-table.ts';
import { tablesIn } from '../office/table-block.ts';
import type { LiveFile } from './live-article.ts';

/** The tables that the blocks of a text show, in their order, out of the folder's own files; null where a block cannot be shown. */
export async function tablesOf(body: string, files: readonly LiveFile[]): Promise<(ShownTable | null)[]> {
  const tables: (ShownTable | null)[] = [];
  for (const { read } of tablesIn(body, 1)) {
    const file = 'block' in read ? files.find(({ name }) => name === read.block.file) : undefined;
    const shown = 'block' in read && file ? shownTable(read.block, await file.read()) : null;
    tables.push(shown && 'table' in shown ? shown.table : null);
  }
  return tables;
}

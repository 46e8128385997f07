import { describe, expect, it } from 'vitest';
import { withAttachedTables } from '../../scripts/manuscript/attached-tables.ts';
import { readHtml } from '../../scripts/manuscript/html.ts';
import { markdownOf } from '../../scripts/manuscript/markdown.ts';
import { shownTable } from '../../scripts/office/shown-table.ts';
import { tablesIn } from '../../scripts/office/table-block.ts';

const merged = '<table><tr><th rowspan=2>序号<th colspan=2>补助<tr><td>人数<td>金额<tr><td>1<td>2<td>3</table>';
const plain = '<table><tr><th>甲<th>乙<tr><td>1<td>2</table>';

describe('tables of a manuscript', () => {
  it('with merged cells become a file and a block that shows them; others stay in the text', () => {
    const read = readHtml(`<p>一</p>${plain}${merged}<p>二</p>${merged}`);
    const { blocks, files } = withAttachedTables(read?.blocks ?? [], ['表1.XLSX']);
    expect(files.map(({ name }) => name)).toEqual(['表2.xlsx', '表3.xlsx']);
    const body = markdownOf(blocks);
    expect(body).toContain('| 甲 | 乙 |');
    const [use] = tablesIn(body, 1);
    if (!use || !('block' in use.read)) throw new Error('no block');
    const shown = shownTable(use.read.block, files[0]?.bytes ?? null);
    if ('refused' in shown) throw new Error(shown.refused.key);
    expect(shown.table.headRows).toBe(2);
    expect(shown.table.rows[0]?.map(({ cell: { text, across, down } }) => [text, across, down])).toEqual([
      ['序号', 1, 2],
      ['补助', 2, 1],
    ]);
    expect(
      shown.table.rows
        .flat()
        .map(({ cell }) => cell.text)
        .join(''),
    ).toBe('序号补助人数金额123');
  });

  it('without merged cells need no file', () => {
    const read = readHtml(plain);
    expect(withAttachedTables(read?.blocks ?? [], []).files).toEqual([]);
  });
});

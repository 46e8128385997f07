import { describe, expect, it } from 'vitest';
import { shownTable } from '../../scripts/office/shown-table.ts';
import { tablesIn } from '../../scripts/office/table-block.ts';
import type { TableBlock } from '../../scripts/site/types.gen.ts';
import { madeWorkbook, penalties } from './made-workbook.ts';

const bytes = madeWorkbook([{ name: '空', rows: [] }, penalties, { ...penalties, name: '底稿', state: 'hidden' }]);
const block: TableBlock = { file: '公示.xlsx', sheet: '处罚公示', range: 'A2:E5' };
const made = (change: Partial<TableBlock> = {}, content: Uint8Array | null = bytes) => {
  const shown = shownTable({ ...block, ...change }, content);
  if ('refused' in shown) throw new Error(shown.refused.key);
  return shown;
};
const refusal = (change: Partial<TableBlock>, content: Uint8Array | null = bytes) => {
  const shown = shownTable({ ...block, ...change }, content);
  return 'refused' in shown ? [shown.refused.field, shown.refused.key] : null;
};
const rows = (change: Partial<TableBlock> = {}) =>
  made(change).table.rows.map((cells) =>
    cells.map(
      ({ cell: { text, across, down } }) => `${text}${across > 1 ? `→${across}` : ''}${down > 1 ? `↓${down}` : ''}`,
    ),
  );

describe('a table of an attachment', () => {
  it('is the range with its merged cells, heading as deep as they reach', () => {
    expect(rows({ hidden: 'show' })).toEqual([
      ['序号↓2', '当事人→2', '处罚→2'],
      ['名称', '联系电话', '金额', '日期'],
      ['1', '某商行', '0999-1', '12,345.50', '2026年4月1日'],
      ['2', '某饭店', '0999-2', '25%', '2026/4/2'],
    ]);
    expect(made().table).toMatchObject({ headRows: 2, headColumns: 0, title: null });
    expect(made({ head_rows: 3, head_columns: 2, title: '表一' }).table).toMatchObject({
      headRows: 3,
      headColumns: 2,
      title: '表一',
    });
  });

  it('leaves hidden columns and rows out unasked, merged cells shrinking with them, and tells which', () => {
    expect(rows()[0]).toEqual(['序号↓2', '当事人', '处罚→2']);
    expect(rows().flat().join()).not.toContain('0999');
    expect(made().doubts.hidden).toEqual(['C']);
    const anchor = madeWorkbook([
      {
        name: '表',
        rows: [
          ['甲', null, '乙'],
          ['1', '2', '3'],
        ],
        merges: ['A1:B1'],
        hiddenColumns: [1],
        hiddenRows: [2],
      },
    ]);
    const shown = made({ sheet: '表', range: 'A1:C2' }, anchor);
    expect(shown.table.rows.map((cells) => cells.map(({ cell }) => cell.text))).toEqual([['甲', '乙']]);
    expect(shown.doubts.hidden).toEqual(['A', '2']);
  });

  it('says which field is wrong and how', () => {
    expect(refusal({}, null)).toEqual(['file', 'table-file-missing']);
    expect(refusal({ file: '公示.xls' })).toEqual(['file', 'table-file-type']);
    expect(refusal({}, new Uint8Array([80, 75, 3, 4]))).toEqual(['file', 'table-file-broken']);
    expect(refusal({ sheet: '没有' })).toEqual(['sheet', 'table-sheet-unknown']);
    expect(refusal({ sheet: '底稿' })).toEqual(['sheet', 'table-sheet-hidden']);
    expect(refusal({ sheet: '底稿', hidden: 'show' })).toBeNull();
    expect(refusal({ range: 'X90:Z99' })).toEqual(['range', 'table-empty']);
    expect(refusal({ sheet: '空' })).toEqual(['range', 'table-empty']);
  });

  it('refuses what no page can hold, in no time, however far a merged cell is said to reach', () => {
    const vast = madeWorkbook([{ name: '表', rows: [['甲']], merges: ['A1:XFD1048576'] }]);
    const { range: _, ...whole } = { ...block, sheet: '表' };
    const shown = shownTable(whole, vast);
    expect(shown).toMatchObject({ refused: { key: 'table-too-large' } });
  });

  it('takes no time for merged cells that lie over one another, or columns that are named without end', () => {
    const rows = [['甲', '乙'], ...Array.from({ length: 9_000 }, (_, at) => [String(at), '丙'])];
    const merges = Array.from({ length: 3_000 }, () => 'A2:B9001');
    const shown = shownTable({ file: '公示.xlsx' }, madeWorkbook([{ name: '表', rows, merges }]));
    expect(shown).toMatchObject({ table: { rows: { length: 9_001 } } });
    const columns = `<cols>${'<col min="2" max="16383" hidden="1"/>'.repeat(3_000)}</cols>`;
    const sheet = `<worksheet>${columns}<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>`;
    const many = shownTable(
      { file: '公示.xlsx' },
      madeWorkbook([penalties], { parts: { 'xl/worksheets/sheet1.xml': sheet } }),
    );
    expect(many).toMatchObject({ table: { rows: { length: 1 } }, doubts: { hidden: ['B'] } });
  });

  it('keeps headings whole: merged cells of a heading never reach into the rows', () => {
    const deep = madeWorkbook([
      {
        name: '表',
        rows: [
          ['甲', '乙'],
          [null, '丙'],
          ['1', '2'],
        ],
        merges: ['A1:A2'],
      },
    ]);
    const shown = (change: Partial<TableBlock>) =>
      made({ sheet: '表', range: 'A1:B3', ...change }, deep).table.headRows;
    expect([shown({}), shown({ head_rows: 1 }), shown({ head_rows: 2 }), shown({ head_rows: 0 })]).toEqual([
      2, 2, 2, 0,
    ]);
    const through = madeWorkbook([
      {
        name: '表',
        rows: [
          ['甲', '乙'],
          [null, '丙'],
        ],
        merges: ['A1:A2'],
      },
    ]);
    expect(made({ sheet: '表', range: 'A1:B2' }, through).table.headRows).toBe(0);
  });

  it('takes the first visible sheet and all that it holds where nothing is said', () => {
    const list = shownTable({ file: '清单.csv' }, Buffer.from('\uFEFF姓名,金额\n甲,"1,000"\n'));
    expect('table' in list && list.table.rows.map((cells) => cells.map(({ cell }) => cell.text))).toEqual([
      ['姓名', '金额'],
      ['甲', '1,000'],
    ]);
    const shown = shownTable(
      { file: '公示.xlsx' },
      madeWorkbook([{ ...penalties, name: '藏', state: 'hidden' }, penalties]),
    );
    expect(shown).toMatchObject({ table: { rows: { length: 5 } } });
  });
});

describe('table blocks of a text', () => {
  const body =
    '文\n\n```table\nfile: 公示.xlsx\nrange: A2:E5\n```\n\n```table\nfile: 公示.xlsx\nrange: A2到E5\nzoom: 2\n```\n\n```\ntable\n```\n';

  it('are found with their lines; what is wrong with one names its field', () => {
    const [first, second, ...more] = tablesIn(body, 20);
    expect(first).toMatchObject({ line: 22, read: { block: { file: '公示.xlsx', range: 'A2:E5' } } });
    expect(first?.lineOf('range')).toBe(24);
    const wrong = second && 'findings' in second.read ? second.read.findings : [];
    expect(wrong.map(({ key, field, line }) => [key, field, line]).sort()).toEqual([
      ['field-form', 'range', 29],
      ['field-unknown', 'zoom', 30],
    ]);
    expect(more).toEqual([]);
  });

  it('that are no YAML are findings', () => {
    for (const content of [': : [\n', '', '- 甲\n']) {
      const [use] = tablesIn(`\`\`\`table\n${content}\`\`\``, 1);
      expect(use && 'findings' in use.read && use.read.findings.every(({ severity }) => severity === 'error')).toBe(
        true,
      );
    }
  });
});

import { describe, expect, it } from 'vitest';
import { tables } from '../../scripts/check/tables.ts';
import { madeWorkbook, penalties } from '../office/made-workbook.ts';
import { findings } from './given.ts';

const bytes = madeWorkbook([penalties]);
const block = (...lines: string[]) => ['文。', '', '```table', ...lines, '```', ''].join('\n');
const found = async (body: string, files: Record<string, Uint8Array> = { '公示.xlsx': bytes }) =>
  (await findings(tables, { body, files })).map(({ key, severity, file, line, field }) => [
    key,
    severity,
    file,
    line,
    field,
  ]);

describe('tables of attachments', () => {
  it('names file, line and field of what is wrong', async () => {
    expect(await found(block('file: 公式.xlsx'))).toContainEqual([
      'table-file-missing',
      'error',
      'index.md',
      23,
      'table.file',
    ]);
    expect(await found(block('file: 公示.xlsx', 'sheet: 名单'))).toContainEqual([
      'table-sheet-unknown',
      'error',
      'index.md',
      24,
      'table.sheet',
    ]);
    expect(await found(block('file: 公示.xlsx', 'range: Y1:Z2'))).toContainEqual([
      'table-empty',
      'error',
      'index.md',
      24,
      'table.range',
    ]);
    expect(await found(block('file: 公示.xlsx', 'rows: 3'))).toContainEqual([
      'field-unknown',
      'error',
      'index.md',
      24,
      'rows',
    ]);
  });

  it('never lets index.md be the table', async () => {
    expect(await found(block('file: index.md'))).toContainEqual([
      'table-file-missing',
      'error',
      'index.md',
      23,
      'table.file',
    ]);
  });

  it('warns of hidden columns: of the block, and of whoever downloads the file', async () => {
    expect(await found(block('file: 公示.xlsx'))).toEqual([
      ['table-hidden', 'warning', 'index.md', 22, 'table'],
      ['workbook-hidden', 'warning', '公示.xlsx', undefined, '处罚公示'],
    ]);
    expect(await found('无表。')).toEqual([['workbook-hidden', 'warning', '公示.xlsx', undefined, '处罚公示']]);
  });

  it('warns of cells that may be wrong', async () => {
    const doubtful = madeWorkbook([
      {
        name: '表',
        rows: [
          [
            '甲',
            { xml: '<c r="@" t="e"><v>#REF!</v></c>' },
            { xml: '<c r="@"><f>A1</f></c>' },
            { number: 3, format: '[DBNum1]0.0E+0' },
          ],
        ],
      },
    ]);
    expect((await found(block('file: 公示.xlsx'), { '公示.xlsx': doubtful })).map(([key]) => key)).toEqual([
      'table-error',
      'table-formula',
      'table-format',
    ]);
  });

  it('has nothing against a table that is all there', async () => {
    const { hiddenColumns: _, ...open } = penalties;
    expect(await found(block('file: 公示.xlsx', 'title: 处罚'), { '公示.xlsx': madeWorkbook([open]) })).toEqual([]);
  });
});

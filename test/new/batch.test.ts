import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as approve } from '../../scripts/approve.ts';
import { command as check } from '../../scripts/check.ts';
import { command as form } from '../../scripts/form.ts';
import { bodyIn, filled, optionsIn } from '../../scripts/new/batch-row.ts';
import { batchTable } from '../../scripts/new/batch-table.ts';
import { command as making } from '../../scripts/new.ts';
import { type Office, openOffice } from '../command/office.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { photo } from '../manuscript/camera.ts';
import { type MadeSheet, madeWorkbook } from '../office/made-workbook.ts';
import { answered } from './answered.ts';

let folder: string;
let office: Office;
beforeAll(async () => {
  folder = await temporaryFolder();
  office = await openOffice(folder);
  await office.repository.run('config', 'user.email', 'zhang-wei@shiqiao.example');
});
afterAll(() => removeFolder(folder));

const sheet: MadeSheet = {
  name: '处罚',
  rows: [
    ['行政处罚信息公开表（2026年3月）', null, null, null, null],
    ['序号', '当事人', '处罚金额（元）', '决定日期', '联系电话'],
    [
      { number: 1 },
      '某商行',
      { number: 12345, format: '#,##0.00' },
      { number: 46113, format: 'yyyy"年"m"月"d"日"' },
      '0999-1',
    ],
    [
      { number: 2 },
      '某饭店 *|',
      { number: 500, format: '#,##0.00' },
      { number: 46114, format: 'yyyy"年"m"月"d"日"' },
      '0999-2',
    ],
    [null, null, null, null, null],
  ],
  merges: ['A1:E1'],
  hiddenColumns: [5],
};
const rest = answered({ statistics: '准确' });
const title = ['--title', '行政处罚决定：{当事人}'];
async function batch(name: string, bytes: Uint8Array, args: readonly string[]) {
  await writeFile(join(office.folder, name), bytes);
  return office.run(making, ['gzdt', '--batch', name, ...rest, ...args]);
}

describe('new --batch', () => {
  it('makes an article a line, one checklist and one list, by which they are checked, shown on one form and signed', async () => {
    const made = await batch('清单 三月.xlsx', madeWorkbook([sheet]), [...title, '--slug', 'fine']);
    expect(made.code, made.err).toBe(0);
    expect(made.err).toContain('隐藏的列、行没有带入：E');
    expect(made.out).toContain('已新建 2 件，清单 batches/2026-03-02-清单-三月.txt');
    const list = await readFile(join(office.folder, 'batches/2026-03-02-清单-三月.txt'), 'utf8');
    expect(list).toBe('main/gzdt/2026/fine-1\nmain/gzdt/2026/fine-2\n');
    const text = await readFile(join(office.folder, 'content/main/gzdt/2026/fine-2/index.md'), 'utf8');
    expect(text).toContain('title: 行政处罚决定：某饭店 *|\n');
    expect(text).toContain('| 处罚金额（元） | 500.00 |\n| 决定日期 | 2026年4月2日 |');
    expect(text).not.toContain('0999');
    expect(text).toContain('secret: 否');

    const named = ['@batches/2026-03-02-清单-三月.txt'];
    const checked = await office.run(check, named);
    expect([checked.code, checked.out.match(/检查通过/g)?.length]).toEqual([0, 2]);
    await office.repository.commit({ message: '处罚公开' });
    const shown = await office.run(form, [...named, '--html', join(folder, 'form.html')]);
    expect(shown.out).toMatch(/^批量审签表　编号 [0-9a-f]{12}　2 件/);
    const page = await readFile(join(folder, 'form.html'), 'utf8');
    expect(page.match(/<section>/g)).toHaveLength(1);
    expect(page).toContain('等 2 件，见所附清单');
    expect(page.match(/<code>[0-9a-f]{64}<\/code>/g)).toHaveLength(2);
    const refused = await office.run(approve, [...named, '--yes']);
    expect(refused.err).not.toContain('找不到清单');
  });

  it('writes nothing when one line gives no article, and names the line', async () => {
    const before = await readdir(join(office.folder, 'content/main/gzdt/2026'));
    const broken = { ...sheet, rows: [...sheet.rows.slice(0, 3), [{ number: 2 }, null, { number: 1 }, null, null]] };
    const lacks = await batch('缺.xlsx', madeWorkbook([broken]), title);
    expect([lacks.code, lacks.err]).toEqual([1, expect.stringContaining('第 4 行：没有 --title 要用的：当事人')]);
    const untitled = await batch('无题.xlsx', madeWorkbook([sheet]), []);
    expect([untitled.code, untitled.err]).toEqual([1, expect.stringContaining('第 3 行没有标题')]);
    const missing = await office.run(making, ['gzdt', '--batch', '没有.xlsx', ...rest, ...title]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('没有.xlsx')]);
    expect(await readdir(join(office.folder, 'content/main/gzdt/2026'))).toEqual(before);
    expect(existsSync(join(office.folder, 'batches/2026-03-02-缺.txt'))).toBe(false);
    expect((await office.run(check, ['@没有.txt'])).err).toContain('找不到清单文件 没有.txt');
  });

  it('brings the files of a line along, pictures made ready', async () => {
    await writeFile(join(office.folder, '现场.jpg'), await photo(600, 300));
    const csv = '标题,正文,附件\n甲,第一段,现场.jpg\n乙,第二段,\n';
    const made = await batch('两件.csv', Buffer.from(csv), ['--slug', 'two']);
    expect(made.code, made.err).toBe(0);
    expect((await readdir(join(office.folder, 'content/main/gzdt/2026/two-1'))).sort()).toEqual(
      ['index.md', '现场.jpg'].sort(),
    );
    expect(await readFile(join(office.folder, 'content/main/gzdt/2026/two-2/index.md'), 'utf8')).toMatch(
      /\n\n第二段\n$/,
    );
    const none = await batch('缺图.csv', Buffer.from('标题,附件\n甲,没有.jpg\n'), []);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('第 2 行的附件：读不到文件 没有.jpg')]);
  });
});

describe('the table of a batch', () => {
  const read = (made: MadeSheet) => batchTable({ file: '表.xlsx' }, madeWorkbook([made]));

  it('begins at the line of names, wherever that is, and knows where each line stands', () => {
    const table = read(sheet);
    expect('rows' in table && table.rows.map(({ line, cells }) => [line, cells.get('当事人')])).toEqual([
      [3, '某商行'],
      [4, '某饭店 *|'],
    ]);
  });

  it('is refused where nobody can tell what belongs to whom', () => {
    expect(read({ ...sheet, rows: [...sheet.rows, ['1', '甲', '2', '3', '4']], merges: ['A3:A4'] })).toMatchObject({
      refused: { key: 'batch-merged' },
    });
    expect(
      read({
        name: '表',
        rows: [
          ['甲', '甲'],
          ['1', '2'],
        ],
      }),
    ).toMatchObject({ refused: { key: 'batch-names' } });
    expect(read({ name: '表', rows: [['甲', '乙']] })).toMatchObject({ refused: { key: 'batch-no-rows' } });
    expect(read({ name: '表', rows: [] })).toMatchObject({ refused: { key: 'table-empty' } });
  });

  it('numbers lines as Excel does, and refuses columns without a name and cells without a result', () => {
    const at = (rows: MadeSheet['rows'], more: Partial<MadeSheet> = {}) => read({ name: '表', rows, ...more });
    const lines = at([[null], [null], ['标题', '金额'], ['甲', '1'], ['藏', '2'], ['乙', '3']], { hiddenRows: [5] });
    expect('rows' in lines && lines.rows.map(({ line }) => line)).toEqual([4, 6]);
    expect(
      at([
        ['标题', '金额', null],
        ['甲', '1', '没有列名的话'],
      ]),
    ).toMatchObject({
      refused: { key: 'batch-unnamed', params: { columns: 'C' } },
    });
    for (const xml of ['<c r="@" t="e"><v>#N/A</v></c>', '<c r="@"><f>A1*2</f></c>'])
      expect(
        at([
          ['标题', '金额'],
          ['甲', { xml }],
        ]),
      ).toMatchObject({ refused: { key: 'batch-wrong', params: { cells: 'B2' } } });
  });

  it.each([';', '\t', ','])('reads a CSV parted by %j', (sign) => {
    const made = batchTable({ file: '表.csv' }, Buffer.from(`标题${sign}金额\n甲${sign}1\n\n`));
    expect('rows' in made && made.rows.map(({ cells }) => [...cells.values()])).toEqual([['甲', '1']]);
  });

  it('gives fields by their names, and everything else to the text', () => {
    const cells = new Map([
      ['标题', '甲'],
      ['成文日期', '2026年3月1日'],
      ['正文', '一\n二'],
      ['金额', '5'],
    ]);
    const row = { line: 2, cells };
    expect([...optionsIn(row)]).toEqual([
      ['title', '甲'],
      ['document-date', '2026-03-01'],
    ]);
    const text = (more: string) => `一\n\n二\n\n| 项目 | 内容 |\n| --- | --- |\n${more}| 金额 | 5 |\n`;
    expect(bodyIn(row, { document_date: '2026-03-01' })).toBe(text(''));
    // A kind without such a field has it in its text: nothing of a line is dropped.
    expect(bodyIn(row, {})).toBe(text('| 成文日期 | 2026年3月1日 |\n'));
    expect(filled('{金额}元{没有}', row)).toEqual({ lacks: ['没有'] });
  });
});

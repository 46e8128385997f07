import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt, columnName, common, rangeOf, usedRange } from '../../scripts/office/cells.ts';
import { readWorkbook } from '../../scripts/office/workbook.ts';
import { writeWorkbook } from '../../scripts/office/write-workbook.ts';
import { madeWorkbook, penalties } from './made-workbook.ts';

const texts = (bytes: Uint8Array, sheet = 0) =>
  (readWorkbook(bytes)[sheet]?.cells ?? []).map(({ row, column, text }) => `${columnName(column)}${row + 1} ${text}`);

describe('a workbook', () => {
  it('gives its cells as Excel shows them, what is merged and what is hidden', () => {
    const [sheet] = readWorkbook(madeWorkbook([penalties]));
    expect(sheet).toMatchObject({ name: '处罚公示', hidden: false });
    expect(sheet?.merges).toHaveLength(4);
    expect([...(sheet?.hiddenColumns ?? [])]).toEqual([2]);
    expect(texts(madeWorkbook([penalties])).slice(-5)).toEqual([
      'A5 2',
      'B5 某饭店',
      'C5 0999-2',
      'D5 25%',
      'E5 2026/4/2',
    ]);
  });

  it('reads every kind of cell: rich text without its readings, formulas, truth, errors', () => {
    const cells = [
      { xml: '<c r="@" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jiǎ</t></rPh></is></c>' },
      { xml: '<c r="@" t="str"><f>A1</f><v>结果</v></c>' },
      { xml: '<c r="@" t="b"><v>1</v></c>' },
      { xml: '<c r="@" t="e"><v>#DIV/0!</v></c>' },
      { xml: '<c r="@"><f>SUM(A2)</f></c>' },
    ];
    const bytes = madeWorkbook([{ name: '表', rows: [cells] }]);
    expect(texts(bytes)).toEqual(['A1 甲乙', 'B1 结果', 'C1 TRUE', 'D1 #DIV/0!', 'E1 ']);
    expect(readWorkbook(bytes)[0]?.cells.map(({ doubt }) => doubt)).toEqual([null, null, null, 'error', 'formula']);
  });

  it('counts cells that do not say where they stand', () => {
    const sheet =
      '<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData></worksheet>';
    expect(texts(madeWorkbook([penalties], { parts: { 'xl/worksheets/sheet1.xml': sheet } }))).toEqual([
      'A1 1',
      'B1 2',
      'A2 3',
    ]);
  });

  it('knows hidden sheets, and refuses what is no workbook', () => {
    const hidden = readWorkbook(madeWorkbook([penalties, { ...penalties, name: '底稿', state: 'veryHidden' }]));
    expect(hidden.map(({ name, hidden: is }) => [name, is])).toEqual([
      ['处罚公示', false],
      ['底稿', true],
    ]);
    expect(() => readWorkbook(new Uint8Array([1, 2, 3]))).toThrow();
    expect(() =>
      readWorkbook(madeWorkbook([penalties], { parts: { 'xl/workbook.xml': '<!DOCTYPE a><workbook/>' } })),
    ).toThrow();
  });
});

describe('a workbook that was written', () => {
  it('holds the texts and the merged cells that it was given, to the byte the same each time', () => {
    const rows = [
      ['甲 <&"', '', '=SUM(A1)'],
      ['  乙', '两\n行', '\u0000'],
    ];
    const merges = [{ top: 0, left: 0, bottom: 0, right: 1 }];
    const bytes = writeWorkbook('表1', rows, merges);
    expect(Buffer.from(bytes).equals(writeWorkbook('表1', rows, merges))).toBe(true);
    const [sheet] = readWorkbook(bytes);
    expect(sheet).toMatchObject({ name: '表1', merges });
    expect(texts(bytes)).toEqual(['A1 甲 <&"', 'C1 =SUM(A1)', 'A2   乙', 'B2 两\n行']);
  });
});

describe('names of cells', () => {
  it('lead to places and back', () => {
    fc.assert(
      fc.property(fc.nat(16_383), fc.nat(1_048_575), (column, row) => {
        expect(cellAt(`${columnName(column)}${row + 1}`)).toEqual({ row, column });
      }),
    );
    expect(rangeOf('F20:A2')).toEqual({ top: 1, left: 0, bottom: 19, right: 5 });
    expect(rangeOf('B2')).toEqual({ top: 1, left: 1, bottom: 1, right: 1 });
    expect(rangeOf('B2:x')).toBeNull();
    expect(common({ top: 0, left: 0, bottom: 1, right: 1 }, { top: 2, left: 0, bottom: 3, right: 1 })).toBeNull();
  });

  it('hold every cell with words, and what those are merged over', () => {
    const [sheet] = readWorkbook(madeWorkbook([penalties]));
    if (!sheet) throw new Error('no sheet');
    expect(usedRange(sheet)).toEqual({ top: 0, left: 0, bottom: 4, right: 4 });
    expect(usedRange({ ...sheet, cells: [] })).toBeNull();
  });
});

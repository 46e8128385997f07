import { describe, expect, it } from 'vitest';
import { bankCards } from '../../scripts/check/bank-cards.ts';
import { documents } from '../../scripts/check/documents.ts';
import { homeAddresses } from '../../scripts/check/home-addresses.ts';
import { idNumbers } from '../../scripts/check/id-numbers.ts';
import { marks } from '../../scripts/check/marks.ts';
import { mobileNumbers } from '../../scripts/check/mobile-numbers.ts';
import { readDocuments } from '../../scripts/check/read-documents.ts';
import { bankCard, findings, idNumber, keys } from './given.ts';
import { pack, xlsx } from './office.ts';

const mark = '机密★10年';
const id = idNumber();

describe('Excel files', () => {
  const cell = (at: string, value: string, type = '') =>
    `<c r="${at}"${type === '' ? '' : ` t="${type}"`}><v>${value}</v></c>`;
  const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
  const withoutSheet = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  };

  it('[C10.2] are read cell by cell, hidden sheets too, with sheet and cell named', async () => {
    const bytes = xlsx({ 名单: row(cell('A1', '0', 's')), 底稿: row(cell('B5', '1', 's')) }, ['姓名', id]);
    expect(await findings(idNumbers, { files: { '名单.xlsx': bytes } })).toMatchObject([
      { file: '名单.xlsx', field: '底稿!B5' },
    ]);
  });

  it('[C10.2] say of every cell whether a reader sees it: hidden sheets, rows and columns are read and marked', async () => {
    const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const hiddenRow = `<row hidden="1">${text('A2', '李四')}${text('B2', '王五')}</row>`;
    const rows = xlsx({ 名单: `<row>${text('A1', '张三')}</row>${hiddenRow}`, 底稿: `<row>${text('A1', '底')}</row>` });
    const columns = pack({
      ...withoutSheet,
      'xl/worksheets/sheet1.xml': `<worksheet><cols><col min="2" max="3" hidden="true"/></cols><sheetData><row>${text('A1', '甲')}${text('C1', '乙')}${text('AB1', '丙')}</row></sheetData></worksheet>`,
    });
    const hiddenIn = async (bytes: Uint8Array) => {
      const { pieces } = await readDocuments({ files: [{ name: 'a.xlsx', bytes }] });
      return pieces.filter(({ hidden }) => hidden).map(({ text: words }) => words);
    };
    expect(await hiddenIn(rows)).toEqual(['李四', '王五', '底']);
    expect(await hiddenIn(columns)).toEqual(['乙']);
  });

  it('of two hundred thousand cells are read to the last', async () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => row(cell(`A${index + 1}`, String(index)))).join('');
    const bytes = xlsx({ 统计: rows + row(cell('A200001', '13800001111')) });
    expect(await findings(mobileNumbers, { files: { 'a.xlsx': bytes } })).toMatchObject([{ field: '统计!A200001' }]);
    expect(await findings(documents, { files: { 'a.xlsx': bytes } })).toEqual([]);
  });

  it('[C10.2] mobile numbers stored as numbers are found, in scientific notation too', async () => {
    const bytes = xlsx({ 名单: row(cell('A1', '13800001111'), cell('B1', '1.3800002222E10')) });
    expect(await findings(mobileNumbers, { files: { 'a.xlsx': bytes } })).toHaveLength(2);
  });

  it('[C10.2] ID numbers stored as numbers have lost their last digits and are found by region and birthday', async () => {
    const bytes = xlsx({
      名单: row(cell('A1', String(Number(idNumber('350102', '19900307', '123').slice(0, 15)) * 1000))),
    });
    expect(keys(await findings(idNumbers, { files: { 'a.xlsx': bytes } }))).toEqual(['id-number']);
  });

  it('[C10.2] cards stored as numbers are found by their prefix', async () => {
    const bytes = xlsx({ 名单: row(cell('A1', `${bankCard().slice(0, 15)}0000`)) });
    expect(keys(await findings(bankCards, { files: { 'a.xlsx': bytes } }))).toEqual(['bank-card']);
  });

  it('[C10.2] homes are found by the heading of their column', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const bytes = xlsx({
      名单: row(text('A1', '家庭住址')) + row(text('A2', '李家村3组')) + row(text('B2', '李家村4组')),
    });
    expect(await findings(homeAddresses, { files: { 'a.xlsx': bytes } })).toMatchObject([{ field: '名单!A2' }]);
  });

  it.each([
    [
      'a comment',
      xlsx({ a: '' }, [], {
        'xl/comments1.xml': `<comments><comment><text><r><t>机密</t></r><r><t>★10年</t></r></text></comment></comments>`,
      }),
    ],
    ['a name of a sheet', xlsx({ [mark]: '' })],
    [
      'a defined name',
      xlsx({ a: '' }, [], { 'xl/workbook2.xml': `<workbook><definedName name="a">${mark}</definedName></workbook>` }),
    ],
    ['a text that no cell shows any more', xlsx({ a: '' }, [mark])],
    ['a formula’s result', xlsx({ a: row(cell('A1', mark, 'str')) })],
    ['a chart', xlsx({ a: '' }, [], { 'xl/charts/chart1.xml': `<c:chart><c:v>${mark}</c:v></c:chart>` })],
    ['a pivot cache', xlsx({ a: '' }, [], { 'xl/pivotCache/pivotCacheRecords1.xml': `<r><s v="${mark}"/></r>` })],
    [
      'a printed header',
      xlsx({ a: '' }, [], {
        'xl/worksheets/sheet9.xml': `<worksheet><headerFooter><oddHeader>${mark}</oddHeader></headerFooter></worksheet>`,
      }),
    ],
  ])('[A5.2.2] a mark in %s is refused (attacks 56)', async (_, bytes) => {
    expect(keys(await findings(marks, { files: { 'a.xlsx': bytes } }))).toEqual(['classification-mark']);
  });
});

describe('slides', () => {
  it('[A5.2.2] are read with their notes', async () => {
    const slide = `<p:sld><a:p><a:r><a:t>机密</a:t></a:r><a:r><a:t>★10年</a:t></a:r></a:p></p:sld>`;
    const bytes = pack({ 'ppt/slides/slide1.xml': slide, 'ppt/notesSlides/notesSlide1.xml': slide });
    expect(await findings(marks, { files: { 'a.pptx': bytes } })).toHaveLength(2);
  });
});

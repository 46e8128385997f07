import { strToU8, zipSync } from 'fflate';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const safe = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A cell as Excel writes it: text, a number under one of the formats, or XML of its own. */
export type MadeCell = string | null | { number: number; format?: string; side?: string } | { xml: string };

export interface MadeSheet {
  name: string;
  rows: readonly (readonly MadeCell[])[];
  merges?: readonly string[];
  /** Rows (from 1) and columns (from 1) that are hidden. */
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
  state?: 'hidden' | 'veryHidden';
}

const letter = (column: number) => String.fromCharCode(65 + column);

/** A workbook as Excel writes it: shared strings, styles, hidden parts; `parts` are added or replace others. */
export function madeWorkbook(sheets: readonly MadeSheet[], { date1904 = false, parts = {} } = {}): Uint8Array {
  const strings: string[] = [];
  const formats: { code: string; side: string }[] = [{ code: 'General', side: '' }];
  const styleOf = (code: string, side: string) => {
    const known = formats.findIndex((one) => one.code === code && one.side === side);
    return known >= 0 ? known : formats.push({ code, side }) - 1;
  };
  const cellXml = (cell: MadeCell, at: string): string => {
    if (cell === null) return '';
    if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
    if ('xml' in cell) return cell.xml.replace('@', at);
    return `<c r="${at}" s="${styleOf(cell.format ?? 'General', cell.side ?? '')}"><v>${cell.number}</v></c>`;
  };
  const sheetXml = ({ rows, merges = [], hiddenRows = [], hiddenColumns = [] }: MadeSheet) => {
    const columns = hiddenColumns.map((one) => `<col min="${one}" max="${one}" width="9" hidden="1"/>`).join('');
    const lines = rows.map(
      (cells, row) =>
        `<row r="${row + 1}"${hiddenRows.includes(row + 1) ? ' hidden="1"' : ''}>${cells
          .map((cell, column) => cellXml(cell, `${letter(column)}${row + 1}`))
          .join('')}</row>`,
    );
    const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    return `<worksheet ${main}>${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${lines.join('')}</sheetData>${merged ? `<mergeCells>${merged}</mergeCells>` : ''}</worksheet>`;
  };
  const bodies = sheets.map(sheetXml);
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${safe(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings.map((text) => `<si><t xml:space="preserve">${safe(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts>${formats
      .map(({ code }, at) => `<numFmt numFmtId="${200 + at}" formatCode="${safe(code).replaceAll('"', '&quot;')}"/>`)
      .join('')}</numFmts><cellXfs>${formats
      .map(({ side }, at) => `<xf numFmtId="${200 + at}">${side ? `<alignment horizontal="${side}"/>` : ''}</xf>`)
      .join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(bodies.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...parts,
  };
  const mtime = new Date(2000, 0, 1);
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])), { mtime });
}

/** Penalty list of a made-up bureau: a heading of two rows with merged cells, amounts, dates, a hidden column of numbers. */
export const penalties: MadeSheet = {
  name: '处罚公示',
  rows: [
    ['行政处罚信息公示表', null, null, null, null],
    ['序号', '当事人', null, '处罚', null],
    [null, '名称', '联系电话', '金额', '日期'],
    [
      { number: 1 },
      '某商行',
      '0999-1',
      { number: 12345.5, format: '#,##0.00' },
      { number: 46113, format: 'yyyy"年"m"月"d"日"' },
    ],
    [{ number: 2 }, '某饭店', '0999-2', { number: 0.25, format: '0%' }, { number: 46114, format: 'yyyy/m/d' }],
  ],
  merges: ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2'],
  hiddenColumns: [3],
};

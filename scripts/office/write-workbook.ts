import { strToU8, zipSync } from 'fflate';
import { columnName, type Range } from './cells.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What XML 1.0 (§2.2) lets no document hold. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string) => text.replace(forbidden, '').replace(/[&<>"]/g, (sign) => entities[sign] ?? '');

const nameOf = (row: number, column: number) => `${columnName(column)}${row + 1}`;

/**
 * An xlsx of one sheet whose cells are text as it stands, with its merged cells. The same rows give the same bytes, whatever the time and
 * the place.
 */
export function writeWorkbook(
  sheet: string,
  rows: readonly (readonly string[])[],
  merges: readonly Range[],
): Uint8Array {
  const cell = (text: string, row: number, column: number) =>
    text === ''
      ? ''
      : `<c r="${nameOf(row, column)}" t="inlineStr"><is><t xml:space="preserve">${safe(text)}</t></is></c>`;
  const lines = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((text, at) => cell(text, row, at)).join('')}</row>`,
  );
  const merged = merges.map(
    ({ top, left, bottom, right }) => `<mergeCell ref="${nameOf(top, left)}:${nameOf(bottom, right)}"/>`,
  );
  const merging = merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${kinds}"><sheets><sheet name="${safe(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${kinds}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${merging}</worksheet>`,
  };
  // fflate writes local time: a local date is the same bytes in every zone.
  const mtime = new Date(2000, 0, 1);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(`${head}${xml}`)])), {
    mtime,
  });
}

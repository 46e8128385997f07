import { strToU8, zipSync } from 'fflate';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;

/** A Word file with a body and any further parts; small, but what a reader needs is there. */
export function docx(body: string, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  return pack({ 'word/document.xml': `<w:document ${w}><w:body>${body}</w:body></w:document>`, ...more });
}

export const wordPart = (root: string, content: string) => `<w:${root} ${w}>${content}</w:${root}>`;

/** Sheets by name, as the XML of their rows; texts that cells point to by number. */
export function xlsx(
  sheets: Record<string, string>,
  strings: string[] = [],
  more: Record<string, string> = {},
): Uint8Array {
  const names = Object.keys(sheets);
  return pack({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" state="${index > 0 ? 'hidden' : 'visible'}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  });
}

export function pack(parts: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

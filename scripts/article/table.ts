import Papa from 'papaparse';
import { bareUtf16 } from './bare-utf16.ts';

/** The text of a file in UTF-8, in UTF-16 with its mark or without where nothing else can be meant, or in GB 18030; null for other bytes. */
export function decodeText(bytes: Uint8Array): string | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : bareUtf16(bytes);
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return null;
}

/** Every cell of a CSV text, row by row, whichever sign parts them: empty lines at the end would hide it. */
export const cellsOf = (text: string): string[][] =>
  Papa.parse<string[]>(text.replace(/[\r\n]+$/, ''), { header: false }).data;

/** A CSV file as a table: the names of its first row, and all rows below it that hold something, as wide as the names. */
export interface Table {
  names: string[];
  rows: string[][];
}

export function tableOf(text: string): Table {
  const [names = [], ...rows] = cellsOf(text).filter((row) => row.some((cell) => cell.trim() !== ''));
  return {
    names: names.map((name) => name.trim()),
    rows: rows.map((row) => names.map((_, at) => (row[at] ?? '').trim())),
  };
}

/** A number as statistics write it (1,234.5 or -3); null for anything else. */
export const numberIn = (cell: string): number | null =>
  /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(cell) ? Number(cell.replaceAll(',', '')) : null;

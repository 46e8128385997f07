import Papa from 'papaparse';
import type { Finding } from '../words/finding.ts';
import { extensionOf } from './addresses.ts';
import type { Piece, Reading } from './piece.ts';
import { unread } from './unread.ts';

/** A txt file by lines, a csv file by cells. UTF-8, UTF-16 with its mark, or GB 18030; other bytes are 机器未检. */
export function readText(file: string, bytes: Uint8Array): Reading<Finding> {
  const text = decode(bytes);
  if (text === null) return { pieces: [], findings: [unread(file, 'unread-encoding')] };
  return { pieces: extensionOf(file) === 'csv' ? cells(file, text) : lines(file, text), findings: [] };
}

function decode(bytes: Uint8Array): string | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
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

function lines(file: string, text: string): Piece[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ file, text: line, line: index + 1 }]));
}

function cells(file: string, text: string): Piece[] {
  const { data } = Papa.parse<string[]>(text, { header: false });
  return data.flatMap((row, index) =>
    row.flatMap((cell, at) =>
      cell.trim() === ''
        ? []
        : [{ file, text: cell, field: `R${index + 1}C${at + 1}`, column: `C${at + 1}`, line: index + 1 }],
    ),
  );
}

import { cellsOf, decodeText } from '../article/table.ts';
import type { Finding } from '../words/finding.ts';
import { extensionOf } from './addresses.ts';
import type { Piece, Reading } from './piece.ts';
import { unread } from './unread.ts';

/** A txt or vtt file by lines, a csv file by cells. UTF-8, UTF-16, or GB 18030; other bytes are 机器未检. */
export function readText(file: string, bytes: Uint8Array): Reading<Finding> {
  const text = decodeText(bytes);
  if (text === null) return { pieces: [], findings: [unread(file, 'unread-encoding')] };
  return { pieces: extensionOf(file) === 'csv' ? cells(file, text) : lines(file, text), findings: [] };
}

function lines(file: string, text: string): Piece[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ file, text: line, line: index + 1 }]));
}

function cells(file: string, text: string): Piece[] {
  return cellsOf(text).flatMap((row, index) =>
    row.flatMap((cell, at) =>
      cell.trim() === ''
        ? []
        : [{ file, text: cell, field: `R${index + 1}C${at + 1}`, column: `C${at + 1}`, line: index + 1 }],
    ),
  );
}

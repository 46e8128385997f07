import type { Finding } from '../words/finding.ts';
import { extensionOf, mediaTypes } from './addresses.ts';
import type { Reading } from './piece.ts';
import { type Enclosed, readOffice } from './read-office.ts';
import { readPdf } from './read-pdf.ts';
import { readText } from './read-text.ts';
import { unread } from './unread.ts';

/** A document in a document in a document is read; deeper ones are 机器未检. */
const deepest = 2;

/**
 * Reads every file of the folder but index.md, pictures, sound and film. No network, no clock, no file system beside the reader's own
 * tables; what no reader knows is 机器未检. Throws only where a reader itself fails.
 */
export async function readDocuments({ files }: { files: readonly Enclosed[] }): Promise<Reading<Finding>> {
  const readings: Reading<Finding>[] = [];
  for (const { name, bytes } of files) {
    if (name !== 'index.md' && !mediaTypes.has(extensionOf(name))) readings.push(await readOne({ name, bytes }, 0));
  }
  return together(readings);
}

/** Concatenated, not pushed: a sheet of a hundred thousand cells is no list of arguments. */
function together(readings: readonly Reading<Finding>[]): Reading<Finding> {
  return {
    pieces: readings.flatMap(({ pieces }) => pieces),
    findings: readings.flatMap(({ findings }) => findings),
  };
}

async function readOne({ name, bytes }: Enclosed, depth: number): Promise<Reading<Finding>> {
  if (depth > deepest) return { pieces: [], findings: [unread(name, 'unread-depth')] };
  switch (extensionOf(name)) {
    case 'docx':
    case 'xlsx':
    case 'pptx':
      return withEnclosed(name, readOffice(name, bytes), depth);
    case 'pdf':
      return withEnclosed(name, await readPdf(name, bytes), depth);
    case 'txt':
    case 'vtt':
    case 'csv':
      return readText(name, bytes);
    default:
      return { pieces: [], findings: [unread(name, 'unread-type')] };
  }
}

/** Adds what the enclosed documents hold, placed in the file that the officer sees. */
async function withEnclosed(
  file: string,
  { pieces, findings, enclosed }: Reading<Finding> & { enclosed: Enclosed[] },
  depth: number,
): Promise<Reading<Finding>> {
  const readings: Reading<Finding>[] = [{ pieces, findings }];
  for (const inner of enclosed) {
    const place = <T extends { field?: string; line?: number }>({ line: _line, ...rest }: T) => ({
      ...rest,
      file,
      field: [inner.name, rest.field ?? ''].filter((part) => part !== '').join(' › '),
    });
    const reading = await readOne(inner, depth + 1);
    const name = { file, text: inner.name, field: inner.name };
    readings.push({ pieces: [name, ...reading.pieces.map(place)], findings: reading.findings.map(place) });
  }
  return together(readings);
}

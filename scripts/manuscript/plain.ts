import { type Manuscript, plainLine } from './manuscript.ts';

/** Text as typed, line by line. */
export function readPlain(text: string): Manuscript {
  const lines = text.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u).map((line) => line.trim());
  return { blocks: lines.filter((line) => line !== '').map((line) => plainLine(line)), files: [], lost: [] };
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ImportList } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';
import type { Finding } from '../words/finding.ts';

/** The list in file `path`; empty where there is no file. Findings where it is no import list. */
export async function readList(path: string): Promise<{ list: ImportList } | { findings: Finding[] }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { list: [] };
    throw error;
  }
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // Text that is no JSON is no list either; the schema says so.
    if (!(error instanceof SyntaxError)) throw error;
  }
  const valid = validate('import-list', value, { file: path, lineOf: () => 1 });
  return 'findings' in valid ? valid : { list: valid.value };
}

/** In the order in which the articles were published on the old site; the order of the list where that is the same day. */
export const byDate = (list: ImportList): ImportList =>
  [...list].sort((a, b) => (a.original.date < b.original.date ? -1 : a.original.date > b.original.date ? 1 : 0));

/** Writes the list whole or not at all. */
export async function writeList(path: string, list: ImportList): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.partial`, `${JSON.stringify(byDate(list), null, 2)}\n`);
  await rename(`${path}.partial`, path);
}

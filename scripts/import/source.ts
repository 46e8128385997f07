import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import papaparse from 'papaparse';
import { diskFiles } from '../git/files.ts';
import { titleOf } from '../manuscript/html-find.ts';
import type { Import } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { sqlRows } from './sql.ts';
import { wordpressItems, wordpressText } from './wordpress.ts';

/** What a mapping reads of a document of the old site. */
export type Fields = ReadonlyMap<string, string>;

/** One document of the old site: how people find it in the source, and its fields, which a folder's files give only when they are asked. */
export interface SourceItem {
  name: string;
  read(): Promise<{ fields: Fields } | { refused: Said }>;
}

/** What could not be taken from a source or mapped, and why. */
export interface Unmapped {
  name: string;
  why: Said;
}

export interface Source {
  items: SourceItem[];
  unmapped: Unmapped[];
}

const row = (name: string, fields: Fields): SourceItem => ({ name, read: async () => ({ fields }) });

const textTypes = new Set(['.md', '.markdown', '.txt', '.html', '.htm']);

/**
 * Reads a source: a folder of Markdown, text or HTML files, a JSON file (an array of objects), a CSV file with a header line, a WordPress
 * export (xml) or the rows of one table of an SQL dump. What is not a document is listed with its reason; a source that is nothing of the
 * kind is refused. Throws when files cannot be read.
 */
export async function readSource(path: string, { encoding, table }: Import): Promise<Source | { refused: Said }> {
  if ((await stat(path)).isDirectory()) return readFolder(path, encoding);
  const bytes = await readFile(path);
  const type = extname(path).toLowerCase();
  if (type === '.xml') return readWordpress(bytes);
  const text = decode(bytes, encoding);
  if (text === null) return { refused: said('import-encoding', { encoding: encoding ?? 'utf-8' }) };
  if (type === '.json') return readJson(text);
  if (type === '.csv') return readCsv(text);
  if (type === '.sql') return readSql(text, table);
  return { refused: said('import-source-type', { path: basename(path) }) };
}

/** Posts and pages that were online; drafts were no part of the site, and attachments come with the articles that show them. */
function readWordpress(bytes: Uint8Array): Source | { refused: Said } {
  let all: Map<string, string>[];
  try {
    all = wordpressItems(bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refused: said('import-wordpress', { detail: error.message.split('\n')[0] ?? '' }) };
  }
  if (all.length === 0) return { refused: said('import-wordpress', { detail: '<item>' }) };
  const out: Source = { items: [], unmapped: [] };
  for (const [index, fields] of all.entries()) {
    const content = fields.get('content');
    if (content !== undefined) fields.set('content', wordpressText(content));
    const item = row(`#${fields.get('id') ?? index + 1}`, fields);
    const [type = 'post', status = 'publish'] = [fields.get('type'), fields.get('status')];
    // What a password kept from the public is none of what the old site published.
    if ((fields.get('password') ?? '') !== '')
      out.unmapped.push({ name: item.name, why: said('import-wordpress-password') });
    else if ((type === 'post' || type === 'page') && status === 'publish') out.items.push(item);
    else if (type !== 'attachment')
      out.unmapped.push({ name: item.name, why: said('import-wordpress-item', { type, status }) });
  }
  return out;
}

function readSql(text: string, table: string | undefined): Source | { refused: Said } {
  if (table === undefined) return { refused: said('import-table-missing') };
  let rows: Map<string, string>[];
  try {
    rows = sqlRows(text, table);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refused: said('import-sql', { detail: error.message }) };
  }
  if (rows.length === 0) return { refused: said('import-table-empty', { table }) };
  return { items: rows.map((fields, index) => row(`${table}#${index + 1}`, fields)), unmapped: [] };
}

/** Text without byte-order mark and with plain line ends; null where the bytes are not in that encoding. */
function decode(bytes: Uint8Array, encoding: Import['encoding']): string | null {
  try {
    return new TextDecoder(encoding ?? 'utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function readFolder(folder: string, encoding: Import['encoding']): Promise<Source> {
  const files = diskFiles(folder);
  const out: Source = { items: [], unmapped: [] };
  for (const entry of await files.list('')) {
    const { path, mode } = entry;
    const type = extname(path).toLowerCase();
    if (mode !== '100644' || !textTypes.has(type)) {
      out.unmapped.push({ name: path, why: said('import-file-type') });
      continue;
    }
    out.items.push({
      name: path,
      read: async () => {
        const [bytes] = await files.read([entry]);
        const text = decode(bytes ?? Buffer.alloc(0), encoding);
        return text === null
          ? { refused: said('import-encoding', { encoding: encoding ?? 'utf-8' }) }
          : { fields: fileFields(path, text) };
      },
    });
  }
  return out;
}

function fileFields(path: string, text: string): Map<string, string> {
  const heading = /\.html?$/i.test(path) ? titleOf(text) : /^#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/m.exec(text)?.[1];
  return new Map([
    ['$path', path],
    ['$name', basename(path, extname(path))],
    ['$text', text],
    ...(heading ? [['$heading', heading] as const] : []),
  ]);
}

function readJson(text: string): Source | { refused: Said } {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    return { refused: said('import-json') };
  }
  if (!Array.isArray(rows)) return { refused: said('import-json') };
  const out: Source = { items: [], unmapped: [] };
  for (const [index, record] of rows.entries()) {
    const name = `#${index + 1}`;
    if (typeof record !== 'object' || record === null || Array.isArray(record))
      out.unmapped.push({ name, why: said('import-row-object') });
    else out.items.push(row(name, rowFields(record, name)));
  }
  return out;
}

/** Texts, numbers, truth values and lists of them; what is deeper is a field for each of its values: 附件.0.名称. */
function rowFields(record: object, name: string): Map<string, string> {
  const fields = new Map([['$name', name]]);
  addFields(fields, '', record);
  return fields;
}

function addFields(fields: Map<string, string>, within: string, record: object): void {
  for (const [part, value] of Object.entries(record)) {
    const key = `${within}${part}`;
    const parts: unknown[] = Array.isArray(value) ? value : [value];
    if (parts.every((part) => ['string', 'number', 'boolean'].includes(typeof part)))
      fields.set(key, parts.map(String).join('\n').replaceAll(/\r\n?/g, '\n'));
    else if (typeof value === 'object' && value !== null) addFields(fields, `${key}.`, value);
  }
}

function readCsv(text: string): Source | { refused: Said } {
  const { data, errors, meta } = papaparse.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
  });
  if (!meta.fields || meta.fields.length < 2) return { refused: said('import-csv') };
  const broken = new Map(errors.map(({ row, code }) => [row ?? -1, code]));
  const out: Source = { items: [], unmapped: [] };
  for (const [index, record] of data.entries()) {
    // The header is line 1 of the table.
    const name = `#${index + 2}`;
    const code = broken.get(index);
    if (code) out.unmapped.push({ name, why: said('import-csv-row', { code }) });
    else out.items.push(row(name, rowFields(record, name)));
  }
  return out;
}

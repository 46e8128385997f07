import { columnName, type Sheet } from '../office/cells.ts';
import { type Doubts, sheetsOf, shownTable } from '../office/shown-table.ts';
import { type TableUse, tablesIn } from '../office/table-block.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { extensionOf } from './addresses.ts';
import { found } from './found.ts';
import { anySigner, type Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/**
 * Table blocks of the text can be shown: attachment, sheet and range are there. What is left out because it is hidden, and what may be
 * wrong, is a warning; so are hidden cells of any workbook of the folder, which everybody can show who downloads it.
 */
export const tables: Rule = { id: 'tables', clauses: [], waiver: anySigner, find };

const rule = 'tables';

function find({ article, folder }: CheckSubject): Finding[] {
  const bytesOf = (file: string) =>
    folder.files.find(({ name }) => name === file && name !== 'index.md')?.bytes ?? null;
  const blocks = tablesIn(article.body, article.bodyLine).flatMap((use) => ofBlock(use, bytesOf));
  return [
    ...blocks,
    ...folder.files.flatMap(({ name, bytes }) => (extensionOf(name) === 'xlsx' ? hiddenIn(name, bytes) : [])),
  ];
}

function ofBlock({ line, lineOf, read }: TableUse, bytesOf: (file: string) => Uint8Array | null): Finding[] {
  if ('findings' in read) return read.findings.map((finding) => ({ ...finding, rule }));
  const { block } = read;
  const shown = shownTable(block, bytesOf(block.file));
  if ('refused' in shown) {
    const { field, key, params } = shown.refused;
    const place = { file: 'index.md', line: field in block ? lineOf(field) : line, field: `table.${field}` };
    return [found(place, { rule, key, severity: 'error', params })];
  }
  const keys: Readonly<Record<keyof Doubts, MessageKey>> = {
    hidden: 'table-hidden',
    error: 'table-error',
    formula: 'table-formula',
    format: 'table-format',
  };
  return (Object.keys(keys) as (keyof Doubts)[]).flatMap((doubt) => {
    const cells = shown.doubts[doubt];
    const place = { file: 'index.md', line, field: 'table' };
    return cells.length === 0
      ? []
      : [found(place, { rule, key: keys[doubt], severity: 'warning', params: { cells: few(cells) } })];
  });
}

const few = (names: readonly string[]): string =>
  `${names.slice(0, 10).join('、')}${names.length > 10 ? ` … (${names.length})` : ''}`;

/** Hidden sheets, and hidden rows and columns that hold something. A workbook that cannot be read is another rule's finding. */
function hiddenIn(name: string, bytes: Uint8Array): Finding[] {
  return (sheetsOf(name, bytes) ?? []).flatMap((sheet) => {
    const parts = hiddenParts(sheet);
    return parts.length === 0
      ? []
      : [
          found(
            { file: name, field: sheet.name },
            { rule, key: 'workbook-hidden', severity: 'warning', params: { name, parts: few(parts) } },
          ),
        ];
  });
}

function hiddenParts({ name, hidden, cells, hiddenRows, hiddenColumns }: Sheet): string[] {
  const filled = cells.filter(({ text }) => text !== '');
  if (filled.length === 0) return [];
  if (hidden) return [name];
  const columns = new Set(filled.filter(({ column }) => hiddenColumns.has(column)).map(({ column }) => column));
  const rows = new Set(filled.filter(({ row }) => hiddenRows.has(row)).map(({ row }) => row));
  return [
    ...[...columns].map((column) => `${name}!${columnName(column)}`),
    ...[...rows].map((row) => `${name}!${row + 1}`),
  ];
}

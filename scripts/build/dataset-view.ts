import { numberIn, type Table, tableOf } from '../article/table.ts';
import type { LiveText } from '../ledger/live-article.ts';
import type { Dataset } from '../site/types.gen.ts';
import { datasetApi } from './api-address.ts';
import { besidePage } from './attachments.ts';
import type { SiteView } from './site-view.ts';

type DataTable = Dataset['tables'][number];

/** The beginning of a table, with what its columns mean. */
export interface TableView {
  title: string;
  columns: DataTable['columns'];
  /** Rows of the whole table. */
  count: number;
  preview: Table;
  /** Names of the columns that hold numbers. */
  numeric: string[];
  csv: string;
}

export interface DatasetView {
  tables: TableView[];
  /** Address of the data as JSON; null in a preview, which has no API. */
  json: string | null;
  /** Whether there is a DCAT catalogue to lead to: a preview has none. */
  catalogue: boolean;
}

const previewRows = 10;

const isNumeric = (type: DataTable['columns'][number]['type']) => type === 'integer' || type === 'number';

/** A cell as JSON has it: numbers as numbers, an empty cell as null. */
export function typedCell(cell: string, type: DataTable['columns'][number]['type']): string | number | null {
  if (cell === '') return null;
  return isNumeric(type) ? (numberIn(cell) ?? cell) : cell;
}

/** The signed table of a dataset; without a row where the file cannot be read. */
export const dataOf = (
  { texts }: Pick<SiteView, 'texts'>,
  article: LiveText,
  { file }: Pick<DataTable, 'file'>,
): Table => tableOf(texts(article, file) ?? '');

export function datasetView(site: SiteView, article: LiveText): DatasetView | null {
  const { front, id } = article;
  if (front.kind !== 'dataset') return null;
  const tables = front.tables.map((table) => {
    const { names, rows } = dataOf(site, article, table);
    return {
      title: table.title,
      columns: table.columns,
      count: rows.length,
      preview: { names, rows: rows.slice(0, previewRows) },
      numeric: table.columns.filter(({ type }) => isNumeric(type)).map(({ name }) => name),
      csv: besidePage(id, table.file),
    };
  });
  const online = site.frame.mark !== 'preview';
  return { tables, json: online ? datasetApi(id) : null, catalogue: online };
}

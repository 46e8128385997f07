import { decodeText, numberIn, tableOf } from '../article/table.ts';
import type { Dataset } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { extensionOf } from './addresses.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

type Type = Dataset['tables'][number]['columns'][number]['type'];

/** Whether a cell is of its column's type; an empty cell is of any. */
const fits: Readonly<Record<Type, (cell: string) => boolean>> = {
  text: () => true,
  integer: (cell) => /^-?\d+$/.test(cell),
  number: (cell) => numberIn(cell) !== null,
  date: (cell) => /^\d{4}-\d{2}-\d{2}$/.test(cell) && !Number.isNaN(Date.parse(cell)),
};

/**
 * Every table of a dataset is a CSV of the folder whose first row names the columns that the article describes, in their order, and whose
 * cells are of their types. That they hold nothing private is the work of the rules that read attachments.
 */
export const dataset: Rule = { id: 'dataset', clauses: ['E17'], waiver: null, find };

function find({ article: { front, lineOf }, folder }: CheckSubject): Finding[] {
  if (front.kind !== 'dataset') return [];
  return front.tables.flatMap(({ file, columns }, at) => {
    const refuse = (key: MessageKey, params: Finding['params'] = {}) => [
      found(
        { file: 'index.md', field: `tables.${at}`, line: lineOf(['tables', at]) },
        { rule: 'dataset', key, severity: 'error', params: { name: file, ...params } },
      ),
    ];
    const source = folder.files.find(({ name }) => name === file);
    if (!source || extensionOf(file) !== 'csv') return refuse('dataset-file');
    const { names, rows } = tableOf(decodeText(source.bytes) ?? '');
    const described = columns.map(({ name }) => name);
    if (rows.length === 0) return refuse('dataset-empty');
    if (names.join('\n') !== described.join('\n'))
      return refuse('dataset-columns', { there: names.join('、'), described: described.join('、') });
    for (const [row, cells] of rows.entries()) {
      const wrong = columns.find(
        ({ type }, column) => (cells[column] ?? '') !== '' && !fits[type](cells[column] ?? ''),
      );
      if (wrong) return refuse('dataset-cell', { row: row + 2, column: wrong.name, type: wrong.type });
    }
    return [];
  });
}

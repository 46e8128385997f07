import { decodeText, numberIn, tableOf } from '../article/table.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { extensionOf } from './addresses.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const mostSeries = 4;

/**
 * A chart is drawn from a CSV of the folder: names in the first row, then at least one row, every cell after the first a number or empty,
 * and no more series than can be told apart.
 */
export const charts: Rule = { id: 'charts', clauses: ['E20'], waiver: null, find };

function find({ article: { front, lineOf }, folder }: CheckSubject): Finding[] {
  const list = ('charts' in front && front.charts) || [];
  return list.flatMap(({ file }, at) => {
    const refuse = (key: MessageKey, params: Finding['params'] = {}) => [
      found(
        { file: 'index.md', field: `charts.${at}`, line: lineOf(['charts', at]) },
        { rule: 'charts', key, severity: 'error', params: { name: file, ...params } },
      ),
    ];
    const source = folder.files.find(({ name }) => name === file);
    if (!source || extensionOf(file) !== 'csv') return refuse('chart-file');
    const { names, rows } = tableOf(decodeText(source.bytes) ?? '');
    if (names.length < 2 || rows.length === 0) return refuse('chart-empty');
    if (names.length > mostSeries + 1) return refuse('chart-series', { most: mostSeries });
    const wrong = rows.findIndex(([, ...cells]) => cells.some((cell) => cell !== '' && numberIn(cell) === null));
    return wrong < 0 ? [] : refuse('chart-number', { row: wrong + 2 });
  });
}

import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** Every row of a list of names has as many cells as the list has columns; no receipt number stands twice in a list. */
export const rows: Rule = { id: 'rows', clauses: [], waiver: null, find };

function find({ article: { front, lineOf } }: CheckSubject): Finding[] {
  if (front.kind === 'roster') {
    const columns = front.columns.length;
    return front.rows.flatMap((row, at) => {
      if (row.length === columns) return [];
      return [
        found(
          { file: 'index.md', field: `rows.${at}`, line: lineOf(['rows', at]) },
          { rule: 'rows', key: 'row-cells', severity: 'error', params: { row: at + 1, cells: row.length, columns } },
        ),
      ];
    });
  }
  if (front.kind !== 'results' && front.kind !== 'progress') return [];
  const seen = new Set<string>();
  return front.rows.flatMap(({ number }, at) => {
    const twice = seen.has(number);
    seen.add(number);
    const path = ['rows', at, 'number'];
    const place = { file: 'index.md', field: path.join('.'), line: lineOf(path) };
    return twice ? [found(place, { rule: 'rows', key: 'row-twice', severity: 'error', params: { number } })] : [];
  });
}

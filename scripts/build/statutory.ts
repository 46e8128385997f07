import terms from '../../schemas/terms.json' with { type: 'json' };
import type { Column, StatutoryClass } from '../site/types.gen.ts';

/** Every statutory class in the order of the law. */
const classes: readonly string[] = terms.$defs.StatutoryClass.enum;

/** The statutory catalogue of a site: each class with the columns that carry it, empty where none does. */
export function statutoryShelves(columns: readonly Column[]): { name: string; columns: Column[] }[] {
  const carries = (name: string) => (column: Column) =>
    (column.statutory ?? []).some((own: StatutoryClass) => own === name);
  return classes.map((name) => ({ name, columns: columns.filter(carries(name)) }));
}

/** What the office still owes: classes without a column, and classes whose columns show nothing. `shown` has ids of columns. */
export function statutoryGaps(
  columns: readonly Column[],
  shown: ReadonlySet<string>,
): { without: string[]; empty: string[] } {
  const shelves = statutoryShelves(columns);
  return {
    without: shelves.filter((shelf) => shelf.columns.length === 0).map(({ name }) => name),
    empty: shelves
      .filter((shelf) => shelf.columns.length > 0 && !shelf.columns.some(({ id }) => shown.has(id)))
      .map(({ name }) => name),
  };
}

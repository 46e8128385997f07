import type { Rows } from './rows.ts';

/** What is kept by key, in the order in which the keys came: a Map, or rows that are read when somebody asks for them. */
export interface Table<V> {
  readonly size: number;
  get(key: string): V | undefined;
  has(key: string): boolean;
  set(key: string, value: V): unknown;
  keys(): Iterable<string>;
  values(): Iterable<V>;
  [Symbol.iterator](): Iterator<[string, V]>;
}

/** How a value lies in a row, which several tables may share; `read` gives undefined where the row has none. */
export interface Column<R, V> {
  read(row: R, key: string): V | undefined;
  write(row: R, value: V): void;
}

/** One column of rows as a table. What it gives is made anew each time: whoever changes a value sets it again. */
export class ColumnTable<R, V> implements Table<V> {
  readonly #rows: Rows<R>;
  readonly #column: Column<R, V>;
  constructor(rows: Rows<R>, column: Column<R, V>) {
    this.#rows = rows;
    this.#column = column;
  }

  get(key: string): V | undefined {
    const row = this.#rows.get(key);
    return row === null ? undefined : this.#column.read(row, key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  set(key: string, value: V): void {
    this.#column.write(this.#rows.change(key), value);
  }

  *[Symbol.iterator](): Generator<[string, V]> {
    for (const [key, row] of this.#rows.entries()) {
      const value = this.#column.read(row, key);
      if (value !== undefined) yield [key, value];
    }
  }

  *keys(): Generator<string> {
    for (const [key] of this) yield key;
  }

  *values(): Generator<V> {
    for (const [, value] of this) yield value;
  }

  get size(): number {
    return [...this.keys()].length;
  }
}

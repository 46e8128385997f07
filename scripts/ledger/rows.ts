/** Where rows of one kind lie, by key, in the order in which the keys came. Gives what was put there, or throws where it is not that any more. */
export interface Source<R> {
  get(key: string): R | null;
  entries(): Iterable<[string, R]>;
}

/** Rows of a source, read when somebody asks for them, under those that were changed since: the source sees nothing of that. */
export class Rows<R> {
  readonly #source: Source<R>;
  readonly #empty: () => R;
  readonly #changed = new Map<string, R>();
  constructor(source: Source<R>, empty: () => R) {
    this.#source = source;
    this.#empty = empty;
  }

  get(key: string): R | null {
    return this.#changed.get(key) ?? this.#source.get(key);
  }

  /** The row of a key to be written to, an empty one where there is none. */
  change(key: string): R {
    const row = this.get(key) ?? this.#empty();
    this.#changed.set(key, row);
    return row;
  }

  *entries(): Generator<[string, R]> {
    const fresh = new Map(this.#changed);
    for (const [key, row] of this.#source.entries()) {
      yield [key, fresh.get(key) ?? row];
      fresh.delete(key);
    }
    yield* fresh;
  }

  /** What is not as the source has it. */
  changes(): ReadonlyMap<string, R> {
    return this.#changed;
  }
}

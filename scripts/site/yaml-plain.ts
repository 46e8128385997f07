import { field, valueIn } from './yaml-value.ts';

/** A line from its first character that is no space, and how many spaces stand before it. */
interface Line {
  indent: number;
  text: string;
}

/** A reader that stands before a line. */
class Reader {
  readonly #lines: Line[];
  #at = 0;
  constructor(lines: Line[]) {
    this.#lines = lines;
  }

  get done(): boolean {
    return this.#at === this.#lines.length;
  }

  /** The block that begins here, all of whose lines stand at `indent` or are blocks below one of them; null where it is not plain. */
  block(indent: number): object | null {
    return this.#lines[this.#at]?.text.startsWith('- ') ? this.#list(indent) : this.#map(indent);
  }

  #list(indent: number): unknown[] | null {
    const items: unknown[] = [];
    for (let line = this.#next(indent); line?.text.startsWith('- '); line = this.#next(indent)) {
      const text = line.text.slice(2);
      let item: unknown;
      if (field.test(text)) {
        // A map that begins behind the dash: its other fields stand below its first one.
        this.#lines[this.#at] = { indent: indent + 2, text };
        item = this.#map(indent + 2);
      } else {
        item = valueIn(text);
        this.#at += 1;
      }
      if (item === null) return null;
      items.push(item);
    }
    return items;
  }

  #map(indent: number): object | null {
    const fields: { [key: string]: unknown } = {};
    for (let line = this.#next(indent); line; line = this.#next(indent)) {
      const [, key, text] = field.exec(line.text) ?? [];
      if (key === undefined || Object.hasOwn(fields, key)) return null;
      this.#at += 1;
      const below = this.#lines[this.#at]?.indent ?? 0;
      const value = text !== undefined ? valueIn(text) : below > indent ? this.block(below) : null;
      if (value === null) return null;
      fields[key] = value;
    }
    return fields;
  }

  /** The line that is next, where it stands at `indent`. */
  #next(indent: number): Line | undefined {
    const line = this.#lines[this.#at];
    return line?.indent === indent ? line : undefined;
  }
}

/**
 * What a text of YAML says that is written as nearly all are: fields and lists by indentation, each value on its line, without comments,
 * empty lines, empty values, escapes or anything else of which YAML has so much. Null for every other text, right or wrong: then somebody who
 * knows all of YAML is to be asked. What it gives is what the library gives (test/site/yaml-plain.test.ts), many times faster.
 */
export function plainYaml(text: string): { value: object } | null {
  const rows = text.split('\n');
  if (rows.at(-1) === '') rows.pop();
  const lines = rows.map((row) => {
    const indent = row.search(/[^ ]|$/);
    return { indent, text: row.slice(indent) };
  });
  const reader = new Reader(lines);
  const value = lines[0]?.indent === 0 ? reader.block(0) : null;
  return value !== null && reader.done ? { value } : null;
}

/** Characters that nobody has to think about: no control, no mark of byte order, no end of line of another sort. */
const visible = '\\u0020-\\u007e\\u00a0-\\u2027\\u202a-\\ufefe\\uff00-\\ufffd';
const whole = new RegExp(`^[${visible}]*$`);
/** A text without quotes begins like a word or a number, and neither a key nor a comment can be seen in it, nor a space at its end. */
const plain = /^[0-9A-Za-z\u2018-\u201f\u4e00-\u9fff\u3001-\u303f\uff01-\uff5e]/;
const seam = /:(?: |$)| #| $/;
/** What looks like a text and is another thing, at least in some spelling. */
const another = /^(?:null|true|false|0[xo].*|\d[\de.+-]*)$/i;
/** A text in quotes, in which nothing is written as anything else. */
const quoted = /^(?:"([^"\\]*)"|'([^']*)')$/;
/** Days, moments and telephone numbers: digits that are no number. */
const dashed = /^\d+(?:-\d+)+(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const count = /^(?:0|[1-9]\d{0,14})$/;

/** A field, and the text behind its key where there is one. Words that YAML takes for something else are no keys here. */
export const field = /^(?!(?:null|true|false):)([a-z][a-z0-9_-]{0,63}):(?: (.+))?$/;

/** The text, number, yes or no that is written so on one line, outside of brackets; null where that is not sure, which no value is. */
function scalarOf(text: string): string | number | boolean | null {
  if (!whole.test(text)) return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (count.test(text)) return Number(text);
  if (plain.test(text)) return seam.test(text) || (another.test(text) && !dashed.test(text)) ? null : text;
  const [, double, single] = quoted.exec(text) ?? [];
  return double ?? single ?? null;
}

/** The value that is written so on one line, brackets with plain values in them included; null where that is not sure. */
export function valueIn(text: string): string | number | boolean | object | null {
  if (!/^[[{]/.test(text)) return scalarOf(text);
  const flow = new Flow(text);
  const value = flow.value();
  return flow.done ? value : null;
}

/** Brackets in brackets, more than anybody writes. */
const deepest = 10;

/** Reads what stands in brackets, from left to right. */
class Flow {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#at === this.#text.length;
  }

  value(): ReturnType<typeof valueIn> {
    const [open] = this.#took(/[[{] */y) ?? [];
    if (open) {
      this.#depth += 1;
      const value = this.#depth > deepest ? null : open.startsWith('[') ? this.#items() : this.#fields();
      this.#depth -= 1;
      return value;
    }
    const [text] = this.#took(/"[^"\\]*"|'[^']*'|[^,#"'[\]{}]*[^ ,#"'[\]{}]/y) ?? [''];
    return scalarOf(text);
  }

  #items(): unknown[] | null {
    const items: unknown[] = [];
    while (!this.#took(/\]/y)) {
      if (items.length > 0 && !this.#took(/, +/y)) return null;
      const item = this.value();
      if (item === null) return null;
      items.push(item);
      this.#took(/ +/y);
    }
    return items;
  }

  #fields(): object | null {
    const fields: { [key: string]: unknown } = {};
    for (let first = true; !this.#took(/\}/y); first = false) {
      if (!first && !this.#took(/, +/y)) return null;
      const [, key] = this.#took(/(?!(?:null|true|false):)([a-z][a-z0-9_-]{0,63}): +/y) ?? [];
      const value = key === undefined || Object.hasOwn(fields, key) ? null : this.value();
      if (key === undefined || value === null) return null;
      fields[key] = value;
      this.#took(/ +/y);
    }
    return fields;
  }

  /** What `sticky` finds here, which is passed then. */
  #took(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text);
    this.#at += found?.[0].length ?? 0;
    return found;
  }
}

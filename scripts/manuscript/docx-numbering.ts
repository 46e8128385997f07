import { childOf, childrenOf, type Element, isOn, valOf } from '../office/xml-tree.ts';
import { numeral } from './numerals.ts';

interface Level {
  start: number;
  format: string;
  text: string;
  space: boolean;
  decimal: boolean;
  restarts: boolean;
}

interface Numbers {
  /** Which counters it shares with others. */
  counters: string;
  levels: Map<number, Level>;
  restarts: Map<number, number>;
}

/** What stands before a line: its number as words, or a bullet. */
export type Label = { label: string } | { bullet: number };

/**
 * Counts the automatic numbers of a Word file and gives them as words, line by line in the order of the text: 一、（一）1.（1）①. A reader
 * of the page must see what the writer saw, and nothing on a page counts by itself.
 */
export class Numbering {
  readonly #numbers: Map<string, Numbers>;
  readonly #counters = new Map<string, Map<number, number>>();
  readonly #begun = new Set<string>();
  /** `root` is numbering.xml as a tree; undefined where the file has none. */
  constructor(root: Element | undefined) {
    this.#numbers = numbersOf(childOf(root, 'numbering'));
  }

  /** The label of the next line, which bears number list `id` at `level` (from 0); null where the list shows nothing. */
  next(id: string, level: number): Label | null {
    const numbers = this.#numbers.get(id);
    const own = numbers?.levels.get(level);
    if (!numbers || !own) return null;
    if (own.format === 'bullet') return { bullet: level + 1 };
    const counters = this.#counters.get(numbers.counters) ?? new Map<number, number>();
    this.#counters.set(numbers.counters, counters);
    if (!this.#begun.has(id)) {
      this.#begun.add(id);
      for (const [at, start] of numbers.restarts) counters.set(at, start - 1);
    }
    counters.set(level, (counters.get(level) ?? own.start - 1) + 1);
    for (const deeper of counters.keys())
      if (deeper > level && (numbers.levels.get(deeper)?.restarts ?? true)) counters.delete(deeper);
    const label = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const { start = 1, format = 'decimal' } = numbers.levels.get(at) ?? {};
      const value = counters.get(at) ?? start;
      return numeral(own.decimal ? 'decimal' : format, value) ?? String(value);
    });
    return label === '' ? null : { label: own.space && /[\w.)]$/.test(label) ? `${label} ` : label };
  }
}

function numbersOf(numbering: Element | undefined): Map<string, Numbers> {
  const abstract = new Map(
    childrenOf(numbering, 'abstractNum').map((one) => [
      one.attributes.abstractNumId ?? '',
      new Map(childrenOf(one, 'lvl').map((level) => [Number(level.attributes.ilvl), levelOf(level)])),
    ]),
  );
  return new Map(
    childrenOf(numbering, 'num').map((num) => {
      const counters = valOf(num, 'abstractNumId') ?? '';
      const levels = new Map(abstract.get(counters));
      const restarts = new Map<number, number>();
      for (const override of childrenOf(num, 'lvlOverride')) {
        const at = Number(override.attributes.ilvl);
        const level = childOf(override, 'lvl');
        const start = valOf(override, 'startOverride');
        if (level) levels.set(at, levelOf(level));
        if (start !== undefined) restarts.set(at, Number(start));
      }
      return [num.attributes.numId ?? '', { counters, levels, restarts }];
    }),
  );
}

const levelOf = (level: Element): Level => ({
  start: Number(valOf(level, 'start') ?? 1),
  format: valOf(level, 'numFmt') ?? 'decimal',
  text: valOf(level, 'lvlText') ?? '',
  space: valOf(level, 'suff') !== 'nothing',
  decimal: isOn(level, 'isLgl'),
  restarts: valOf(level, 'lvlRestart') !== '0',
});

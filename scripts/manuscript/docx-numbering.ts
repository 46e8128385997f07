import { childOf, childrenOf, type Element, isOn, valOf } from '../office/xml-tree.ts';
import { numeral } from './numerals.ts';

interface Level {
  start: number;
  format: string;
  text: string;
  space: boolean;
  decimal: boolean;
  restarts: boolean;
  /** At least so many digits: 001. */
  digits: number;
  /** The paragraph style that is tied to it. */
  style: string | undefined;
}

interface Numbers {
  /** Which counters it shares with others. */
  counters: string;
  levels: Map<number, Level>;
  restarts: Map<number, number>;
}

/** What stands before a line: its number as words (not `sure` where its format is not reproduced), or a bullet. */
export type Label = { label: string; sure: boolean } | { bullet: number };

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

  /** The level (from 0) of list `id` that is tied to a paragraph style; 0 where none is. */
  levelOf(id: string, style: string | undefined): number {
    const levels = [...(this.#numbers.get(id)?.levels ?? [])];
    return levels.find(([, level]) => style !== undefined && level.style === style)?.[0] ?? 0;
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
    let sure = true;
    const label = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const { start = 1, format = 'decimal', digits = 1 } = numbers.levels.get(at) ?? {};
      const value = counters.get(at) ?? start;
      const shown = numeral(own.decimal ? 'decimal' : format, value);
      if (shown === null) sure = false;
      return (shown ?? String(value)).padStart(digits, '0');
    });
    return label === '' ? null : { label: own.space && /[\w.)]$/.test(label) ? `${label} ` : label, sure };
  }
}

function numbersOf(numbering: Element | undefined): Map<string, Numbers> {
  const all = childrenOf(numbering, 'abstractNum');
  const abstract = new Map(
    all.map((one) => [
      one.attributes.abstractNumId ?? '',
      new Map(childrenOf(one, 'lvl').map((level) => [Number(level.attributes.ilvl), levelOf(level)])),
    ]),
  );
  // A list may be made by a list style: its levels stand where that style is made.
  const made = new Map(all.map((one) => [valOf(one, 'styleLink'), one.attributes.abstractNumId ?? '']));
  const linked = new Map(
    all.flatMap((one) => {
      const style = valOf(one, 'numStyleLink');
      const source = style === undefined ? undefined : made.get(style);
      return source === undefined ? [] : [[one.attributes.abstractNumId ?? '', source] as const];
    }),
  );
  return new Map(
    childrenOf(numbering, 'num').map((num) => {
      const own = valOf(num, 'abstractNumId') ?? '';
      const counters = linked.get(own) ?? own;
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

function levelOf(level: Element): Level {
  // Figures with zeros before them stand in an alternative, which older programs pass over: 001, 002, 003, ...
  const newer = childOf(childOf(level, 'AlternateContent'), 'Choice') ?? level;
  const [, custom = ''] = /^(0*1),/.exec(childOf(newer, 'numFmt')?.attributes.format ?? '') ?? [];
  const older = childOf(childOf(level, 'AlternateContent'), 'Fallback') ?? level;
  return {
    start: Number(valOf(level, 'start') ?? 1),
    format: custom === '' ? (valOf(level, 'numFmt') ?? valOf(older, 'numFmt') ?? 'decimal') : 'decimal',
    text: valOf(level, 'lvlText') ?? '',
    space: valOf(level, 'suff') !== 'nothing',
    decimal: isOn(level, 'isLgl'),
    restarts: valOf(level, 'lvlRestart') !== '0',
    digits: Math.max(1, custom.length),
    style: valOf(level, 'pStyle'),
  };
}

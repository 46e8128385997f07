import { type Element, isElement } from '../office/xml-tree.ts';
import type { Block } from './manuscript.ts';
import { numeral } from './numerals.ts';
import { odtBlocks } from './odt.ts';
import type { Reader } from './odt-styles.ts';

/** Every item's first line bears the list's sign: its number as words, or a bullet. */
export function list(reader: Reader, element: Element, lists: readonly string[]): Block[] {
  const name = lists.at(-1) ?? '';
  const depth = lists.length;
  const style = reader.lists.get(name);
  const level = levelOf(style, depth);
  const { id = '', 'continue-list': before = '', 'continue-numbering': further } = element.attributes;
  const counted = reader.listOf.get(before) ?? `list ${name}`;
  if (id !== '') reader.listOf.set(id, counted);
  const counters = reader.counters.get(counted) ?? [];
  reader.counters.set(counted, counters);
  if (depth === 1 && further !== 'true' && !reader.listOf.has(before)) counters[0] = 0;
  return element.children.filter(isElement).flatMap((item) => {
    if (item.name === 'list-header') return odtBlocks(reader, item, lists, 0);
    if (item.name !== 'list-item') return [];
    const bulleted = level?.name === 'list-level-style-bullet' || !level;
    const begins = Number(item.attributes['start-value'] ?? Number.NaN);
    const inner = item.children.filter(isElement)[0]?.name === 'list';
    // An item that only holds a list bears no number of its own.
    if (!inner) {
      counters[depth - 1] = Number.isNaN(begins) ? (counters[depth - 1] ?? 0) + 1 : begins - startOf(level) + 1;
      counters.length = depth;
    }
    const [first, ...rest] = odtBlocks(reader, item, lists, bulleted ? depth : 0);
    if (bulleted || inner || first?.block !== 'line') return first ? [first, ...rest] : [];
    const run = { text: labelOf(style, level, depth, counters), bold: false, href: null };
    return [{ ...first, runs: [run, ...first.runs] }, ...rest];
  });
}

/** The number of the next heading of a level (from 1); empty where headings are not numbered. */
export function outlineNumber({ outline, counters }: Reader, depth: number): string {
  const level = levelOf(outline, depth);
  if (!level || (level.attributes['num-format'] ?? '') === '') return '';
  const counted = counters.get('') ?? [];
  counters.set('', counted);
  counted[depth - 1] = (counted[depth - 1] ?? 0) + 1;
  counted.length = depth;
  return labelOf(outline, level, depth, counted);
}

const levelOf = (style: Element | undefined, depth: number): Element | undefined =>
  style?.children.filter(isElement).find((one) => Number(one.attributes.level) === depth);
const startOf = (level: Element | undefined): number => Number(level?.attributes['start-value'] ?? 1);

/** The number with those of the levels above that it shows (1.2), between its signs; `counters` from 1. */
function labelOf(style: Element | undefined, level: Element | undefined, depth: number, counters: number[]): string {
  const { 'num-prefix': prefix = '', 'num-suffix': suffix = '', 'display-levels': levels } = level?.attributes ?? {};
  const shown = Math.min(Number(levels ?? 1), depth);
  const parts = Array.from({ length: shown }, (_, at) => depth - shown + at + 1).flatMap((one) => {
    const own = levelOf(style, one);
    const number = numberOf(own?.attributes['num-format'] ?? '', (counters[one - 1] ?? 1) + startOf(own) - 1);
    return number === '' ? [] : [number];
  });
  const label = `${prefix}${parts.join('.')}${suffix}`;
  return /[\w.)]$/.test(label) ? `${label} ` : label;
}

/** OpenDocument names a way of counting by its first numbers: '1', 'a', '一, 二, 三, ...'. */
const formats: Readonly<Record<string, string>> = {
  1: 'decimal',
  '１': 'decimalFullWidth',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  一: 'chineseCounting',
  壹: 'chineseLegalSimplified',
  甲: 'ideographTraditional',
  子: 'ideographZodiac',
  '①': 'decimalEnclosedCircle',
};

const numberOf = (format: string, value: number): string =>
  format === '' ? '' : (numeral(formats[format.slice(0, 1)] ?? 'decimal', value) ?? String(value));

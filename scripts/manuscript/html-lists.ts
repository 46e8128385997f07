import { attributeOf, type Page, type Place, type Tag } from './html-page.ts';
import { numeral } from './numerals.ts';

/** How a numbered list counts: its next number, the form of numbers, and what stands behind them. */
export interface Counter {
  next: number;
  format: string;
  after: string;
}

const types: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};
/** What CSS calls them. */
const styles: Readonly<Record<string, string>> = {
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'decimal-leading-zero': 'decimalZero',
  'cjk-decimal': 'ideographDigital',
  'cjk-ideographic': 'chineseCounting',
  'simp-chinese-informal': 'chineseCounting',
  'trad-chinese-informal': 'chineseCounting',
  none: 'none',
};

/** How a list counts; null for bullets. */
export function listOf(node: Tag): Counter | null {
  const named = /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(attributeOf(node, 'style'))?.[1]?.toLowerCase() ?? '';
  const format = styles[named] ?? types[attributeOf(node, 'type')] ?? 'decimal';
  if (node.tagName === 'ul') return null;
  const start = Number.parseInt(attributeOf(node, 'start'), 10);
  const after = format === 'none' ? '' : /^(?:chinese|ideograph)/.test(format) ? '、' : '. ';
  return { next: Number.isNaN(start) ? 1 : start, format, after };
}

/** What an item bears in the innermost of the lists around it: its number as words, or a bullet. */
export function itemOf(node: Tag, { lists }: Place): Page['item'] {
  const list = lists.at(-1);
  if (!list) return { bullet: Math.max(lists.length, 1) };
  const value = Number.parseInt(attributeOf(node, 'value'), 10);
  if (!Number.isNaN(value)) list.next = value;
  const label = `${numeral(list.format, list.next) ?? list.next}${list.after}`;
  list.next += 1;
  return { label };
}

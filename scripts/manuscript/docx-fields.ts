import { childOf, type Element, isOn } from '../office/xml-tree.ts';

/** A field of Word that is open: its instruction, whether its result has begun, its box where it is one, and where it leads. */
export interface Field {
  instruction: string;
  result: boolean;
  box: string | null;
  href: string | null;
}

/** A field is `begin`, its instruction, `separate`, its result, `end`; fields stand in fields. */
export function begunField(mark: Element): Field {
  const box = childOf(childOf(mark, 'ffData'), 'checkBox');
  const ticked = box && (childOf(box, 'checked') ? isOn(box, 'checked') : isOn(box, 'default'));
  return { instruction: '', result: false, box: box ? (ticked ? '☑' : '□') : null, href: null };
}

/** The address of a HYPERLINK field; null for other fields and for addresses that are none of the web. */
export const addressIn = ({ instruction }: Field): string | null =>
  /^\s*HYPERLINK\s+"(https?:[^"]+)"/i.exec(instruction)?.[1] ?? null;

/** Fields that show nothing: marks of indexes, values that others use. */
const silent = /^\s*(?:TC|XE|TA|RD|SET|ASK|PRIVATE|ADVANCE|COMMENTS?|GOTOBUTTON|MACROBUTTON|NEXT|SKIPIF)\b/i;
/** A sign over another one: 带圈字符 is EQ \o\ac(○,国). */
const overlaid = /^\s*EQ\s+\\o(?:\\a[clr])?\s*\(\s*[^,，]*[,，](.*)\)\s*$/i;

/** What Word shows of a field that keeps no result; `sure` is false where that can only be guessed. */
export function shownWithoutResult({ instruction, box }: Field): { text: string; sure: boolean } {
  if (box !== null) return { text: box, sure: true };
  if (silent.test(instruction) || instruction.trim() === '') return { text: '', sure: true };
  return { text: overlaid.exec(instruction)?.[1]?.trim() ?? '', sure: false };
}

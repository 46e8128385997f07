import { childOf, type Element, isElement, isOn } from '../office/xml-tree.ts';

/** A field of Word that is open: its instruction, whether its result has begun, its box where it is one, and where it leads. */
export interface Field {
  instruction: string;
  result: boolean;
  box: string | null;
  href: string | null;
  /** Whether it ends in another paragraph: then it goes on until there. One that never ends is over with its paragraph. */
  across: boolean;
}

/** A field is `begin`, its instruction, `separate`, its result, `end`; fields stand in fields. */
export function begunField(mark: Element, across: boolean): Field {
  const box = childOf(childOf(mark, 'ffData'), 'checkBox');
  const ticked = box && (childOf(box, 'checked') ? isOn(box, 'checked') : isOn(box, 'default'));
  return { instruction: '', result: false, box: box ? (ticked ? '☑' : '□') : null, href: null, across };
}

/**
 * The marks in paragraphs of `elements`, which follow each other, that begin a field which ends in a later one. Tables and text boxes have fields of their
 * own. `taken` says of a tracked change whether its words count.
 */
export function acrossParagraphs(elements: readonly Element[], taken: (change: string) => boolean): Set<Element> {
  const open: { mark: Element; paragraph: Element }[] = [];
  const across = new Set<Element>();
  for (const paragraph of elements.filter(({ name }) => name === 'p')) {
    for (const mark of marksIn(paragraph, taken)) {
      if (mark.attributes.fldCharType === 'begin') open.push({ mark, paragraph });
      else if (mark.attributes.fldCharType === 'end') {
        const begun = open.pop();
        if (begun && begun.paragraph !== paragraph) across.add(begun.mark);
      }
    }
  }
  return across;
}

const apart = new Set(['tbl', 'txbxContent', 'AlternateContent']);
const changes = new Set(['ins', 'del', 'moveFrom', 'moveTo']);

const marksIn = (element: Element, taken: (change: string) => boolean): Element[] =>
  element.children.filter(isElement).flatMap((child) => {
    if (child.name === 'fldChar') return [child];
    return apart.has(child.name) || (changes.has(child.name) && !taken(child.name)) ? [] : marksIn(child, taken);
  });

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

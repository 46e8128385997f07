import { below, childOf, type Element, isElement, textOf } from '../office/xml-tree.ts';
import { isTaken, type Reader } from './docx-reader.ts';
import { type Format, switched } from './docx-styles.ts';
import { blocksIn } from './docx-text.ts';
import type { Block, Run } from './manuscript.ts';

interface Gathered {
  runs: Run[];
  blocks: Block[];
  /** Depth of fields whose result has not begun: what stands there is an instruction. */
  fields: boolean[];
}

/** Elements inside a paragraph that only hold others. */
const holders = new Set(['smartTag', 'sdt', 'sdtContent', 'customXml', 'fldSimple', 'dir', 'bdo', 'ruby', 'rubyBase']);
const pictureTypes = /\.(?:png|jpe?g|gif|webp|svg)$/i;

/** The words of a paragraph, and the blocks that hang on it: pictures, text boxes. `base` is what its style says of its words. */
export function runsOf(reader: Reader, paragraph: Element, base: Format): { runs: Run[]; blocks: Block[] } {
  const gathered: Gathered = { runs: [], blocks: [], fields: [] };
  gather(reader, paragraph, base, null, gathered);
  return { runs: gathered.runs, blocks: gathered.blocks };
}

function gather(reader: Reader, element: Element, base: Format, href: string | null, into: Gathered): void {
  for (const child of element.children.filter(isElement)) {
    if (child.name === 'r') run(reader, child, base, href, into);
    else if (child.name === 'hyperlink') {
      const link = reader.relations.get(child.attributes.id ?? '');
      const outside = link?.outside === true && /^https?:/i.test(link.target) ? link.target : null;
      gather(reader, child, base, outside, into);
    } else if (child.name === 'oMath' || child.name === 'oMathPara') {
      reader.counts.formulas += 1;
      into.runs.push({ text: below(child, 't').map(textOf).join(''), bold: false, href: null });
    } else if (holders.has(child.name) || isTaken(reader, child.name)) gather(reader, child, base, href, into);
    else if (child.name === 'AlternateContent') gather(reader, chosen(child), base, href, into);
  }
}

/** Word writes newer things twice: as they are, and for older programs. */
const chosen = (alternate: Element): Element =>
  childOf(alternate, 'Choice') ?? childOf(alternate, 'Fallback') ?? alternate;

function run(reader: Reader, element: Element, base: Format, href: string | null, into: Gathered): void {
  const properties = childOf(element, 'rPr');
  const hidden = switched(properties, 'vanish', base.hidden);
  const bold = switched(properties, 'b', base.bold);
  if (hidden && below(element, 't').length > 0) reader.counts.hidden += 1;
  for (const child of element.children.filter(isElement).flatMap(newest)) {
    const text = wordsIn(reader, child);
    if (text !== null && !hidden && !into.fields.includes(true)) into.runs.push({ text, bold, href });
    if (child.name === 'fldChar') field(child.attributes.fldCharType, into);
    if (child.name === 'drawing' || child.name === 'pict') drawing(reader, child, into);
    if (child.name === 'object') reader.counts.objects += 1;
  }
}

/** What is in an alternative, or the element itself. */
const newest = (child: Element): Element[] =>
  child.name === 'AlternateContent' ? chosen(child).children.filter(isElement) : [child];

/** The words that an element of a run stands for; null where it stands for none. */
function wordsIn(reader: Reader, child: Element): string | null {
  switch (child.name) {
    case 't':
    case 'delText':
      return textOf(child);
    case 'tab':
    case 'ptab':
      return ' ';
    case 'br':
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    case 'sym':
      return symbol(child);
    case 'footnoteReference':
    case 'endnoteReference':
      reader.notes.push({
        kind: child.name === 'footnoteReference' ? 'footnote' : 'endnote',
        id: child.attributes.id ?? '',
      });
      return `[${reader.notes.length}]`;
    default:
      return null;
  }
}

/** A field is `begin`, its instruction, `separate`, its result, `end`; fields stand in fields. */
function field(type: string | undefined, { fields }: Gathered): void {
  if (type === 'begin') fields.push(true);
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = false;
  else if (type === 'end') fields.pop();
}

/** A sign of a symbol font has no meaning outside that font, but for those that every program knows. */
function symbol({ attributes: { char = '' } }: Element): string {
  const signs: Readonly<Record<string, string>> = { F0FE: '☑', F0A8: '□', F0FC: '✓', F052: '☑', F0A3: '□', F0D8: '➢' };
  return signs[char.toUpperCase()] ?? '';
}

function drawing(reader: Reader, element: Element, into: Gathered): void {
  const boxes = below(element, 'txbxContent');
  for (const box of boxes) {
    reader.counts.boxes += 1;
    into.blocks.push(...blocksIn(reader, box));
  }
  const ids = [
    ...below(element, 'blip').map(({ attributes }) => attributes.embed ?? attributes.link),
    ...below(element, 'imagedata').map(({ attributes }) => attributes.id),
  ];
  for (const id of ids) {
    const target = reader.relations.get(id ?? '');
    const bytes = target && !target.outside ? reader.parts.get(target.target) : undefined;
    if (!target || !bytes || !pictureTypes.test(target.target)) {
      reader.counts.pictures += 1;
      continue;
    }
    const alt = below(element, 'docPr')[0]?.attributes.descr?.trim() ?? '';
    if (alt === '') reader.counts.alt += 1;
    const type = target.target.split('.').at(-1)?.toLowerCase() ?? '';
    const name = `picture-${reader.files.length + 1}.${type}`;
    reader.files.push({ name, bytes });
    into.blocks.push({ block: 'picture', name, alt });
  }
}

import { below, childOf, type Element, isElement, isOn, textOf, valOf } from '../office/xml-tree.ts';
import { drawn } from './docx-drawings.ts';
import { addressIn, begunField, type Field, shownWithoutResult } from './docx-fields.ts';
import { isTaken, type Reader } from './docx-reader.ts';
import { type Format, hasGround, isWhite, switched } from './docx-styles.ts';
import type { Block, Run } from './manuscript.ts';
import { scripted } from './scripts.ts';

interface Gathered {
  runs: Run[];
  blocks: Block[];
  fields: Fields;
}

/** What is known of fields where paragraphs follow each other. */
export interface Fields {
  /** Those that are open, outermost first. */
  open: Field[];
  /** Marks that begin one which ends in a later paragraph. */
  across: ReadonlySet<Element>;
}

/** Elements inside a paragraph that only hold others. */
const holders = new Set('smartTag sdt sdtContent customXml fldSimple dir bdo'.split(' '));

/**
 * The words of a paragraph, and the blocks that hang on it: pictures, text boxes. `base` is what its style says of its words; of `fields` those
 * stay open that end in a later paragraph.
 */
export function runsOf(
  reader: Reader,
  paragraph: Element,
  base: Format,
  fields: Fields,
): { runs: Run[]; blocks: Block[] } {
  const gathered: Gathered = { runs: [], blocks: [], fields };
  gather(reader, paragraph, base, null, gathered);
  fields.open = fields.open.filter(({ across }) => across);
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
    } else if (child.name === 'subDoc') reader.counts.objects += 1;
    else if (holders.has(child.name) || isTaken(reader, child.name)) gather(reader, child, base, href, into);
    else if (child.name === 'AlternateContent') gather(reader, chosen(child), base, href, into);
  }
}

/** Word writes newer things twice: as they are, and for older programs. */
const chosen = (alternate: Element): Element =>
  childOf(alternate, 'Choice') ?? childOf(alternate, 'Fallback') ?? alternate;

/** Elements of a run that somebody sees. */
const seen = new Set('t sym ruby drawing pict object contentPart footnoteReference endnoteReference'.split(' '));

function run(reader: Reader, element: Element, base: Format, href: string | null, into: Gathered): void {
  const properties = childOf(element, 'rPr');
  const named = valOf(properties, 'rStyle');
  const style = named === undefined ? null : reader.style(named);
  const content = element.children.filter(isElement).flatMap(newest);
  const hidden = switched(properties, 'vanish', base.hidden || style?.hidden === true);
  if (hidden && content.some(({ name }) => seen.has(name))) reader.counts.hidden += 1;
  const white = isUnseen(reader, properties, base, style);
  if (white && !hidden && content.some((child) => child.name === 't' && textOf(child).trim() !== ''))
    reader.counts.white += 1;
  const bold = switched(properties, 'b', base.bold || style?.bold === true);
  const script = valOf(properties, 'vertAlign') ?? style?.script ?? '';
  const struck = isOn(properties, 'strike') || isOn(properties, 'dstrike');
  for (const child of content) {
    // Fields begin and end in hidden words too; nothing else of those is read.
    const result = field(reader, child, into);
    if (hidden || into.fields.open.some((open) => !open.result)) continue;
    hanging(reader, child, base, href, into);
    const text = result ?? wordsIn(reader, child, childOf(properties, 'rFonts')?.attributes.ascii ?? '');
    if (text === null || text === '' || (white && child.name === 't')) continue;
    if (struck && text.trim() !== '') reader.counts.struck += 1;
    const shown = child.name === 't' ? scripted(text, script) : { text, exact: true };
    if (!shown.exact) reader.counts.scripts += 1;
    const leads = href ?? into.fields.open.findLast((open) => open.href !== null)?.href ?? null;
    into.runs.push({ text: shown.text, bold, href: leads });
  }
}

/** Whether words are written in white on the bare page, where nobody sees them; on a ground of their own they are seen. */
function isUnseen(
  { bare }: Reader,
  properties: Element | undefined,
  base: Format,
  style: Pick<Format, 'white' | 'ground'> | null,
): boolean {
  const ground = hasGround(undefined, properties, base.ground || style?.ground === true);
  return bare && !ground && isWhite(properties, style?.white === true || base.white);
}

/** What stands in a run and is no word of it. */
function hanging(reader: Reader, child: Element, base: Format, href: string | null, into: Gathered): void {
  // How it is read aloud (拼音) stands above a word and is no part of the sentence.
  if (child.name === 'ruby') gather(reader, childOf(child, 'rubyBase') ?? child, base, href, into);
  else if (child.name === 'drawing' || child.name === 'pict') into.blocks.push(...drawn(reader, child));
  else if (child.name === 'object') reader.counts.objects += 1;
  else if (child.name === 'contentPart') reader.counts.charts += 1;
}

/** Follows the fields; where one ends that kept no result: what it shows. */
function field(reader: Reader, child: Element, { fields }: Gathered): string | null {
  const open = fields.open.at(-1);
  if (child.name === 'instrText' && open) open.instruction += textOf(child);
  if (child.name !== 'fldChar') return null;
  const type = child.attributes.fldCharType;
  if (type === 'begin') fields.open.push(begunField(child, fields.across.has(child)));
  else if (type === 'separate' && open) Object.assign(open, { result: true, href: addressIn(open) });
  else if (type === 'end') {
    fields.open.pop();
    if (!open || open.result) return null;
    const { text, sure } = shownWithoutResult(open);
    if (!sure) reader.counts.fields += 1;
    return text;
  }
  return null;
}

/** What is in an alternative, or the element itself. */
const newest = (child: Element): Element[] =>
  child.name === 'AlternateContent' ? chosen(child).children.filter(isElement) : [child];

/** The words that an element of a run stands for; null where it stands for none. */
function wordsIn(reader: Reader, child: Element, font: string): string | null {
  switch (child.name) {
    case 't':
    case 'delText':
      return textOf(child).replace(/[\uf000-\uf0ff]/g, (sign) => symbol(reader, font, sign.charCodeAt(0).toString(16)));
    case 'tab':
    case 'ptab':
      return ' ';
    case 'br':
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    case 'sym':
      return symbol(reader, child.attributes.font ?? '', child.attributes.char ?? '');
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

/** Signs of symbol fonts that every program knows, by font and place. */
const signs: Readonly<Record<string, string>> = {
  'wingdings F0FE': '☑',
  'wingdings F0A8': '□',
  'wingdings F06F': '□',
  'wingdings F0FC': '✓',
  'wingdings F0FB': '✗',
  'wingdings F0D8': '➢',
  'wingdings F0E0': '→',
  'wingdings F06C': '●',
  'wingdings F06E': '■',
  'wingdings F028': '☎',
  'wingdings 2 F052': '☑',
  'wingdings 2 F0A3': '□',
  'wingdings 2 F050': '✓',
  'wingdings 2 F04F': '✗',
  'symbol F0B0': '°',
  'symbol F0B1': '±',
  'symbol F0B4': '×',
  'symbol F0B8': '÷',
  'symbol F0A3': '≤',
  'symbol F0B3': '≥',
  'symbol F0B9': '≠',
  'symbol F0B7': '·',
};

/** A sign of a symbol font has no meaning outside that font; one that is not known is told. */
function symbol(reader: Reader, font: string, char: string): string {
  const place = char.toUpperCase().padStart(4, 'F0');
  const sign = signs[`${font.toLowerCase()} ${place}`];
  if (sign === undefined) reader.counts.symbols += 1;
  return sign ?? '';
}

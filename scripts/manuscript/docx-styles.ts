import { below, childOf, childrenOf, type Element, isOn, valOf } from '../office/xml-tree.ts';

/** What a paragraph takes from its style, or says itself. */
export interface Format {
  /** Outline level from 0; null for text. */
  outline: number | null;
  title: boolean;
  align: 'left' | 'centre' | 'right';
  /** `level` is null where nobody says it: the list itself may tie it to the style. */
  numbering: { id: string; level: number | null } | null;
  bold: boolean;
  hidden: boolean;
  /** Whether the words are white, and whether something is said of the ground behind them: white on white is seen by nobody. */
  white: boolean;
  ground: boolean;
  /** superscript, subscript, or what else Word calls the place of words in the line. */
  script: string;
}

const plain: Format = {
  outline: null,
  title: false,
  align: 'left',
  numbering: null,
  bold: false,
  hidden: false,
  white: false,
  ground: false,
  script: '',
};
const sides: Readonly<Record<string, Format['align']>> = { center: 'centre', right: 'right', end: 'right' };

/** The formats of a Word file's paragraph styles by their id, each with what it inherits. */
export function stylesOf(root: Element | undefined): (id: string | undefined) => Format {
  const styles = new Map(
    childrenOf(childOf(root, 'styles'), 'style').map((style) => [style.attributes.styleId ?? '', style]),
  );
  const standard = [...styles.values()].find(
    ({ attributes }) => attributes.type === 'paragraph' && ['1', 'true'].includes(attributes.default ?? ''),
  );
  const known = new Map<string, Format>();
  const format = (id: string | undefined, depth: number): Format => {
    const style = id === undefined ? standard : styles.get(id);
    const name = style?.attributes.styleId ?? '';
    const ready = known.get(name);
    // A style that is based on itself would never end.
    if (!style || ready || depth > 20) return ready ?? plain;
    const base = valOf(style, 'basedOn');
    const inherited = base === undefined ? plain : format(base, depth + 1);
    const named = valOf(style, 'name')?.toLowerCase() ?? '';
    const heading = /^(?:heading|标题) ?([1-9])$/.exec(named)?.[1];
    const own = formatOf(style, heading ? { ...inherited, outline: Number(heading) - 1 } : inherited);
    // A table's style shades its cells in parts of its own: the first row, every other one.
    const ground = own.ground || (style.attributes.type === 'table' && holdersOfShading(style).some(isShaded));
    const made = { ...own, ground, title: own.title || named === 'title' || named === '标题' };
    known.set(name, made);
    return made;
  };
  return (id) => format(id, 0);
}

/** The format that pPr and rPr of `element` make of `base`. */
export function formatOf(element: Element, base: Format): Format {
  const [paragraph, run] = [childOf(element, 'pPr'), childOf(element, 'rPr')];
  const outline = valOf(paragraph, 'outlineLvl');
  const side = valOf(paragraph, 'jc');
  return {
    ...base,
    outline: outline === undefined ? base.outline : Number(outline) < 9 ? Number(outline) : null,
    align: side === undefined ? base.align : (sides[side] ?? 'left'),
    numbering: numberingOf(childOf(paragraph, 'numPr'), base),
    bold: switched(run, 'b', base.bold),
    hidden: switched(run, 'vanish', base.hidden),
    white: isWhite(run, base.white),
    ground: hasGround(paragraph, run, base.ground),
    script: valOf(run, 'vertAlign') ?? base.script,
  };
}

const holdersOfShading = (style: Element): Element[] =>
  ['tblPr', 'trPr', 'tcPr', 'pPr', 'rPr'].flatMap((name) => below(style, name));

/** A switch that is not named keeps what it was. */
export const switched = (run: Element | undefined, name: string, before: boolean): boolean =>
  childOf(run, name) === undefined ? before : isOn(run, name);

/** Whether words are white; a colour that is not named keeps what it was. */
export function isWhite(run: Element | undefined, before: boolean): boolean {
  const colour = valOf(run, 'color');
  return colour === undefined ? before : /^(?:f[a-f]){3}$/i.test(colour);
}

/** Whether a paragraph or a run has a ground of its own: a shading that is not white, or a mark of a text pen. */
export function hasGround(paragraph: Element | undefined, run: Element | undefined, before: boolean): boolean {
  const pen = valOf(run, 'highlight');
  return before || (pen !== undefined && pen !== 'none' && pen !== 'white') || isShaded(paragraph) || isShaded(run);
}

/** Whether properties (of a paragraph, a run, a cell) lay a colour other than white behind what they are of. */
export function isShaded(properties: Element | undefined): boolean {
  const shading = childOf(properties, 'shd');
  if (!shading) return false;
  const { val = 'clear', fill = 'auto' } = shading.attributes;
  return (val !== 'clear' && val !== 'nil') || !/^(?:auto|f{6})$/i.test(fill);
}

function numberingOf(properties: Element | undefined, { numbering }: Format): Format['numbering'] {
  if (!properties) return numbering;
  const id = valOf(properties, 'numId') ?? numbering?.id;
  const said = valOf(properties, 'ilvl');
  const level = said === undefined ? (numbering?.level ?? null) : Number(said);
  // Number 0 takes a style's numbering away.
  return id === undefined || id === '0' ? null : { id, level };
}

import { below, childOf, type Element, isElement } from '../office/xml-tree.ts';
import type { Reader } from './docx-reader.ts';
import { blocksIn } from './docx-text.ts';
import { type Block, type Crop, plainLine } from './manuscript.ts';

const pictureTypes = /\.(?:png|jpe?g|gif|webp|svg)$/i;
/** Pictures of which a part can be taken. */
const cropped = /\.(?:png|jpe?g|webp)$/i;

/** Those below that do not stand inside one of them: a text box has its own pictures. */
const nearest = (element: Element, name: string, stop = name): Element[] =>
  element.children
    .filter(isElement)
    .flatMap((child) => (child.name === name ? [child] : child.name === stop ? [] : nearest(child, name, stop)));

/** What a drawing shows: its text boxes, its pictures, and words set as a picture. Everything else is counted. */
export function drawn(reader: Reader, element: Element): Block[] {
  const [named] = nearest(element, 'docPr');
  const shapes = nearest(element, 'shape', 'txbxContent');
  if (named?.attributes.hidden === '1' || named?.attributes.hidden === 'true' || shapes.some(isInvisible)) {
    reader.counts.hidden += 1;
    return [];
  }
  const blocks: Block[] = [];
  for (const box of nearest(element, 'txbxContent')) {
    reader.counts.boxes += 1;
    // What colour a shape has is not asked.
    blocks.push(...blocksIn({ ...reader, bare: false }, box));
  }
  for (const { attributes } of nearest(element, 'textpath', 'txbxContent')) {
    reader.counts.boxes += 1;
    if (attributes.string) blocks.push(plainLine(attributes.string));
  }
  const alt = named?.attributes.descr?.trim() ?? '';
  const pictures = [...nearest(element, 'blip', 'txbxContent'), ...nearest(element, 'imagedata', 'txbxContent')];
  blocks.push(...pictures.flatMap((picture) => pictureOf(reader, picture, cropOf(element, picture), alt)));
  const kind = below(element, 'graphicData')[0]?.attributes.uri ?? '';
  if (/\/(?:chart|chartex|diagram)$/i.test(kind)) reader.counts.charts += 1;
  return blocks;
}

const isInvisible = ({ attributes: { style = '' } }: Element) => /visibility\s*:\s*hidden/i.test(style);

function pictureOf(reader: Reader, { attributes }: Element, crop: Crop | null, alt: string): Block[] {
  const target = reader.relations.get(attributes.embed ?? attributes.link ?? attributes.id ?? '');
  const bytes = target && !target.outside ? reader.parts.get(target.target) : undefined;
  if (!target || !bytes || !(crop ? cropped : pictureTypes).test(target.target)) {
    reader.counts.pictures += 1;
    return [];
  }
  if (alt === '') reader.counts.alt += 1;
  const type = target.target.split('.').at(-1)?.toLowerCase() ?? '';
  const name = `picture-${reader.files.length + 1}.${type}`;
  reader.files.push({ name, bytes, ...(crop ? { crop } : {}) });
  return [{ block: 'picture', name, alt }];
}

/** What Word cuts off a picture on each side, as a part of its length; null where it shows the whole. The rest is no part of the text. */
function cropOf(drawing: Element, picture: Element): Crop | null {
  const [source] = below(drawing, 'blipFill').filter((fill) => fill.children.includes(picture));
  const cut = childOf(source, 'srcRect')?.attributes ?? {};
  const side = (long: string, short: string) =>
    Math.max(0, Number(cut[short] ?? 0) / 100_000) + fraction(picture.attributes[`crop${long}`]);
  const crop = {
    left: side('left', 'l'),
    top: side('top', 't'),
    right: side('right', 'r'),
    bottom: side('bottom', 'b'),
  };
  return Object.values(crop).some((part) => part > 0.001) ? crop : null;
}

/** VML writes parts as 0.25 or 16384f (of 65536). */
const fraction = (text = '0'): number =>
  Math.max(0, text.endsWith('f') ? Number.parseInt(text, 10) / 65_536 : Number(text)) || 0;

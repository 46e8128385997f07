import { extname } from 'node:path';
import type { Metadata, Sharp } from 'sharp';
import { hasGps } from '../check/exif.ts';
import { type Said, said } from '../words/said.ts';
import type { Crop } from './manuscript.ts';

/** A picture as it may be signed: upright, small enough for a page, without what the camera wrote into it. */
export interface ReadyPicture {
  name: string;
  bytes: Uint8Array;
  /** What was changed, for the officer to see; empty where the bytes are those that were brought. */
  changes: Said[];
}

/** Pixels: twice the widest that a page shows. A tall picture (长图) may be as tall as it is. */
const widest = 1920;
/** Bytes up to which a picture that needs no other change is left as it is. */
const light = 2 * 2 ** 20;
/** Pixels beyond which nothing is decoded. */
const most = 120_000_000;
const quality = 85;

/** Loaded with the first picture: every command that knows of manuscripts would wait for its library. */
const reader = async () => (await import('sharp')).default;

const kinds: Readonly<Record<string, 'jpg' | 'png' | 'webp'>> = {
  '.jpg': 'jpg',
  '.jpeg': 'jpg',
  '.png': 'png',
  '.webp': 'webp',
  '.heic': 'jpg',
  '.heif': 'jpg',
  '.avif': 'jpg',
  '.tif': 'jpg',
  '.tiff': 'jpg',
};

/** Whether the name is that of a picture which `readyPicture` reads. An animation (gif) is left as it is. */
export const isPicture = (name: string): boolean => extname(name).toLowerCase() in kinds;

/** The name that `readyPicture` gives a picture of this name. */
export function readyName(name: string): string {
  const type = extname(name);
  return `${name.slice(0, name.length - type.length)}.${kinds[type.toLowerCase()] ?? type.slice(1)}`;
}

/**
 * Makes a picture ready to be signed: a photo of a phone (HEIC) becomes JPEG, what lies on its side is turned upright, what is wider than a
 * page is shrunk, and time, place and camera are taken out. One that needs none of this keeps its bytes. With `crop` only what that leaves is
 * taken. Refused where it cannot be read.
 */
export async function readyPicture(
  name: string,
  bytes: Uint8Array,
  crop?: Crop,
): Promise<ReadyPicture | { refused: Said }> {
  const type = extname(name).toLowerCase();
  const kind = kinds[type];
  if (!kind) return { refused: said('picture-kind', { name, types: Object.keys(kinds).join('、') }) };
  const sharp = await reader();
  try {
    const before = await sharp(bytes, { limitInputPixels: most }).metadata();
    // libvips reads AV1 by itself.
    const heif = before.format === 'heif' && before.compression !== 'av1';
    const changes = changesOf(bytes, before);
    if (crop) changes.push(said('picture-cropped'));
    const { width, height } = before.autoOrient;
    const part = crop ? partOf(crop, width, height) : { left: 0, top: 0, width, height };
    const wide = Math.min(part.width, widest);
    const shrinks = part.width > widest;
    if (!heif && kind === kindOf(before) && changes.length === 0 && !shrinks && bytes.length <= light)
      return { name, bytes, changes: [] };
    if (heif || kind !== kindOf(before)) changes.unshift(said('picture-converted', { type: kind.toUpperCase() }));
    const opened = heif ? await fromHeic(bytes) : sharp(bytes, { limitInputPixels: most }).autoOrient();
    const { data, info } = await written(
      (crop ? opened.extract(part) : opened).resize({ width: wide, withoutEnlargement: true }),
      kind,
    );
    if (shrinks)
      changes.push(
        said('picture-shrunk', {
          from: `${part.width}×${part.height}`,
          to: `${info.width}×${info.height}`,
        }),
      );
    changes.push(said('picture-size', { from: kilobytes(bytes.length), to: kilobytes(data.length) }));
    return { name: readyName(name), bytes: data, changes };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refused: said('picture-broken', { name }) };
  }
}

/** What a crop leaves, in pixels; one at least. */
function partOf(crop: Crop, width: number, height: number) {
  const [left, top] = [Math.round(width * Math.min(crop.left, 1)), Math.round(height * Math.min(crop.top, 1))];
  const rest = (all: number, before: number, after: number) => Math.max(1, all - before - Math.round(all * after));
  return {
    left: Math.min(left, width - 1),
    top: Math.min(top, height - 1),
    width: Math.min(rest(width, left, crop.right), width - Math.min(left, width - 1)),
    height: Math.min(rest(height, top, crop.bottom), height - Math.min(top, height - 1)),
  };
}

const kilobytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024))} KB`;

const kindOf = ({ format }: Metadata) => (format === 'jpeg' ? 'jpg' : format);

/** What is taken out of the file, and whether it is turned: said before it happens. */
function changesOf(bytes: Uint8Array, before: Metadata): Said[] {
  const { exif, xmp, iptc, comments, orientation = 1 } = before;
  // The same block as in a JPEG, which is what the reader of places knows.
  const place = hasGps(bytes) || (exif !== undefined && hasGps(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), exif])));
  return [
    ...(orientation > 1 ? [said('picture-turned')] : []),
    ...(place ? [said('picture-place')] : []),
    ...(exif || xmp || iptc || (comments ?? []).length > 0 ? [said('picture-stripped')] : []),
  ];
}

/** libvips comes without the decoder of phones (HEVC); this one turns the picture upright by itself. */
async function fromHeic(buffer: Uint8Array): Promise<Sharp> {
  const [sharp, { default: decodeHeic }] = await Promise.all([reader(), import('heic-decode')]);
  const { width, height, data } = await decodeHeic({ buffer });
  return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: most });
}

function written(picture: Sharp, kind: 'jpg' | 'png' | 'webp') {
  if (kind === 'png') return picture.png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true });
  if (kind === 'webp') return picture.webp({ quality }).toBuffer({ resolveWithObject: true });
  return picture.flatten({ background: '#fff' }).jpeg({ quality, mozjpeg: true }).toBuffer({ resolveWithObject: true });
}

import { extname } from 'node:path';
import type { LiveFile, LiveText } from '../ledger/live-article.ts';
import type { Digest } from '../site/types.gen.ts';
import { fileOf, fileUrl } from './address.ts';
import { picturesIn } from './markdown.ts';
import type { Output } from './output.ts';

/** A picture of a text: its size in pixels and the widths in which it is offered beside its signed original. */
export interface SizedPicture {
  width: number;
  height: number;
  widths: number[];
}

/** The sizes of an article's pictures, by the names that its text gives them; null for what is none or cannot be read. */
export type Pictures = (article: LiveText, name: string) => SizedPicture | null;

/** Where nothing but the originals is shown: reading copies. */
export const originalsOnly: Pictures = () => null;

/** A derived file of the release before, when it was made by the same program from the same original; else null. */
export type Before = (path: string, original: Digest) => Promise<Uint8Array | null>;

/** Pixels: a phone, and a phone with fine pixels or the column of a page. */
const offered = [480, 960];
const still = /\.(?:jpe?g|png|webp)$/i;
const quality = 78;
/** Pictures looked at together, so that they are read by one call. */
const together = 32;

/** Address of a picture in one of the widths. Folders of articles have no folders, so nothing else can lie there. */
export const sizedUrl = (id: string, name: string, width: number): string =>
  fileUrl(id, `${name}.webp`).replace(`/${id}/`, `/${id}/w${width}/`);

/** Path of the original that a derived file was made of, where the path is that of one. */
export const originalOf = (path: string): string | null => {
  const [, folder, name] = /^(.*\/)w\d+\/([^/]+)\.webp$/.exec(path) ?? [];
  return folder === undefined || name === undefined ? null : folder + name;
};

const same = (name: string) => name.normalize('NFC');

/** Loaded with the first picture: every command that knows of builds would wait for its library. */
const reader = async () => (await import('sharp')).default;

/** The pictures that a text shows and that can be had smaller, with their files. */
function shownIn({ body, files }: LiveText): LiveFile[] {
  const shown = new Set(picturesIn(body).map(same));
  return shown.size === 0 ? [] : files.filter(({ name }) => shown.has(same(name)) && still.test(extname(name)));
}

async function sizeOf(file: LiveFile): Promise<SizedPicture | null> {
  const [bytes, sharp] = [await file.read(), await reader()];
  try {
    const { autoOrient, pages = 1 } = await sharp(bytes).metadata();
    const { width, height } = autoOrient;
    return { width, height, widths: pages > 1 ? [] : offered.filter((one) => one < width) };
  } catch {
    // What was signed is shown as it is, whatever it is: a picture that cannot be read must not stop a build.
    return null;
  }
}

/** The picture in a width; one whose head can be read and whose rest cannot is given as it was signed. */
async function resized(bytes: Uint8Array, width: number): Promise<Uint8Array> {
  const sharp = await reader();
  const smaller = sharp(bytes, { failOn: 'none' }).autoOrient().resize({ width }).webp({ quality });
  return smaller.toBuffer().catch(() => bytes);
}

/** Reads the sizes of all pictures that the texts of `articles` show. Throws where a file cannot be read. */
export async function readPictures(articles: readonly LiveText[]): Promise<Pictures> {
  const sizes = new Map<string, SizedPicture>();
  const files = articles.flatMap((article) => shownIn(article).map((file) => ({ article, file })));
  for (let from = 0; from < files.length; from += together) {
    const part = files.slice(from, from + together);
    const found = await Promise.all(part.map(({ file }) => sizeOf(file)));
    for (const [index, { article, file }] of part.entries()) {
      const size = found[index];
      if (size) sizes.set(`${article.id}/${same(file.name)}`, size);
    }
  }
  return ({ id }, name) => sizes.get(`${id}/${same(name)}`) ?? null;
}

/**
 * Writes the pictures of `articles`, which have these keys, in their widths below <site>/. The same original and the same version of libvips give
 * the same bytes; what the release before made of the same original by the same program is taken from there.
 */
export async function writePictures(
  articles: Iterable<LiveText>,
  pictures: Pictures,
  keys: ReadonlyMap<string, Digest>,
  output: Output,
  before: Before,
): Promise<void> {
  for (const article of articles) {
    for (const file of shownIn(article)) {
      for (const width of pictures(article, file.name)?.widths ?? []) {
        const path = `${article.site}/${fileOf(sizedUrl(article.id, file.name, width))}`;
        const bytes = (await before(path, file.sha256)) ?? (await resized(await file.read(), width));
        output.write(path, bytes, keys.get(article.id));
      }
    }
  }
}

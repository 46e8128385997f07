import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest, Manifest } from '../site/types.gen.ts';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';
import type { CountedFile } from './files.ts';
import { type Made, madeIn, madeText, parseMade } from './made.ts';
import { parseManifest } from './manifest.ts';
import type { Output } from './output.ts';
import { readPlainFile } from './plain-file.ts';
import { parseShare, type Share } from './share.ts';

/** What one machine made of a release, to be put together with what others made: the files of a share of its keys, and nothing else. */
export interface Part extends Made {
  share: Share;
  /** Of what it was made, and its files. */
  manifest: Manifest;
}

/** What lies in a part's folder. None is named as in a release, which a part is not; sites, whose folders a release holds, have no dot in their ids. */
export const partFiles = { files: 'files', list: 'list.json', part: 'part.txt' } as const;

/** Whether a part lies in a folder, whole or not. */
export const isPart = (folder: string): boolean => existsSync(join(folder, partFiles.part));

/** Which share a part is, and what was made of what in it, as a text about the list with this digest. */
export const partText = ({ part, of }: Share, list: Digest, keys: ReadonlyMap<string, Digest>): string =>
  `${part}/${of}\n${madeText(list, keys)}`;

/** Empty where no such file can be read. */
function textIn(folder: string, name: string): string {
  try {
    return Buffer.from(readPlainFile(folder, name) ?? '').toString('utf8');
  } catch {
    return '';
  }
}

/** Reads what lies in a part's folder; null where no whole part lies there: every file that is listed was made of one key. */
export async function readPart(folder: string): Promise<Part | null> {
  const [list, text] = [textIn(folder, partFiles.list), textIn(folder, partFiles.part)];
  const end = text.indexOf('\n');
  const share = parseShare(text.slice(0, end));
  const manifest = parseManifest(list);
  const made = parseMade(text.slice(end + 1), sha256(list));
  if (!share || !manifest || !made) return null;
  const listed = new Set(manifest.files.map(({ path }) => path));
  const known = [...made.values()].flat().every((path) => listed.delete(path));
  return known && listed.size === 0
    ? { ...madeIn(join(folder, partFiles.files), made, manifest), share, manifest }
    : null;
}

const wrong = (key: 'part-differs' | 'part-linked', { output, share }: Part, path: string, cause?: unknown) =>
  new CouldNot(said(key, { part: share.part, of: share.of, file: join(output, path) }), { cause });

/** The bytes of a file of a part. Throws where they are not those that it was made with, or do not lie in the part itself. */
function bytesOf(part: Part, { path, size, sha256: wanted }: CountedFile): Uint8Array {
  let bytes: Uint8Array | null;
  try {
    bytes = readPlainFile(part.output, path);
  } catch (cause) {
    throw wrong('part-differs', part, path, cause);
  }
  if (bytes === null) throw wrong('part-linked', part, path);
  if (bytes.length !== size || sha256(bytes) !== wanted) throw wrong('part-differs', part, path);
  return bytes;
}

/**
 * An output that takes what neither it nor the release before has from these parts, byte for byte; what no part has is left to be made. Throws
 * where a file of a part is not the one that was made.
 */
export const withParts = (output: Output, parts: readonly Part[]): Output => ({
  ...output,
  take(key, turn) {
    if (output.take(key, turn)) return true;
    for (const part of parts) {
      const files = part.madeOf(key);
      for (const file of files) {
        const bytes = bytesOf(part, file);
        // What lies there may be a file of the standing release, linked: nobody may write into that.
        if (existsSync(join(output.folder, file.path))) throw wrong('part-differs', part, file.path);
        output.write(file.path, bytes, key);
      }
      if (files.length > 0) return true;
    }
    return false;
  },
});

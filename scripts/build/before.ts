import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import { parseManifest, readManifest } from './manifest.ts';
import { type Before, originalOf } from './pictures.ts';

/** Nothing can be taken over: a first release, a preview. */
export const nothingBefore: Before = async () => null;

/**
 * What the release in `output` made of pictures: a file counts when its manifest was written by the same program, lists it under the same
 * original, and its bytes are those that the manifest states. Anything else is made again.
 */
export async function releaseBefore(output: string, program: Digest): Promise<Before> {
  const text = await readManifest(output);
  const manifest = text === null ? null : parseManifest(text);
  if (manifest?.program !== program) return nothingBefore;
  const digests = new Map(manifest.files.map((file) => [file.path, file.sha256]));
  return async (path, original) => {
    const wanted = digests.get(path);
    if (wanted === undefined || digests.get(originalOf(path) ?? '') !== original) return null;
    const bytes = await readFile(join(output, path)).catch(() => null);
    return bytes && sha256(bytes) === wanted ? bytes : null;
  };
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Live } from '../ledger/live-article.ts';
import type { Manifest } from '../site/types.gen.ts';
import { nothingBefore } from './before.ts';
import type { Crew } from './crew.ts';
import { replaceFolder } from './fresh-folder.ts';
import { manifestBelow } from './manifest.ts';
import { openOutput } from './output.ts';
import { partFiles, partText } from './part.ts';
import { programDigest } from './program.ts';
import { fillRelease } from './release.ts';
import { inShare, type Share } from './share.ts';

/**
 * Makes a part of everything that goes online at `asOf`: `<output>/files/` with what falls to `share`, `list.json` about these files in the form of
 * a manifest, which it gives, and `part.txt`, which says which share it is and what was made of what. It takes the place of `output` at once.
 */
export async function buildPart(input: {
  live: Live;
  asOf: string;
  program: URL;
  share: Share;
  output: string;
  crew?: Crew;
}): Promise<Manifest> {
  const { live, asOf, program, share, output, crew } = input;
  const own = await programDigest(program);
  return replaceFolder(output, async (folder) => {
    const files = join(folder, partFiles.files);
    await mkdir(files);
    const all = openOutput(files);
    const given = { live, asOf, program, own, before: nothingBefore, ...(crew ? { crew } : {}) };
    await fillRelease(given, inShare(all, share));
    const { manifest, text } = await manifestBelow(live, { asOf, program: own, output: files, counted: all.counted });
    await writeFile(join(folder, partFiles.list), text);
    await writeFile(join(folder, partFiles.part), partText(share, sha256(text), all.keys));
    return manifest;
  });
}

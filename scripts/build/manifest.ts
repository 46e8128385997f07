import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../article/canonical.ts';
import type { Live } from '../ledger/live-article.ts';
import type { Digest } from '../site/types.gen.ts';
import { type CountedFile, countFiles, filesBelow } from './files.ts';
import { comingInstants } from './state.ts';

/** What one build made of which place of the ledger (DESIGN §6). */
export interface Manifest {
  v: 1;
  group: string;
  root: Digest;
  ledger: { seq: number; digest: Digest; time: string };
  /** The build's only time. */
  as_of: string;
  program: Digest;
  /** Instants after `as_of` at which the pages change without a new record. */
  coming: string[];
  /** Every file below the output folder but the manifest; paths begin with the site's id. */
  files: CountedFile[];
}

export const manifestName = 'manifest.json';

/** The text of the manifest in a release's folder; null where there is none. */
export async function readManifest(output: string): Promise<string | null> {
  try {
    return await readFile(join(output, manifestName), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export function manifestOf(
  live: Live,
  { asOf, program, files }: { asOf: string; program: Digest; files: readonly CountedFile[] },
): Manifest {
  const { seq, digest, time } = live.head;
  return {
    v: 1,
    group: live.group,
    root: live.root,
    ledger: { seq, digest, time },
    as_of: asOf,
    program,
    coming: comingInstants(live, asOf),
    files: [...files],
  };
}

/**
 * Writes `<output>/manifest.json` about all other files below `output`, as RFC 8785 JSON without a final newline: these bytes are what
 * `publish` signs into manifest.json.sig.
 */
export async function writeManifest(
  live: Live,
  { asOf, program, output }: { asOf: string; program: Digest; output: string },
): Promise<Manifest> {
  const paths = (await filesBelow(output)).filter((path) => path !== manifestName);
  const manifest = manifestOf(live, { asOf, program, files: await countFiles(output, paths) });
  await writeFile(join(output, manifestName), canonicalJson(manifest));
  return manifest;
}

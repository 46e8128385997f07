import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../article/canonical.ts';
import type { Live } from '../ledger/live-article.ts';
import type { Digest, Manifest } from '../site/types.gen.ts';
import { type Valid, validate } from '../site/validate.ts';
import { type CountedFile, countFiles, filesBelow } from './files.ts';
import { originalOf } from './pictures.ts';
import { comingInstants } from './state.ts';

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

/** Reads a manifest, or the list of a folder; null for what is none: another version, another field, another form of the same JSON. */
export function parseReleased<N extends 'manifest' | 'release-list'>(name: N, text: string): Valid<N> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const valid = validate(name, value, { file: manifestName, lineOf: () => 1 });
  return 'value' in valid && canonicalJson(valid.value) === text ? valid.value : null;
}

export const parseManifest = (text: string): Manifest | null => parseReleased('manifest', text);

/** What one build made of which place of the ledger (DESIGN §6). */
export function manifestOf(
  live: Live,
  {
    asOf,
    program,
    files,
    folders,
  }: { asOf: string; program: Digest; files: readonly CountedFile[]; folders?: Manifest['folders'] },
): Manifest {
  const { seq, digest, time } = live.head;
  const paths = new Set(files.map(({ path }) => path));
  return {
    v: 1,
    group: live.group,
    root: live.root,
    ledger: { seq, digest, time },
    as_of: asOf,
    program,
    coming: comingInstants(live, asOf),
    files: files.map((file) => {
      const from = originalOf(file.path);
      return from !== null && paths.has(from) ? { ...file, from } : file;
    }),
    ...(folders ? { folders } : {}),
  };
}

/** What lies below `output`: files that were `counted` when they were put there are not read again. */
interface Below {
  asOf: string;
  program: Digest;
  output: string;
  counted?: ReadonlyMap<string, CountedFile>;
}

/** The manifest about all files below `output` but one that lies there already, and its text: RFC 8785 JSON without a final newline. */
export async function manifestBelow(live: Live, given: Below): Promise<{ manifest: Manifest; text: string }> {
  const { output, counted = new Map<string, CountedFile>() } = given;
  const paths = (await filesBelow(output)).filter((path) => path !== manifestName);
  const uncounted = paths.filter((path) => !counted.has(path));
  const read = new Map((await countFiles(output, uncounted)).map((file) => [file.path, file]));
  const files = paths.flatMap((path) => counted.get(path) ?? read.get(path) ?? []);
  const manifest = manifestOf(live, { ...given, files });
  return { manifest, text: canonicalJson(manifest) };
}

/** Writes it as `<output>/manifest.json`: these bytes are what `publish` signs into manifest.json.sig. */
export async function writeManifest(live: Live, given: Below): Promise<{ manifest: Manifest; text: string }> {
  const made = await manifestBelow(live, given);
  await writeFile(join(given.output, manifestName), made.text);
  return made;
}

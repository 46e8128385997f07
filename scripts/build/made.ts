import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest, Manifest } from '../site/types.gen.ts';
import type { CountedFile } from './files.ts';
import { parseManifest, readManifest } from './manifest.ts';
import { unwritable } from './unwritable.ts';

/** The release that stands in `output`, as far as it is known what its files were made of. */
export interface Made {
  output: string;
  /** The files made of what `key` stands for, as the release's manifest states them; none where nothing was. */
  madeOf(key: Digest): readonly CountedFile[];
}

/** What was made of what in the release whose manifest has this digest, as a text: a line with that, and one for each key with the paths. */
export function madeText(manifest: Digest, keys: ReadonlyMap<string, Digest>): string {
  const paths = new Map<Digest, string[]>();
  for (const [path, key] of keys) {
    const own = paths.get(key);
    if (own) own.push(path);
    else paths.set(key, [path]);
  }
  return `${[manifest, ...[...paths].map(([key, all]) => JSON.stringify([key, ...all]))].join('\n')}\n`;
}

function parsed(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return null;
  }
}

/** Reads such a text: paths by key; null where it is about another manifest, or was cut off. */
export function parseMade(text: string, manifest: Digest): Map<Digest, string[]> | null {
  const [head, ...rows] = text.split('\n');
  if (head !== manifest || rows.pop() !== '') return null;
  const made = new Map<Digest, string[]>();
  for (const row of rows) {
    const value = parsed(row);
    if (!Array.isArray(value)) return null;
    const [key, ...paths] = value.map(String);
    if (key !== undefined) made.set(key, paths);
  }
  return made;
}

/**
 * What this machine remembers in `memory` of the release that stands in `output`; null where there is no release, or where memory is about
 * another one: the manifest must have the digest that was remembered, so that whoever can change the output only can change nothing of the
 * next one. A memory may be deleted at any time.
 */
export async function madeBefore(output: string, memory: string): Promise<Made | null> {
  const text = await readManifest(output);
  const manifest = text === null ? null : parseManifest(text);
  if (text === null || manifest === null) return null;
  const remembered = await readFile(memory, 'utf8').catch(() => '');
  const made = parseMade(remembered, sha256(text));
  return made && madeIn(output, made, manifest);
}

/** What was made in `output`, by the paths that each key has and the manifest about them. */
export function madeIn(output: string, made: ReadonlyMap<Digest, readonly string[]>, manifest: Manifest): Made {
  const files = new Map(manifest.files.map((file) => [file.path, file]));
  return {
    output,
    madeOf(key) {
      const paths = made.get(key) ?? [];
      const found = paths.flatMap((path) => files.get(path) ?? []);
      return found.length === paths.length ? found : [];
    },
  };
}

/** Remembers what the release with this manifest was made of. Where that cannot be kept the next build makes everything anew, which is only slower. */
export async function rememberMade(memory: string, manifest: string, keys: ReadonlyMap<string, Digest>): Promise<void> {
  const fresh = `${memory}.${randomUUID()}`;
  try {
    await mkdir(dirname(memory), { recursive: true });
    await writeFile(fresh, madeText(sha256(manifest), keys));
    await rename(fresh, memory);
  } catch (error) {
    if (!unwritable(error)) throw error;
  }
}

/** Where it is remembered what was made in `output`: beside git's own files. */
export const memoryOf = (gitFolder: string, output: string): string =>
  join(gitFolder, 'qianfa', `made-${sha256(output).slice(0, 16)}`);

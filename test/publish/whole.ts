import { readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import { parseManifest } from '../../scripts/build/manifest.ts';
import { manifestNamespace } from '../../scripts/publish/signed-manifest.ts';
import { differing } from '../../scripts/publish/store.ts';
import { signingKey } from '../../scripts/signoff/ssh-signature.ts';
import type { Key } from '../fixture/keys.ts';

/** A folder is one whole release: signed by `publisher`, every file of its manifest there with its bytes, and none else. */
export async function wholeRelease(folder: string, publisher: Key): Promise<void> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8');
  const signature = await readFile(join(folder, 'manifest.json.sig'), 'utf8');
  expect(signingKey(signature, text, manifestNamespace)).toBe(publisher.public);
  const manifest = parseManifest(text);
  if (!manifest) throw new Error('no manifest');
  const release = await realpath(folder);
  expect(await differing(join(release, '../..'), release, manifest)).toEqual([]);
  const links = manifest.folders?.map(({ path }) => path) ?? [];
  const files = await filesAlone(release);
  expect(files.filter((name) => !name.startsWith('manifest.json')).sort()).toEqual(
    [...manifest.files.map(({ path }) => path), ...links].sort(),
  );
}

/** Files and links of a folder. */
async function filesAlone(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

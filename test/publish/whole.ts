import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { filesBelow } from '../../scripts/build/files.ts';
import { parseManifest } from '../../scripts/build/manifest.ts';
import { manifestNamespace } from '../../scripts/publish/signed-manifest.ts';
import { signingKey } from '../../scripts/signoff/ssh-signature.ts';
import type { Key } from '../fixture/keys.ts';

/** A folder is one whole release: signed by `publisher`, every file of its manifest there with its bytes, and none else. */
export async function wholeRelease(folder: string, publisher: Key): Promise<void> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8');
  const signature = await readFile(join(folder, 'manifest.json.sig'), 'utf8');
  expect(signingKey(signature, text, manifestNamespace)).toBe(publisher.public);
  const manifest = parseManifest(text);
  const files = (await filesBelow(folder)).filter((name) => !name.startsWith('manifest.json'));
  expect(files).toEqual(manifest?.files.map(({ path }) => path));
  for (const { path, sha256: digest } of manifest?.files ?? [])
    expect(sha256(await readFile(join(folder, path))), path).toBe(digest);
}

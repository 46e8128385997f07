import { readFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalJson, sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import { filesBelow } from './files.ts';

/** What decides how pages look and what is checked (DESIGN §3, Program). */
const folders = ['layouts', 'schemas', 'scripts'];
const files = ['.eleventy.ts', 'package-lock.json'];

/**
 * Digest of the program at `root`: SHA-256 over the RFC 8785 JSON
 * `{"v":1,"files":[{"path","size","sha256"}]}` of all files below scripts/, schemas/ and layouts/, of .eleventy.ts and of
 * package-lock.json; paths from the root with `/`, sorted by UTF-8 bytes. Throws when one of them is missing.
 */
export async function programDigest(root: URL): Promise<Digest> {
  const folder = fileURLToPath(root);
  await Promise.all(files.map((file) => access(join(folder, file))));
  const below = await Promise.all(
    folders.map(async (name) => (await filesBelow(join(folder, name))).map((path) => `${name}/${path}`)),
  );
  const paths = [...files, ...below.flat()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  // One after the other: of a thousand small files asking for each takes far longer than reading it.
  const counted = paths.map((path) => {
    const bytes = readFileSync(join(folder, path));
    return { path, size: bytes.length, sha256: sha256(bytes) };
  });
  return sha256(canonicalJson({ v: 1, files: counted }));
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Digest } from '../site/types.gen.ts';

/** A file below a folder: its path with `/`, its bytes and their SHA-256. */
export interface CountedFile {
  path: string;
  size: number;
  sha256: Digest;
}

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Paths of all files below `folder`, with `/`, in the order of their UTF-8 bytes. Anything but files and folders is an error. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name).slice(join(folder, sep).length);
    if (entry.isDirectory()) return [];
    if (!entry.isFile()) throw new Error(`${path} is neither a file nor a folder`);
    return [path.replaceAll(sep, '/')];
  });
  return paths.sort(byBytes);
}

async function digestOf(path: string): Promise<Digest> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The files `paths` below `folder`, read now. */
export async function countFiles(folder: string, paths: readonly string[]): Promise<CountedFile[]> {
  const counted: CountedFile[] = [];
  for (const path of paths) {
    const file = join(folder, path);
    counted.push({ path, size: (await stat(file)).size, sha256: await digestOf(file) });
  }
  return counted;
}

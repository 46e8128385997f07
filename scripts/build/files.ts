import { linkSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';

/** A file below a folder: its path with `/`, its bytes and their SHA-256. */
export interface CountedFile {
  path: string;
  size: number;
  sha256: Digest;
}

/** The order of UTF-8 bytes. */
export const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

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

/** Files read at the same time: enough to keep a disk busy, few enough for memory. */
const together = 16;

async function countFile(folder: string, path: string): Promise<CountedFile> {
  const bytes = await readFile(join(folder, path));
  return { path, size: bytes.length, sha256: sha256(bytes) };
}

/** The files `paths` below `folder`, read now. */
export async function countFiles(folder: string, paths: readonly string[]): Promise<CountedFile[]> {
  const counted: CountedFile[] = [];
  for (let at = 0; at < paths.length; at += together) {
    counted.push(...(await Promise.all(paths.slice(at, at + together).map((path) => countFile(folder, path)))));
  }
  return counted;
}

/** The same file by another name; a file system that has no links, or no more of them for this file, gets a copy. */
export function linkOrCopy(from: string, to: string): Uint8Array {
  try {
    linkSync(from, to);
  } catch {
    writeFileSync(to, readFileSync(from));
  }
  // Read where it lies now: what is compared is what will be shown.
  return readFileSync(to);
}

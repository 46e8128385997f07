import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { CountedFile } from './files.ts';

/** Writes files below a folder. Nothing here waits: small files are written faster that way. */
export interface Writer {
  /** Where the file of this path goes; the folders above it are there from now on. */
  place(path: string): string;
  /** Writes a file anew and counts it as it was given. */
  write(path: string, given: Uint8Array | string): CountedFile;
}

/** Room for the bytes of a text that is being written: it takes longer to find room for each. */
const room = Buffer.allocUnsafe(1 << 20);

/** The bytes of a text until the next one is asked for. */
const bytesOf = (text: string): Uint8Array =>
  3 * text.length > room.length ? Buffer.from(text) : room.subarray(0, room.write(text));

/** Writes below `folder`; paths count from it, with `/`. */
export function writerIn(folder: string): Writer {
  const folders = new Set<string>();
  const place = (path: string): string => {
    const above = path.slice(0, path.lastIndexOf('/') + 1);
    if (!folders.has(above)) mkdirSync(join(folder, above), { recursive: true });
    folders.add(above);
    return join(folder, path);
  };
  return {
    place,
    write(path, given) {
      const bytes = typeof given === 'string' ? bytesOf(given) : given;
      writeFileSync(place(path), bytes);
      return { path, size: bytes.length, sha256: sha256(bytes) };
    },
  };
}

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import type { Sheaf } from './article-keys.ts';
import { type CountedFile, linkOrCopy } from './files.ts';
import type { Made } from './made.ts';
import { writerIn } from './writer.ts';

/** The folder that a build fills, and what is known of the files in it. Paths count from it, with `/`. */
export interface Output {
  folder: string;
  /** Size and SHA-256 of what was written or taken along here; files that others wrote into the folder are not among them. */
  counted: ReadonlyMap<string, CountedFile>;
  /** What the files were made of, by their paths: those that the next build may take along. */
  keys: ReadonlyMap<string, Digest>;
  /** Writes a file. With a `key` it may be taken along while the key stays the same. */
  write(path: string, bytes: Uint8Array | string, key?: Digest): void;
  /** Notes that the file is written by somebody else, out of what `key` stands for. */
  wrote(path: string, key: Digest): void;
  /** Notes what somebody else wrote, who counted it. */
  count(file: CountedFile): void;
  /**
   * Takes along everything that the release before made of what `key` stands for: true when there was something and every byte of it is what
   * that release's manifest says, so that nothing of it is to be made here. Else nothing of it is left here. `turn` numbers the few things that
   * take long to make: where a release is made in parts, parts take turns at them.
   */
  take(key: Digest, turn?: number): boolean;
  /**
   * Takes along everything that the release before made of all articles of a sheaf: true where it had the very same. Else each is to be asked for by
   * its key.
   */
  takeSheaf(sheaf: Sheaf): boolean;
  /** Whether a file lies here, or will: written, or among what was taken along. */
  has(path: string): boolean;
  /** The bytes of such a file; throws where there is none, or where it is not what was published. */
  read(path: string): Uint8Array;
}

/** An output in `folder`, which must be there, beside the release before. */
export function openOutput(folder: string, before: Made | null = null): Output {
  const counted = new Map<string, CountedFile>();
  const keys = new Map<string, Digest>();
  const { place, write } = writerIn(folder);
  const count = (file: CountedFile) => void counted.set(file.path, file);
  const takeFile = (from: string, { path, sha256: wanted }: CountedFile): boolean => {
    const target = place(path);
    try {
      const bytes = linkOrCopy(join(from, path), target);
      count({ path, size: bytes.length, sha256: sha256(bytes) });
    } catch {
      return false;
    }
    return counted.get(path)?.sha256 === wanted;
  };
  return {
    folder,
    counted,
    keys,
    write(path, given, key) {
      count(write(path, given));
      if (key !== undefined) keys.set(path, key);
    },
    wrote: (path, key) => void keys.set(path, key),
    count,
    has: (path) => existsSync(join(folder, path)),
    // What stands here is known file by file, and every file is read anyway.
    takeSheaf: () => false,
    read: (path) => readFileSync(join(folder, path)),
    take(key) {
      const files = before?.madeOf(key) ?? [];
      if (!before || files.length === 0) return false;
      const whole = files.every((file) => takeFile(before.output, file));
      for (const { path } of files) {
        if (whole) keys.set(path, key);
        else {
          counted.delete(path);
          rmSync(join(folder, path), { force: true });
        }
      }
      return whole;
    },
  };
}

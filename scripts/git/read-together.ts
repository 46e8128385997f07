import type { Entry, Files } from './files.ts';

/** Bytes that one call may bring into memory, if it is for more than one who asked. */
const most = 2 ** 25;

interface Asked {
  entries: readonly Entry[];
  resolve(bytes: Buffer[]): void;
  reject(error: unknown): void;
}

/**
 * The same tree; what is asked for before anything else happens is read by one call, in parts of 32 MB. For callers that ask file by file:
 * git starts a process for each call, which takes longer the more memory is in use. Where a call fails, all whom it was for are told.
 */
export function readTogether(files: Files): Files {
  let waiting: Asked[] = [];
  const readAll = async () => {
    const parts = partsOf(waiting);
    waiting = [];
    for (const part of parts) {
      try {
        const bytes = await files.read(part.flatMap(({ entries }) => entries));
        let at = 0;
        for (const { entries, resolve } of part) {
          resolve(bytes.slice(at, at + entries.length));
          at += entries.length;
        }
      } catch (error) {
        for (const { reject } of part) reject(error);
      }
    }
  };
  return {
    list: files.list,
    read: (entries) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(() => void readAll());
        waiting.push({ entries, resolve, reject });
      }),
  };
}

function partsOf(all: readonly Asked[]): Asked[][] {
  const parts: Asked[][] = [];
  let bytes = 0;
  for (const asked of all) {
    const size = asked.entries.reduce((sum, entry) => sum + entry.size, 0);
    bytes += size;
    const part = parts.at(-1);
    if (part && bytes <= most) part.push(asked);
    else {
      parts.push([asked]);
      bytes = size;
    }
  }
  return parts;
}

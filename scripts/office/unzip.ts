import { unzipSync } from 'fflate';

/** What an Office file may hold at most, its inner files together; a message names the limit that was passed. */
export const zipLimits = { entries: 5000, megabytes: 64 };

/** A package past a limit (attacks 54): which, and how much is allowed. */
export interface PastLimit {
  limit: keyof typeof zipLimits;
  allowed: number;
}

/**
 * The files in a ZIP package by name. Sizes are summed from its directory before anything is inflated, and no file inflates past the
 * size it declares. Throws an Error when the package is broken, encrypted, or names a file twice.
 */
export function unzip(bytes: Uint8Array): { parts: Map<string, Uint8Array> } | PastLimit {
  let past: PastLimit | undefined;
  let total = 0;
  const names = new Set<string>();
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (names.has(name)) throw new Error(`package names ${name} twice`);
      names.add(name);
      total += originalSize;
      if (names.size > zipLimits.entries) past = { limit: 'entries', allowed: zipLimits.entries };
      else if (total > zipLimits.megabytes * 2 ** 20) past = { limit: 'megabytes', allowed: zipLimits.megabytes };
      return past === undefined;
    },
  });
  return past ?? { parts: new Map(Object.entries(parts)) };
}

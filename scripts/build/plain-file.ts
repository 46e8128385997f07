import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** No link is followed, and no pipe waited for that nobody writes into. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * The bytes of a file that really lies at `path` (with `/`) below `folder`; null where a link stands in its place or in that of a folder above it, or
 * where it is a device or a pipe: what somebody else laid there must not lead anywhere else. Throws where nothing is, or it cannot be read.
 */
export function readPlainFile(folder: string, path: string): Uint8Array | null {
  const real = realpathSync.native(folder);
  if (realpathSync.native(join(folder, path)) !== join(real, path)) return null;
  const file = openSync(join(real, path), flags);
  try {
    return fstatSync(file).isFile() ? readFileSync(file) : null;
  } finally {
    closeSync(file);
  }
}

import { readFile, readlink } from 'node:fs/promises';
import { sha256 } from '../article/canonical.ts';
import type { Publisher } from './claim.ts';

/** This process. Its machine is this boot's own number with the space of its process numbers: two containers of one machine are two. */
export async function thisPublisher(): Promise<Publisher> {
  const parts = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    readlink('/proc/self/ns/pid'),
    // Elsewhere than on Linux: a claim is then given up by its age alone.
  ]).catch(() => null);
  return { machine: parts && sha256(parts.join('')).slice(0, 12), pid: process.pid };
}

import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';

/** A digest over what is kept under `key`. */
export const sealOf = (key: string, text: string | Uint8Array): Digest => sha256(`${key} ${sha256(text)}`);

/** Whatever bears its seal was written here, by this program, whose digest is in the key. */
const wasWritten = <T>(value: unknown, sealed: boolean): value is T => sealed && value !== undefined;

/** What a row with `text` and `seal` holds under `key`; null where it is not what was written. */
export function readSealed<T>(key: string, row: unknown): T | null {
  if (typeof row !== 'object' || row === null) return null;
  const text: unknown = Reflect.get(row, 'text');
  if (typeof text !== 'string' && !(text instanceof Uint8Array)) return null;
  const sealed = sealOf(key, text) === Reflect.get(row, 'seal');
  const value: unknown = sealed
    ? JSON.parse(typeof text === 'string' ? text : Buffer.from(text).toString('utf8'))
    : null;
  return sealed && wasWritten<T>(value, sealed) ? value : null;
}

import { createHash } from 'node:crypto';
import type { Headers, Storage } from '../../scripts/publish/storage.ts';

/** Storage in memory, for what is played many times; `before` is called before every change and may throw. */
export function memoryStorage(before: (change: string) => void): Storage & { texts(): Map<string, string> } {
  const objects = new Map<string, { bytes: Uint8Array; headers: Headers; at: number }>();
  const tagOf = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
  let clock = 0;
  return {
    texts: () => new Map([...objects].map(([key, { bytes }]) => [key, Buffer.from(bytes).toString('utf8')])),
    list: async (prefix) =>
      [...objects]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { bytes, at }]) => ({ key, tag: tagOf(bytes), size: bytes.length, at })),
    async read(key) {
      const bytes = objects.get(key)?.bytes;
      return bytes ? Buffer.from(bytes).toString('utf8') : null;
    },
    headers: async (key) => objects.get(key)?.headers ?? null,
    async write(key, bytes, headers) {
      before(`PUT ${key}`);
      clock += 1;
      objects.set(key, { bytes, headers, at: clock });
    },
    async remove(key) {
      before(`DELETE ${key}`);
      objects.delete(key);
    },
  };
}

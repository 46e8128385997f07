import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Digest } from '../site/types.gen.ts';

/** RFC 8785 JSON of `value`: sorted keys, no white space, numbers as ECMAScript writes them. */
export function canonicalJson(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not a JSON value');
  return text;
}

/** SHA-256 in lower-case hex; text counts as its UTF-8 bytes. */
export function sha256(bytes: Uint8Array | string): Digest {
  return hash('sha256', bytes);
}

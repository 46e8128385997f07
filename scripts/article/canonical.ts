import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Digest } from '../site/types.gen.ts';

/** RFC 8785 JSON of `value`: sorted keys, no white space, numbers as ECMAScript writes them. Throws for what is no JSON. */
export function canonicalJson(value: object): string {
  const text = quickly(value) ?? quickly(inOrder(value)) ?? canonicalize(value);
  if (text === undefined) throw new Error('not a JSON value');
  return text;
}

/** Whether `text` is the RFC 8785 JSON of `value`, which was parsed from it. What has none, such as half a character, is no. */
export function isCanonical(value: object, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}

/** The text of what `isOrdered`, unless a part of it could be half a character, which JSON.stringify writes as an escape: then somebody else has to say. */
function quickly(value: unknown): string | null {
  if (!isOrdered(value)) return null;
  const text = JSON.stringify(value);
  return text.includes('\\ud') ? null : text;
}

/**
 * Whether JSON.stringify writes `value` as RFC 8785 does, many times faster than anybody else: its keys stand in order, as they do in whatever
 * was read from canonical text, and there is nothing in it of which that is not sure (numbers that are none, objects that write themselves).
 */
function isOrdered(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'boolean' || value === null) return true;
  if (typeof value !== 'object' || 'toJSON' in value) return false;
  if (Array.isArray(value)) return value.every(isOrdered);
  let before: string | null = null;
  for (const key of Object.keys(value)) {
    if ((before !== null && before >= key) || !isOrdered(Reflect.get(value, key))) return false;
    before = key;
  }
  return true;
}

/** The same with its keys in order, as far as an object can have them so: those that look like numbers stand where the engine wants them. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, inOrder(part)]));
}

/** SHA-256 in lower-case hex; text counts as its UTF-8 bytes. */
export function sha256(bytes: Uint8Array | string): Digest {
  return hash('sha256', bytes);
}

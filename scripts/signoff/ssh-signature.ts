import { createPublicKey, hash as digestOf, type KeyObject, verify } from 'node:crypto';

/** Reads the length-prefixed strings of the SSH wire format; throws RangeError past the end. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  take(length: number): Buffer {
    if (this.#at + length > this.#bytes.length) throw new RangeError('SSH data ends early');
    const part = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return part;
  }
  number(): number {
    return this.take(4).readUInt32BE();
  }
  string(): Buffer {
    return this.take(this.number());
  }
  end(): boolean {
    return this.#at === this.#bytes.length;
  }
}

const wire = (part: Uint8Array | string): Buffer => {
  const bytes = Buffer.from(part);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** A positive integer in its shortest form, so that a key has one blob and one line in the registry. */
const jwkInteger = (bytes: Buffer) => {
  const [first = 0, second = 0] = bytes;
  if (first > 127 || (first === 0 && second < 128)) throw new RangeError('no shortest positive integer');
  return (first === 0 ? bytes.subarray(1) : bytes).toString('base64url');
};

/** Keys that were read before, by their blob: the same few people sign everything, and reading a key takes as long as using it. */
const known = new Map<string, { type: string; key: KeyObject }>();
/** Whoever sends more keys than any registry holds gets no memory for it. */
const mostKnown = 1_000;

function knownKey(blob: Buffer): { type: string; key: KeyObject } {
  const name = blob.toString('latin1');
  const found = known.get(name) ?? publicKey(blob);
  if (known.size >= mostKnown) known.clear();
  known.set(name, found);
  return found;
}

/** The public key in an SSH key blob: ed25519, ecdsa on nistp256, or rsa of at least 2048 bits; throws RangeError for any other. */
function publicKey(blob: Buffer): { type: string; key: KeyObject } {
  const reader = new Reader(blob);
  const type = reader.string().toString('latin1');
  if (type === 'ssh-ed25519') {
    const x = reader.string();
    if (!reader.end()) throw new RangeError('more than a key');
    return {
      type,
      key: createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') } }),
    };
  }
  if (type === 'ecdsa-sha2-nistp256') {
    const curve = reader.string().toString('latin1');
    const point = reader.string();
    if (curve !== 'nistp256' || point.length !== 65 || point[0] !== 4 || !reader.end())
      throw new RangeError('no plain point of the curve');
    const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
    return { type, key: createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } }) };
  }
  if (type === 'ssh-rsa') {
    const e = reader.string();
    const n = reader.string();
    if (n.length < 256 || !reader.end()) throw new RangeError('too small, or more than a key');
    return { type, key: createPublicKey({ format: 'jwk', key: { kty: 'RSA', e: jwkInteger(e), n: jwkInteger(n) } }) };
  }
  throw new RangeError('a key of another type');
}

/** How a signature is checked: node's own `verify`, or one that answers yes and tells later whether all were (see LaterChecks). */
export type Check = (
  algorithm: string | null,
  data: Buffer,
  key: KeyObject | { key: KeyObject; dsaEncoding: 'ieee-p1363' },
  signature: Buffer,
) => boolean;

/** Whether `signature` (algorithm and bytes, in wire format) over `data` is by `key`. SHA-1 is never accepted. */
function signed(type: string, key: KeyObject, signature: Buffer, data: Buffer, check: Check): boolean {
  const reader = new Reader(signature);
  const algorithm = reader.string().toString('latin1');
  const bytes = reader.string();
  if (!reader.end()) return false;
  if (type === 'ssh-ed25519' && algorithm === type) return bytes.length === 64 && check(null, data, key, bytes);
  if (type === 'ssh-rsa' && (algorithm === 'rsa-sha2-512' || algorithm === 'rsa-sha2-256')) {
    return check(algorithm.replace('rsa-sha2-', 'sha'), data, key, bytes);
  }
  if (type === 'ecdsa-sha2-nistp256' && algorithm === type) {
    const parts = new Reader(bytes);
    const half = (part: Buffer) => {
      const plain = part[0] === 0 ? part.subarray(1) : part;
      return Buffer.concat([Buffer.alloc(Math.max(0, 32 - plain.length)), plain]);
    };
    const raw = Buffer.concat([half(parts.string()), half(parts.string())]);
    return parts.end() && raw.length === 64 && check('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, raw);
  }
  return false;
}

/**
 * Judges an armoured SSH signature (OpenSSH PROTOCOL.sshsig, version 1) over `message` in `namespace`: the signing key as
 * `algorithm base64`, or null when the signature is broken, over something else, in another namespace, or of an algorithm that
 * is not accepted. Never throws. Whatever it accepts, `ssh-keygen -Y check-novalidate` accepts; who the key belongs to is the
 * registry's matter.
 */
export function signingKey(
  armoured: string,
  message: string | Uint8Array,
  namespace: string,
  check: Check = verify,
): string | null {
  const match = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\n?$/.exec(armoured);
  try {
    const reader = new Reader(Buffer.from(match?.[1] ?? '', 'base64'));
    if (reader.take(6).toString('latin1') !== 'SSHSIG' || reader.number() !== 1) return null;
    const blob = reader.string();
    const space = reader.string().toString('utf8');
    const reserved = reader.string();
    const hash = reader.string().toString('latin1');
    const signature = reader.string();
    if (!reader.end() || reserved.length > 0 || space !== namespace || (hash !== 'sha512' && hash !== 'sha256'))
      return null;
    const { type, key } = knownKey(blob);
    const digest = digestOf(hash, message, 'buffer');
    const data = Buffer.concat([Buffer.from('SSHSIG'), wire(space), wire(''), wire(hash), wire(digest)]);
    return signed(type, key, signature, data, check) ? `${type} ${blob.toString('base64')}` : null;
  } catch {
    // Bytes that end early, points off the curve, numbers that are no key: whatever node:crypto refuses is no good signature.
    return null;
  }
}

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signingKey } from '../../scripts/signoff/ssh-signature.ts';

const namespace = 'qianfa-v1';
const message = 'a statement';

const string = (part: Buffer | string) => {
  const bytes = Buffer.from(part);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const wire = (...parts: (Buffer | string)[]) => Buffer.concat(parts.map(string));
const url = (text = '') => Buffer.from(text, 'base64url');
/** A number as SSH writes it: no zeros in front but one that keeps it positive. */
const number = (bytes: Buffer) => {
  const at = bytes.findIndex((byte) => byte !== 0);
  const plain = bytes.subarray(at);
  return (plain[0] ?? 0) > 127 ? Buffer.concat([Buffer.alloc(1), plain]) : plain;
};

interface Maker {
  blob: Buffer;
  /** Signs with the private key, as algorithm and bytes. */
  sign(data: Buffer): [string, Buffer];
}
const pairs = {
  ed: generateKeyPairSync('ed25519'),
  ec: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};
const jwk = (key: KeyObject) => key.export({ format: 'jwk' });
const { x: point } = jwk(pairs.ed.publicKey);
const { x, y } = jwk(pairs.ec.publicKey);
const { e, n } = jwk(pairs.rsa.publicKey);
const half = (raw: Buffer, which: 0 | 1) => raw.subarray(32 * which, 32 * which + 32);
const ecRaw = (data: Buffer) => sign('sha256', data, { key: pairs.ec.privateKey, dsaEncoding: 'ieee-p1363' });
const makers = {
  ed25519: {
    blob: wire('ssh-ed25519', url(point)),
    sign: (data) => ['ssh-ed25519', sign(null, data, pairs.ed.privateKey)],
  },
  ecdsa: {
    blob: wire('ecdsa-sha2-nistp256', 'nistp256', Buffer.concat([Buffer.from([4]), url(x), url(y)])),
    sign: (data) => {
      const raw = ecRaw(data);
      return ['ecdsa-sha2-nistp256', wire(number(half(raw, 0)), number(half(raw, 1)))];
    },
  },
  rsa: {
    blob: wire('ssh-rsa', number(url(e)), number(url(n))),
    sign: (data) => ['rsa-sha2-512', sign('sha512', data, pairs.rsa.privateKey)],
  },
} satisfies Record<string, Maker>;
const types = ['ed25519', 'ecdsa', 'rsa'] as const;

const signedData = (hash: string, text = message) =>
  Buffer.concat([Buffer.from('SSHSIG'), wire(namespace, '', hash, createHash(hash).update(text).digest())]);
/** A whole signature; `how` puts other things where the maker's own would stand. */
function made(
  { blob, sign: make }: Maker,
  how: { blob?: Buffer; hash?: string; signature?: (algorithm: string, bytes: Buffer) => Buffer; text?: string } = {},
): string {
  const { hash = 'sha512', signature = (...parts) => wire(...parts) } = how;
  const [algorithm, bytes] = make(signedData(hash, how.text));
  const body = wire(how.blob ?? blob, namespace, '', hash, signature(algorithm, bytes));
  const lines = Buffer.concat([Buffer.from('SSHSIG\0\0\0\x01'), body]).toString('base64');
  return `-----BEGIN SSH SIGNATURE-----\n${lines}\n-----END SSH SIGNATURE-----`;
}
const judged = (text: string) => signingKey(text, message, namespace);

describe.each(types)('a signature by an %s key that node made', (type) => {
  const maker = makers[type];
  const name = `${maker.blob.subarray(4, 4 + maker.blob.readUInt32BE(0))} ${maker.blob.toString('base64')}`;

  it('is accepted with and without a line end behind it, and names the key', () => {
    expect(judged(made(maker))).toBe(name);
    expect(judged(`${made(maker)}\n`)).toBe(name);
    expect(judged(`${made(maker)}\n\n`)).toBeNull();
  });

  it('[46] is refused over another text', () => expect(judged(made(maker, { text: 'another' }))).toBeNull());

  it('is refused when it is good but hashes with SHA-1', () => {
    expect(judged(made(maker, { hash: 'sha256' }))).toBe(name);
    for (const hash of ['sha1', 'sha384']) expect(judged(made(maker, { hash }))).toBeNull();
  });

  it('is refused when anything stands behind its key: one key has one name in the registry', () => {
    expect(judged(made(maker, { blob: Buffer.concat([maker.blob, string('x')]) }))).toBeNull();
  });

  it('is refused when anything stands behind its own numbers', () => {
    expect(judged(made(maker, { signature: (...parts) => wire(...parts, 'x') }))).toBeNull();
    const longer = (algorithm: string, bytes: Buffer) => wire(algorithm, Buffer.concat([bytes, string('x')]));
    expect(judged(made(maker, { signature: longer }))).toBeNull();
  });

  it('is refused under the name of another algorithm', () => {
    for (const other of ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ssh-rsa', 'rsa-sha2-512', 'rsa-sha2-256', 'x'])
      expect(judged(made(maker, { signature: (_own, bytes) => wire(other, bytes) })) !== null).toBe(
        other === maker.sign(Buffer.alloc(1))[0],
      );
  });

  it('is refused by a key of another type', () => {
    for (const other of types) if (other !== type) expect(judged(made(maker, { blob: makers[other].blob }))).toBeNull();
  });
});

describe('an ecdsa signature', () => {
  it('is accepted with numbers of every length: one in 128 is shorter than 32 bytes', () => {
    const seen = new Set<number>();
    for (let count = 0; seen.size < 3 && count < 5000; count += 1) {
      let short = 0;
      const text = made({
        ...makers.ecdsa,
        sign: (data) => {
          const raw = ecRaw(data);
          const [r, s] = [number(half(raw, 0)), number(half(raw, 1))];
          short = Math.max(31, Math.min(r.length, s.length));
          return ['ecdsa-sha2-nistp256', wire(r, s)];
        },
      });
      if (seen.has(short)) continue;
      seen.add(short);
      expect(judged(text)).not.toBeNull();
    }
    expect([...seen].sort()).toEqual([31, 32, 33]);
  });

  it('is refused by a key on a curve of another name, or whose point is written in another form', () => {
    const plain = Buffer.concat([Buffer.from([4]), url(x), url(y)]);
    const parity = (url(y).at(-1) ?? 0) % 2;
    const hybrid = Buffer.concat([Buffer.from([6 + parity]), plain.subarray(1)]);
    const compressed = Buffer.concat([Buffer.from([2 + parity]), url(x)]);
    for (const blob of [
      wire('ecdsa-sha2-nistp256', 'nistp384', plain),
      wire('ecdsa-sha2-nistp256', 'nistp256', hybrid),
      wire('ecdsa-sha2-nistp256', 'nistp256', compressed),
      wire('ecdsa-sha2-nistp384', 'nistp256', plain),
    ])
      expect(judged(made(makers.ecdsa, { blob }))).toBeNull();
  });
});

describe('an RSA signature', () => {
  it('may be made with SHA-256', () => {
    const short: Maker = {
      ...makers.rsa,
      sign: (data) => ['rsa-sha2-256', sign('sha256', data, pairs.rsa.privateKey)],
    };
    expect(judged(made(short))).not.toBeNull();
  });

  it('is refused with any other hash, though its numbers are right', () => {
    for (const bits of ['1', '224', '384']) {
      const other: Maker = {
        ...makers.rsa,
        sign: (data) => [`rsa-sha2-${bits}`, sign(`sha${bits}`, data, pairs.rsa.privateKey)],
      };
      expect(judged(made(other))).toBeNull();
    }
  });

  it('is refused by a key whose numbers are not written the shortest way, or negative', () => {
    const zero = Buffer.alloc(1);
    for (const blob of [
      wire('ssh-rsa', Buffer.concat([zero, number(url(e))]), number(url(n))),
      wire('ssh-rsa', number(url(e)), Buffer.concat([zero, number(url(n))])),
      wire('ssh-rsa', number(url(e)), url(n)),
      wire('ssh-rsa', number(url(n)), number(url(e))),
    ])
      expect(judged(made(makers.rsa, { blob }))).toBeNull();
  });
});

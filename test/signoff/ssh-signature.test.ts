import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signingKey } from '../../scripts/signoff/ssh-signature.ts';
import { type Key, type KeyType, keygen, makeKey, removeFolder, sign, temporaryFolder } from '../fixture/keys.ts';

const namespace = 'qianfa-v1';
const message = '{"这是":"声明"}';
const types: KeyType[] = ['ed25519', 'ecdsa', 'rsa'];

let folder = '';
const keys = {} as Record<KeyType, Key>;
const signatures = {} as Record<KeyType, string>;
beforeAll(async () => {
  folder = await temporaryFolder();
  for (const type of types) {
    keys[type] = await makeKey(folder, type, type);
    signatures[type] = await sign(keys[type], namespace, message);
  }
});
afterAll(() => removeFolder(folder));

let count = 0;
/** What ssh-keygen says to a signature: check-novalidate, which asks nothing about the signer. */
async function accepts(armoured: string, text: string = message, space = namespace): Promise<boolean> {
  const file = join(folder, `check-${++count}`);
  await writeFile(file, armoured);
  return (await keygen(['-Y', 'check-novalidate', '-n', space, '-s', file], text)).code === 0;
}

const wire = (...parts: (Buffer | string)[]) =>
  Buffer.concat(
    parts.map((part) => {
      const bytes = Buffer.from(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return Buffer.concat([length, bytes]);
    }),
  );
const armour = (bytes: Buffer) =>
  `-----BEGIN SSH SIGNATURE-----\n${(bytes.toString('base64').match(/.{1,70}/g) ?? []).join('\n')}\n-----END SSH SIGNATURE-----\n`;
const raw = (armoured: string) => Buffer.from(armoured.replace(/-----.*-----/g, ''), 'base64');

/** The fields of a signature, to put together anew. */
function parts(armoured: string): { blob: Buffer; space: Buffer; reserved: Buffer; hash: Buffer; signature: Buffer } {
  const bytes = raw(armoured).subarray(10);
  let at = 0;
  const next = () => {
    const part = bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at));
    at += 4 + part.length;
    return part;
  };
  return { blob: next(), space: next(), reserved: next(), hash: next(), signature: next() };
}
const joined = (
  fields: {
    blob: Buffer | string;
    space?: Buffer | string;
    reserved?: string;
    hash?: Buffer | string;
    signature: Buffer | string;
  },
  version = 1,
) =>
  armour(
    Buffer.concat([
      Buffer.from('SSHSIG'),
      Buffer.from([0, 0, 0, version]),
      wire(fields.blob, fields.space ?? namespace, fields.reserved ?? '', fields.hash ?? 'sha512', fields.signature),
    ]),
  );

describe.each(types)('a signature by an %s key', (type) => {
  it('is accepted, and names the key as the registry does', async () => {
    expect(signingKey(signatures[type], message, namespace)).toBe(keys[type].public);
    expect(await accepts(signatures[type])).toBe(true);
  });

  it('is found good by ssh-keygen -Y verify for the same key', async () => {
    const [allowed, file] = [join(folder, `allowed-${type}`), join(folder, `sig-${type}`)];
    await writeFile(allowed, `leader namespaces="${namespace}" ${keys[type].public}\n`);
    await writeFile(file, signatures[type]);
    expect(
      (await keygen(['-Y', 'verify', '-f', allowed, '-I', 'leader', '-n', namespace, '-s', file], message)).code,
    ).toBe(0);
  });

  it('may hash with sha256', async () => {
    const other = await sign(keys[type], namespace, message, ['hashalg=sha256']);
    expect(signingKey(other, message, namespace)).toBe(keys[type].public);
    expect(await accepts(other)).toBe(true);
  });

  it('[46] is refused over another message and in another namespace', async () => {
    expect(signingKey(signatures[type], `${message} `, namespace)).toBeNull();
    expect(signingKey(signatures[type], message, 'qianfa-record-v1')).toBeNull();
    expect(signingKey(signatures[type], message, '')).toBeNull();
    expect(await accepts(signatures[type], `${message} `)).toBe(false);
    expect(await accepts(signatures[type], message, 'qianfa-record-v1')).toBe(false);
  });

  it('is refused once any one bit of it is turned', async () => {
    const bytes = raw(signatures[type]);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const turned = Buffer.from(bytes);
        turned[at] = (turned[at] ?? 0) ^ (1 << bit);
        expect(signingKey(armour(turned), message, namespace)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it('is refused when it is cut off or something is put behind it', async () => {
    const bytes = raw(signatures[type]);
    for (const broken of [
      armour(bytes.subarray(0, -1)),
      armour(Buffer.concat([bytes, Buffer.from([0])])),
      armour(bytes.subarray(0, 40)),
    ]) {
      expect(signingKey(broken, message, namespace)).toBeNull();
      expect(await accepts(broken)).toBe(false);
    }
    expect(signingKey(`${signatures[type]}more`, message, namespace)).toBeNull();
    expect(signingKey(` ${signatures[type]}`, message, namespace)).toBeNull();
  });

  it('is refused in the name of another key', async () => {
    const other = parts(signatures[type === 'rsa' ? 'ecdsa' : 'rsa']);
    const swapped = joined({ ...parts(signatures[type]), blob: other.blob, reserved: '' });
    expect(signingKey(swapped, message, namespace)).toBeNull();
    expect(await accepts(swapped)).toBe(false);
  });
});

describe('a signature that the tests of other rooms make by themselves', () => {
  it('is the one that ssh-keygen makes with the same key, byte for byte', async () => {
    const key = await makeKey(folder, 'quick');
    const { file, public: own } = key;
    expect(await sign(key, namespace, message)).toBe(await sign({ file, public: own }, namespace, message));
  });
});

describe('a signature of a kind that is not accepted', () => {
  it('is one of a future version, with another hash, or with reserved bytes', async () => {
    const own = { ...parts(signatures.ed25519), reserved: '' };
    expect(signingKey(joined(own), message, namespace)).toBe(keys.ed25519.public);
    expect(signingKey(joined(own, 2), message, namespace)).toBeNull();
    expect(await accepts(joined(own, 2))).toBe(false);
    expect(signingKey(joined({ ...own, hash: 'sha1' }), message, namespace)).toBeNull();
    expect(await accepts(joined({ ...own, hash: 'sha1' }))).toBe(false);
    expect(signingKey(joined({ ...own, hash: 'md5' }), message, namespace)).toBeNull();
    expect(signingKey(joined({ ...own, reserved: 'x' }), message, namespace)).toBeNull();
  });

  it('is an RSA one that says SHA-1, or names another algorithm than its key’s', async () => {
    const own = { ...parts(signatures.rsa), reserved: '' };
    const bytes = own.signature.subarray(4 + own.signature.readUInt32BE(0) + 4);
    for (const algorithm of ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-384', 'ssh-ed25519', '']) {
      const renamed = joined({ ...own, signature: wire(algorithm, bytes) });
      expect(signingKey(renamed, message, namespace)).toBeNull();
      expect(await accepts(renamed)).toBe(false);
    }
  });

  it('is one by an RSA key of 1024 bits, or by an ecdsa key on another curve', async () => {
    await keygen(['-q', '-t', 'rsa', '-b', '1024', '-N', '', '-f', join(folder, 'small')], '');
    await keygen(['-q', '-t', 'ecdsa', '-b', '384', '-N', '', '-f', join(folder, 'curve')], '');
    for (const name of ['small', 'curve']) {
      const signature = await sign({ file: join(folder, name), public: '' }, namespace, message);
      expect(await accepts(signature)).toBe(true);
      expect(signingKey(signature, message, namespace)).toBeNull();
    }
  });

  it('is one whose key is no key: a point off the curve, a modulus of zeros, a key with leading zeros', () => {
    const { signature } = parts(signatures.ecdsa);
    const point = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]);
    expect(
      signingKey(joined({ blob: wire('ecdsa-sha2-nistp256', 'nistp256', point), signature }), message, namespace),
    ).toBeNull();
    const rsa = parts(signatures.rsa);
    expect(
      signingKey(
        joined({ blob: wire('ssh-rsa', Buffer.from([3]), Buffer.alloc(257)), signature: rsa.signature }),
        message,
        namespace,
      ),
    ).toBeNull();
    const blob = rsa.blob;
    const exponent = blob.subarray(15, 15 + blob.readUInt32BE(11));
    const modulus = blob.subarray(15 + exponent.length + 4);
    const longer = wire('ssh-rsa', exponent, Buffer.concat([Buffer.from([0]), modulus]));
    expect(signingKey(joined({ blob: longer, signature: rsa.signature }), message, namespace)).toBeNull();
  });
});

describe('anything else', () => {
  it('is no signature, and never an exception', () => {
    for (const text of [
      '',
      'x',
      '-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n',
      '-----BEGIN PGP SIGNATURE-----\nAAAA\n-----END PGP SIGNATURE-----\n',
    ])
      expect(signingKey(text, message, namespace)).toBeNull();
    const bytes = fc.uint8Array({ maxLength: 300 }).map((part) => Buffer.from(part));
    const typed = fc.constantFrom('ssh-ed25519', 'ecdsa-sha2-nistp256', 'ssh-rsa', 'sk-ssh-ed25519@openssh.com', '');
    const blob = fc.oneof(
      bytes,
      fc.tuple(typed, fc.array(bytes, { maxLength: 3 })).map(([type, rest]) => wire(type, ...rest)),
    );
    fc.assert(fc.property(bytes, (part) => signingKey(armour(part), message, namespace) === null));
    fc.assert(
      fc.property(
        blob,
        blob,
        fc.constantFrom('sha512', 'sha256', 'x'),
        (key, signature, hash) => signingKey(joined({ blob: key, signature, hash }), message, namespace) === null,
      ),
      { numRuns: 500 },
    );
  });
});

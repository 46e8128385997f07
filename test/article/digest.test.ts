import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../scripts/article/canonical.ts';
import { type DigestFile, digestOf } from '../../scripts/article/digest.ts';
import vectors from './digest.json' with { type: 'json' };

const file = (name: string, bytes: Uint8Array): DigestFile => ({ name, size: bytes.length, sha256: sha256(bytes) });
const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((name) => name.normalize('NFC'));
const folder = fc.uniqueArray(fc.tuple(names, fc.uint8Array({ maxLength: 40 })), {
  minLength: 1,
  selector: ([name]) => name,
});

describe('the digest', () => {
  it.each(vectors.vectors)('agrees with the vector: $name', ({ id, path, files, canonical, digest }) => {
    expect(
      digestOf(
        id,
        path,
        files.map(({ name, base64 }) => file(name, Buffer.from(base64, 'base64'))),
      ),
    ).toBe(digest);
    expect(sha256(canonical)).toBe(digest);
  });

  it('does not depend on the order of files', () => {
    fc.assert(
      fc.property(
        folder.chain((files) => fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length }))),
        ([files, shuffled]) => {
          const of = (all: typeof files) =>
            digestOf(
              'a',
              'b',
              all.map(([name, bytes]) => file(name, bytes)),
            );
          expect(of(shuffled)).toBe(of(files));
        },
      ),
    );
  });

  it('[D9.0] changes with any byte, name, id, path, and any file more or less', () => {
    fc.assert(
      fc.property(folder, fc.nat(), (files, pick) => {
        const list = files.map(([name, bytes]) => file(name, bytes));
        const whole = digestOf('a', 'b', list);
        const [name, bytes] = files[pick % files.length] ?? ['', new Uint8Array()];
        const others = list.filter((entry) => entry.name !== name);
        const changed = Buffer.concat([bytes, Buffer.from('.')]);
        const flipped = bytes.map((byte, index) => (index === pick % Math.max(1, bytes.length) ? byte ^ 1 : byte));
        const all = [
          digestOf('a', 'b', [...others, file(name, changed)]),
          ...(bytes.length > 0 ? [digestOf('a', 'b', [...others, file(name, flipped)])] : []),
          digestOf('a', 'b', [...others, file(`${name}x`, bytes)]),
          digestOf('a', 'b', others),
          digestOf('ax', 'b', list),
          digestOf('a', 'bx', list),
        ];
        expect(all).not.toContain(whole);
      }),
    );
  });
});

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 units, leaves out white space and writes numbers as ECMAScript does', () => {
    expect(canonicalJson({ b: 1, a: [1e21, 0.5, -0], '\u{1F600}': 'é\n', '\uff5e': null })).toBe(
      '{"a":[1e+21,0.5,0],"b":1,"\u{1F600}":"é\\n","\uff5e":null}',
    );
  });

  it('is not made of what JSON cannot say', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow();
    expect(() => canonicalJson({ a: Number.POSITIVE_INFINITY })).toThrow();
  });
});

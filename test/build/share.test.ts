import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import type { Output } from '../../scripts/build/output.ts';
import { afterAll, fallsTo, inShare, parseShare } from '../../scripts/build/share.ts';

const shares = (of: number) => Array.from({ length: of }, (_, at) => ({ part: at + 1, of }));
const [key, other] = [sha256('article 1'), sha256('article 2')];

describe('which part of how many', () => {
  it('is written 2/4', () => expect(parseShare('2/4')).toEqual({ part: 2, of: 4 }));
  it('may be the whole, and one of as many as a matrix has jobs', () => {
    expect([parseShare('1/1'), parseShare('256/256')]).toEqual([
      { part: 1, of: 1 },
      { part: 256, of: 256 },
    ]);
  });
  it.each([
    '',
    '2',
    '/4',
    '2/',
    '0/4',
    '5/4',
    '1/0',
    '-1/4',
    '1/257',
    '02/4',
    '2/4/6',
    ' 2/4',
    '2/4\n',
    '1.5/4',
    '２/４',
    '1/1e2',
  ])('is not %j', (text) => expect(parseShare(text)).toBeNull());
});

describe('what falls to a part', () => {
  it('every key falls to exactly one, with or without a turn', () =>
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 256 }),
        fc.option(fc.nat(500), { nil: undefined }),
        (text, of, turn) => shares(of).filter((share) => fallsTo(share, sha256(text), turn)).length === 1,
      ),
    ));

  it('keys are spread over all parts, so that none has nothing to do and none has nearly all', () => {
    const keys = Array.from({ length: 4000 }, (_, at) => sha256(`${at}`));
    for (const share of shares(4)) {
      const own = keys.filter((one) => fallsTo(share, one, undefined)).length;
      expect(own).toBeGreaterThan(850);
      expect(own).toBeLessThan(1150);
    }
  });

  it('at what takes long the parts take turns, whatever its keys are', () => {
    const own = (part: number) => [0, 1, 2, 3, 4].filter((turn) => fallsTo({ part, of: 2 }, key, turn));
    expect([own(1), own(2)]).toEqual([
      [0, 2, 4],
      [1, 3],
    ]);
  });

  it('what is made of that which all made falls to none', () =>
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 256 }), (text, of) =>
        shares(of).every((share) => !fallsTo(share, sha256(text), afterAll)),
      ),
    ));
});

describe('an output of a part', () => {
  const written: string[] = [];
  const whole: Output = {
    folder: '/nowhere',
    counted: new Map(),
    keys: new Map(),
    write: (path) => void written.push(path),
    wrote: () => undefined,
    count: () => undefined,
    take: () => false,
    takeSheaf: () => false,
    has: () => false,
    read: () => new Uint8Array(),
  };

  it('lets nothing be made of the keys of others, and writes nothing that has no key', () => {
    const [mine, theirs] = shares(2).map((share) => inShare(whole, share));
    const asked = [key, other].map((one) => [mine?.take(one), theirs?.take(one)]);
    for (const answers of asked) expect(answers.filter((taken) => taken === false)).toHaveLength(1);
    mine?.write('main/feed.xml', 'made where all is put together');
    mine?.write('main/aa/1.svg', 'code', key);
    expect(written).toEqual(['main/aa/1.svg']);
  });
});

import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, isCanonical } from '../../scripts/article/canonical.ts';

describe('canonical JSON', () => {
  it('has sorted keys at every level, numbers as ECMAScript writes them, and no white space', () => {
    expect(canonicalJson({ b: [{ d: 1e21, c: -0 }, null], a: '签发\n' })).toBe(
      '{"a":"签发\\n","b":[{"c":0,"d":1e+21},null]}',
    );
    expect(canonicalJson({ '€': 1, '\r': 2, '\u{1f600}': 3, '\ufb33': 4, 1: 5 })).toBe(
      '{"\\r":2,"1":5,"€":1,"\u{1f600}":3,"\ufb33":4}',
    );
  });

  it('sorts keys that look like numbers as text', () => {
    expect(canonicalJson({ 9: 1, 10: 2, a: { 2: 1, 11: 2 } })).toBe('{"10":2,"9":1,"a":{"11":2,"2":1}}');
  });

  it('leaves out what has no value', () => {
    expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
  });

  it('asks objects that write themselves', () => {
    expect(canonicalJson({ b: new Date(0), a: { toJSON: () => ({ d: 1, c: 2 }) } })).toBe(
      '{"a":{"c":2,"d":1},"b":"1970-01-01T00:00:00.000Z"}',
    );
  });

  it.each([
    ['half a character', { a: '\ud800' }],
    ['half a character in a key', { '\udc00': 1 }],
    ['no number', { a: [Number.NaN] }],
    ['endless', { a: { b: Number.POSITIVE_INFINITY } }],
  ])('is none of what is %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  it('keeps text that only looks like the escape of half a character', () => {
    for (const text of ['\\ud800', '\\\\udc00', '\\u0000\\ud']) {
      expect(canonicalJson({ b: text, a: text })).toBe(canonicalize({ b: text, a: text }));
      expect(canonicalJson({ [text]: 1 })).toBe(canonicalize({ [text]: 1 }));
    }
  });

  it.each([
    ['behind text that looks like one', { a: '\\ud800 \ud800' }],
    ['where the keys stand in no order', { b: 1, a: ['\udfff'] }],
    ['deep inside', { a: [{ b: [{ c: 'x\udbffy' }] }] }],
  ])('finds half a character %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  it('is none of what holds itself', () => {
    const value: { own?: object } = {};
    value.own = value;
    expect(() => canonicalJson(value)).toThrow();
  });

  it('is what an implementation of RFC 8785 by others makes, whatever the value', () => {
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(null, undefined, true, false),
        fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(fc.string({ unit: 'binary' }), fc.nat({ max: 20 }).map(String)), tie('value'), {
          maxKeys: 5,
        }),
      ),
    }));
    fc.assert(
      fc.property(value, (one) => {
        expect(canonicalJson({ one })).toBe(canonicalize({ one }));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['the same text', { a: 1 }, '{"a":1}', true],
    ['another text', { a: 1 }, '{"a": 1}', false],
    ['half a character, which has no text', { a: '\ud800' }, '{"a":"\\ud800"}', false],
  ])('is compared with %s', (_, value, text, same) => {
    expect(isCanonical(value, text)).toBe(same);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareUtf16 } from '../../scripts/article/bare-utf16.ts';
import { decodeText } from '../../scripts/article/table.ts';

const le = (text: string) => Buffer.from(text, 'utf16le');
const be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const text = '关于防汛工作的通知\r\n一、总体要求 2026年\n';

describe('UTF-16 without its mark', () => {
  it('is known by its zero bytes, in both orders', () => {
    expect([bareUtf16(le(text)), bareUtf16(be(text))]).toEqual(['utf-16le', 'utf-16be']);
    expect([decodeText(le(text)), decodeText(be(text))]).toEqual([text, text]);
  });

  it.each<[string, Uint8Array]>([
    ['text in UTF-8', Buffer.from(text)],
    ['text with its mark cut in the middle', le(text).subarray(1)],
    ['an odd number of bytes', Buffer.concat([le(text), Buffer.from([0])])],
    ['nothing but zeros', Buffer.alloc(8)],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ['half a pair of surrogates', Buffer.from([0x41, 0, 0, 0xd8])],
    ['what reads well in both orders', Buffer.from([0x20, 0, 0, 0x20, 0, 0x30])],
    ['a script that no Chinese document is in', le('עברית\n')],
    ['no byte at all', Buffer.alloc(0)],
  ])('is not guessed of %s', (_, bytes) => {
    expect(bareUtf16(bytes)).toBeNull();
  });

  it('bytes with zeros that are none of it are no text', () => {
    expect(decodeText(Buffer.from([0x41, 0, 0, 0x42, 0x0a]))).toBeNull();
  });

  it('never takes one order for the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'关于一、防汛。0a \n（〇）《》12三') }), (words) => {
        expect(bareUtf16(le(words))).not.toBe('utf-16be');
        expect(bareUtf16(be(words))).not.toBe('utf-16le');
      }),
    );
  });
});

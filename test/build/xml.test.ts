import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { element, xmlFile } from '../../scripts/build/xml.ts';
import { xmlTree } from './xml-tree.ts';

const legal = (text: string) => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
const lines = (text: string) => text.replace(/\r\n?/g, '\n');

describe('XML that is written', () => {
  it('escapes texts and attributes', () => {
    expect(element('a', { b: '"<&>' }, '</a>&amp;]]>').xml).toBe(
      '<a b="&quot;&lt;&amp;&gt;">&lt;/a&gt;&amp;amp;]]&gt;</a>',
    );
  });

  it('puts elements on lines of their own and closes empty ones', () => {
    expect(xmlFile(element('a', {}, element('b', { c: '1' }), element('d', {}, '文')))).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<a>\n<b c="1"/>\n<d>文</d>\n</a>\n',
    );
  });

  it.each(['\0', '\u000b', '\u001b', '\uffff', '\ud800', '\udc00'])('drops what no XML may hold: %j', (character) => {
    expect(element('a', {}, `左${character}右`).xml).toBe('<a>左右</a>');
  });

  it('keeps characters beyond the first plane: 𠮷', () => expect(element('a', {}, '𠮷').xml).toBe('<a>𠮷</a>'));

  it('is well-formed whatever it holds, and says what it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, value) => {
        const root = xmlTree(xmlFile(element('a', { b: value }, element('c', {}, text))));
        expect(root.children[0]?.text).toBe(lines(legal(text)));
        expect(root.attributes.b).toBe(lines(legal(value)).replace(/[\t\n]/g, ' '));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../scripts/pull/plain.ts';

describe('text of others in our comment', () => {
  it.each([
    ['关于<b>试验</b>', '关于&lt;b&gt;试验&lt;/b&gt;'],
    ['<!-- qianfa:signoff -->', '&lt;\\!-- qianfa:signoff --&gt;'],
    ['[点我](javascript:x)', '\\[点我\\]\\(javascript:x\\)'],
    ['![x](http://evil.example/x.png)', '\\!\\[x\\]\\(http://evil.example/x.png\\)'],
    ['两行\n# 标题', '两行 \\# 标题'],
    ['`代码` *星* _线_', '\\`代码\\` \\*星\\* \\_线\\_'],
    ['A&amp;B', 'A&amp;amp;B'],
  ])('%j neither marks up nor hides', (text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  it('calls nobody', () => {
    expect(plain('@everyone')).not.toMatch(/@\w/);
  });

  it('is one line without tags, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plain(text)).not.toMatch(/[<>\n\r]/);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, plain } from '../../scripts/pull/comment.ts';
import { wordsOnly } from '../../scripts/pull/remarks.ts';

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

describe('words that mean to approve', () => {
  it.each(['同意', '同意。', '我同意！', '可以发布', '已阅', 'LGTM', 'ok'])('%s is one', (text) => {
    expect(wordsOnly({ text })).toBe(true);
  });
  it.each(['不同意', '同意，但第二段要改', '请核实', '同意不同意？'])('%s is a remark', (text) => {
    expect(wordsOnly({ text })).toBe(false);
  });
});

describe('the length of our comment', () => {
  const url = 'https://forge.example/county/site/pulls/1';
  const end = '\n---\n\n【待签】通报\n<!-- qianfa-shown [] -->\n';

  it('stays as it is where a forge takes it', () => {
    expect(fitted(`## 待签\n${end}`, 30_000, url)).toBe(`## 待签\n${end}`);
  });

  it.each([0, 5_000, 30_000])(
    'leaves %i characters for what stands behind it, and keeps its beginning and end',
    (taken) => {
      const text = fitted(`## 待签\n${'- 一条意见\n'.repeat(20_000)}${end}`, taken, url);
      expect(text.length + taken).toBeLessThanOrEqual(60_000);
      expect(text.length + taken).toBeGreaterThan(59_000);
      expect(text.startsWith('## 待签\n')).toBe(true);
      expect(text.endsWith(`${url}/files\n${end}`)).toBe(true);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { fitted } from '../../scripts/pull/fitted.ts';

describe('the length of our comment', () => {
  const url = 'https://forge.example/county/site/pulls/1';
  const end = '\n---\n\n【待签】通报\n';

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

import { describe, expect, it } from 'vitest';
import { lineLink } from '../../scripts/pull/line-link.ts';

const commit = 'c'.repeat(40);

describe('a link to a line', () => {
  it('shows the text, on either kind of forge', () => {
    expect(lineLink('github', 'https://git.example/county/site/pull/7', commit, 'main/gzdt/2026/a/index.md', 12)).toBe(
      `https://git.example/county/site/blob/${commit}/content/main/gzdt/2026/a/index.md?plain=1#L12`,
    );
    expect(lineLink('gitea', 'https://git.example/sub/county/site/pulls/7', commit, 'main/policy.yml', 3)).toBe(
      `https://git.example/sub/county/site/src/commit/${commit}/content/main/policy.yml?display=source#L3`,
    );
  });

  it.each(['名单（一）.csv', 'a) [b](https://evil.example/x', 'a#b?c.csv', "a' b.txt"])(
    'is one link whatever the file is called: %s',
    (name) => {
      const link = lineLink('gitea', 'https://git.example/county/site/pulls/7', commit, `main/gzdt/2026/a/${name}`, 1);
      expect(link).not.toMatch(/[\s()[\]<>]/);
      expect(decodeURIComponent(new URL(link).pathname)).toBe(
        `/county/site/src/commit/${commit}/content/main/gzdt/2026/a/${name}`,
      );
      expect(new URL(link).hash).toBe('#L1');
    },
  );
});

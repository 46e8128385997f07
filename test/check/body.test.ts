import { describe, expect, it } from 'vitest';
import { readBody } from '../../scripts/check/body.ts';

const read = (body: string) => readBody(body, 20);

describe('the text that checks read', () => {
  it.each([
    ['a definition of a reference', '[1]: 秘密', '[1]: 秘密'],
    ['a cell that the heading has no column for', '| 项 |\n|---|\n| 一 | 秘密 |', '秘密'],
    ['a tag', '<i>秘密</i>', '<i>秘密</i>'],
    ['the first line of a fence without an end', '```秘密', '```秘密'],
  ])('holds what pages show, though not all of Markdown would: %s', (_, body, shown) => {
    expect(read(body).pieces.map(({ text }) => text)).toContain(shown);
  });

  it('names the line of what only pages show', () => {
    expect(read('前一行\n\n[1]: 秘密').pieces).toContainEqual({ file: 'index.md', text: '[1]: 秘密', line: 22 });
  });

  it('holds every line once where both read alike', () => {
    expect(read('第一行\n第二行\n\n| 项 | 数 |\n|---|---|\n| 一 | 2 |').pieces).toHaveLength(5);
  });
});

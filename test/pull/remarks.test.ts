import { describe, expect, it } from 'vitest';
import { wordsOnly } from '../../scripts/pull/remarks.ts';

describe('words that mean to approve', () => {
  it.each(['同意', '同意。', '我同意！', '可以发布', '已阅', 'LGTM', 'ok'])('%s is one', (text) => {
    expect(wordsOnly({ text })).toBe(true);
  });
  it.each(['不同意', '同意，但第二段要改', '请核实', '同意不同意？'])('%s is a remark', (text) => {
    expect(wordsOnly({ text })).toBe(false);
  });
});

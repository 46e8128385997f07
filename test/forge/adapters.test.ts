import { describe, expect, it } from 'vitest';
import { describedBy } from './described.ts';
import { createForge } from './fake/forge.ts';
import { scenarios } from './scenarios.ts';

for (const dialect of ['github', 'gitea'] as const) {
  const { seen, faults, calls } = describedBy(dialect);
  scenarios(`the adapter of ${dialect} on a fake forge`, () => createForge({ dialect, seen }), 101);

  describe(`the fake forge of ${dialect}`, () => {
    it('answered everything that it was asked just now as the forge’s own description says', () => {
      expect([...faults]).toEqual([]);
      expect(calls.size).toBeGreaterThan(20);
    });
  });
}

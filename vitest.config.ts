import { defineConfig } from 'vitest/config';

const plain = ['article', 'check', 'signoff', 'site', 'words'].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 300_000,
    projects: [
      // Rooms of pure functions need no process for each file: loading them anew took as long as their tests.
      { extends: true, test: { name: 'plain', include: plain, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: plain } },
    ],
  },
});

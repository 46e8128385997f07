import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Nothing in here keeps a state of its own between files, and loading every module anew for each of them took longer than most tests.
    isolate: false,
    globalSetup: 'test/fixture/run-folder.ts',
    testTimeout: 240_000,
    hookTimeout: 300_000,
  },
});

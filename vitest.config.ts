import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/fixture/longest-first.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    // One more than the cores of the machine that decides: with two, its cores stood idle for a third of a run (38 minutes of them, 26 used).
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Nothing in here keeps a state of its own between files, and loading every module anew for each of them took longer than most tests.
    isolate: false,
    globalSetup: 'test/fixture/run-folder.ts',
    testTimeout: 240_000,
    hookTimeout: 300_000,
  },
});

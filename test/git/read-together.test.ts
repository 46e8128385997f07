import { describe, expect, it } from 'vitest';
import type { Entry, Files } from '../../scripts/git/files.ts';
import { readTogether } from '../../scripts/git/read-together.ts';

const entry = (path: string, size = 1): Entry => ({ path, mode: '100644', size, oid: null });

/** A tree that holds each path as its own text, all but `missing`, and notes by which calls it was read. */
function tree(calls: string[][]): Files {
  return {
    list: async () => [],
    read: async (entries) => {
      const paths = entries.map(({ path }) => path);
      calls.push(paths);
      if (paths.includes('missing')) throw new Error('missing cannot be read');
      return paths.map((path) => Buffer.from(path));
    },
  };
}

describe('files that are read together', () => {
  it('are read by one call, and everybody gets his own in his order', async () => {
    const calls: string[][] = [];
    const files = readTogether(tree(calls));
    const found = await Promise.all([
      files.read([entry('a'), entry('b')]),
      files.read([]),
      files.read([entry('c')]),
      files.read([entry('b')]),
    ]);
    expect(found.map((bytes) => bytes.map(String))).toEqual([['a', 'b'], [], ['c'], ['b']]);
    expect(calls).toEqual([['a', 'b', 'c', 'b']]);
  });

  it('are read anew when they are asked for later', async () => {
    const calls: string[][] = [];
    const files = readTogether(tree(calls));
    await files.read([entry('a')]);
    await files.read([entry('a')]);
    expect(calls).toEqual([['a'], ['a']]);
  });

  it('are read in parts where they are large, a larger one alone', async () => {
    const calls: string[][] = [];
    const files = readTogether(tree(calls));
    const sizes: [string, number][] = [
      ['a', 2 ** 24],
      ['b', 2 ** 24],
      ['c', 1],
      ['d', 2 ** 26],
      ['e', 1],
    ];
    const found = await Promise.all(sizes.map(([path, size]) => files.read([entry(path, size)])));
    expect(found.flat().map(String)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(calls).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
  });

  it('fail for all whom the call was for, and for nobody after them', async () => {
    const files = readTogether(tree([]));
    const asked = await Promise.allSettled([files.read([entry('a')]), files.read([entry('missing')])]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await files.read([entry('a')])).map(String)).toEqual(['a']);
  });
});

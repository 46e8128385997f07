import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { below, diskFiles, type Entry, gitFiles, listedOnce, readBlobs, readOnce } from '../../scripts/git/files.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

let folder = '';
let made: Repository;
let commit = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  made = await makeRepository(join(folder, 'r'));
  await mkdir(join(made.folder, 'a'), { recursive: true });
  await symlink('/etc/passwd', join(made.folder, 'a/link'));
  await writeFile(join(made.folder, 'a/run'), '#!', { mode: 0o755 });
  commit = await made.commit({
    files: { 'a/附件 “一”.txt': '内容', 'a/z': '', 'a/b/c': 'deep', ab: 'not below a', 'a*': 'star' },
  });
  await made.run('update-index', '--add', '--cacheinfo', `160000,${commit},a/sub`);
  const tree = await made.run('write-tree');
  commit = await made.run('commit-tree', tree, '-m', 'with a submodule');
});
afterAll(() => removeFolder(folder));

describe('files of a git tree', () => {
  it('are listed with their modes, sorted by the bytes of their paths', async () => {
    const entries = await gitFiles(made.git, commit).list('a');
    expect(entries.map(({ path, mode, size }) => [path, mode, size])).toEqual([
      ['a/b/c', '100644', 4],
      ['a/link', '120000', 11],
      ['a/run', '100755', 2],
      ['a/sub', '160000', 0],
      ['a/z', '100644', 0],
      ['a/附件 “一”.txt', '100644', 6],
    ]);
  });

  it('take a path as it stands, never as a pattern', async () => {
    expect((await gitFiles(made.git, commit).list('a*')).map(({ path }) => path)).toEqual(['a*']);
  });

  it('are none where there is no such path', async () => {
    expect(await gitFiles(made.git, commit).list('nowhere')).toEqual([]);
  });

  it('are read in the order asked for', async () => {
    const files = gitFiles(made.git, commit);
    const entries = (await files.list('a')).filter(({ mode }) => mode === '100644').reverse();
    expect((await files.read(entries)).map(String)).toEqual(['内容', '', 'deep']);
  });

  it('cannot be read where a blob is missing, or is no blob', async () => {
    await expect(readBlobs(made.git, ['0'.repeat(40)])).rejects.toThrow('is no blob');
    await expect(readBlobs(made.git, [commit])).rejects.toThrow('is no blob');
    await expect(readBlobs(made.git, [''])).rejects.toThrow('is no blob');
  });

  it('look the same from one of their folders', async () => {
    const files = below(gitFiles(made.git, commit), 'a');
    expect((await files.list('b')).map(({ path }) => path)).toEqual(['b/c']);
    expect((await files.list('')).map(({ path }) => path)).not.toContain('b');
  });
});

describe('files that are listed once', () => {
  it('are the same as when each folder is listed, by a single call', async () => {
    const files = gitFiles(made.git, commit);
    const calls: string[] = [];
    const list = (under: string) => {
      calls.push(under);
      return files.list(under);
    };
    const once = listedOnce({ ...files, list });
    for (const under of ['', 'a', 'a/b', 'ab', 'none'])
      expect(await once.list(under), under).toEqual(await files.list(under));
    expect(calls).toEqual(['']);
  });
});

describe('files that are read once', () => {
  it('are the same as when they are read each time, by as few calls, large ones each time', async () => {
    const files = gitFiles(made.git, commit);
    const calls: string[][] = [];
    const read = (entries: readonly Entry[]) => {
      calls.push(entries.map(({ path }) => path));
      return files.read(entries);
    };
    const once = readOnce({ ...files, read });
    const entries = (await files.list('')).filter(({ mode }) => mode === '100644');
    const [first, ...others] = entries;
    if (!first) throw new Error('no files');
    expect(await once.read([first])).toEqual(await files.read([first]));
    expect(await once.read(entries)).toEqual(await files.read(entries));
    expect(await once.read(entries.toReversed())).toEqual(await files.read(entries.toReversed()));
    expect(calls).toEqual([[first.path], others.map(({ path }) => path), []]);
    const large = { ...first, path: 'large', size: 2 ** 21 };
    await once.read([large]);
    await once.read([large]);
    expect(calls.slice(3)).toEqual([['large'], ['large']]);
  });
});

describe('files of a folder', () => {
  it('are listed, links unfollowed and .git left out', async () => {
    const entries = await diskFiles(made.folder).list('');
    expect(entries.find(({ path }) => path === 'a/link')?.mode).toBe('120000');
    expect(entries.some(({ path }) => path.startsWith('.git'))).toBe(false);
  });

  it('are none where there is no such path', async () => {
    expect(await diskFiles(made.folder).list('nowhere')).toEqual([]);
  });

  it('are read, also from one of their folders', async () => {
    const files = below(diskFiles(made.folder), 'a');
    const entries = await files.list('b');
    expect(entries.map(({ path }) => path)).toEqual(['b/c']);
    expect((await files.read(entries)).map(String)).toEqual(['deep']);
  });

  it('cannot be read once they are gone', async () => {
    await expect(diskFiles(folder).read([{ path: 'gone', mode: '100644', size: 0, oid: null }])).rejects.toThrow(
      'ENOENT',
    );
  });
});

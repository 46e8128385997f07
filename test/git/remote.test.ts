import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedPaths, isIn, mergeBase, objectAt } from '../../scripts/git/compare.ts';
import { fetchCommit, fetchRefs, pushCommit, remoteOf, remoteRefs } from '../../scripts/git/remote.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

let folder = '';
let there: Repository;
let here: Repository;
let first = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  there = await makeRepository(join(folder, 'there'));
  here = await makeRepository(join(folder, 'here'));
  first = await there.commit({ files: { 'content/a.txt': 'one' } });
  await there.run('config', 'receive.denyCurrentBranch', 'ignore');
});
afterAll(() => removeFolder(folder));
const remote = () => remoteOf(there.folder, null, {});
const bring = (forward: boolean) =>
  fetchRefs(here.git, remote(), [{ from: 'refs/heads/main', to: 'refs/qianfa/x', forward }]);

describe('a remote repository', () => {
  it('keeps the token in the environment of git’s own processes, for its own host alone', () => {
    const made = remoteOf('https://git.example/county/site.git', 'secret-token', { https_proxy: 'http://proxy' });
    expect(made.url).not.toContain('secret');
    expect(made.env).toMatchObject({
      https_proxy: 'http://proxy',
      GIT_CONFIG_KEY_0: 'http.https://git.example/.extraHeader',
    });
    expect(remoteOf('git@git.example:county/site.git', 'secret-token', {}).env).toEqual({});
  });

  it('tells where refs stand, and of one that is not there nothing', async () => {
    const refs = await remoteRefs(here.git, remote(), ['refs/heads/main', 'refs/heads/none']);
    expect([...refs]).toEqual([['refs/heads/main', first]]);
  });

  it('is fetched as data: the work tree stays as it was', async () => {
    await bring(true);
    expect(await here.run('rev-parse', 'refs/qianfa/x')).toBe(first);
    expect(await here.run('status', '--porcelain')).toBe('');
    expect(await fetchCommit(here.git, remote(), first)).toBe(true);
    expect(await fetchCommit(here.git, remote(), 'e'.repeat(40))).toBe(false);
  });

  it('43 · a history that was rewritten is refused where it must only grow', async () => {
    await there.commit({ files: { 'content/b.txt': 'two' } });
    await bring(true);
    await there.run('reset', '-q', '--hard', first);
    await there.commit({ files: { 'content/b.txt': 'other' } });
    await expect(bring(true)).rejects.toThrow();
    await bring(false);
  });

  it('44 · of two who push at once one wins; nobody’s commits are written over', async () => {
    const now = (await remoteRefs(here.git, remote(), ['refs/heads/main'])).get('refs/heads/main') ?? null;
    await here.run('reset', '-q', '--hard', 'refs/qianfa/x');
    const one = await here.commit({ files: { one: '1' } });
    await here.run('reset', '-q', '--hard', 'refs/qianfa/x');
    const two = await here.commit({ files: { two: '2' } });
    expect(await pushCommit(here.git, remote(), one, 'refs/heads/main', now)).toBe(true);
    expect(await pushCommit(here.git, remote(), two, 'refs/heads/main', now)).toBe(false);
    expect(await pushCommit(here.git, remote(), one, 'refs/heads/main', now)).toBe(true);
    expect(await pushCommit(here.git, remote(), two, 'refs/heads/new', null)).toBe(true);
    expect(await pushCommit(here.git, remote(), one, 'refs/heads/new', null)).toBe(false);
  });
});

describe('two commits', () => {
  it('30 · differ by paths of any letters, a rename as one gone and one come, and modes are told', async () => {
    const before = await here.commit({ files: { 'content/旧.md': 'x', 'content/stays': 'y' } });
    await here.run('mv', 'content/旧.md', 'content/新 "名".md');
    await here.run('update-index', '--chmod=+x', 'content/stays');
    await here.run('commit', '-q', '-m', 'moved');
    const after = await here.run('rev-parse', 'HEAD');
    expect(await changedPaths(here.git, before, after)).toEqual(
      expect.arrayContaining([
        { path: 'content/旧.md', mode: null },
        { path: 'content/新 "名".md', mode: '100644' },
        { path: 'content/stays', mode: '100755' },
      ]),
    );
    expect(await mergeBase(here.git, before, after)).toBe(before);
    expect(await isIn(here.git, before, after)).toBe(true);
    expect(await isIn(here.git, after, before)).toBe(false);
    expect(await objectAt(here.git, after, 'content/旧.md')).toBe('');
  });
});

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyTree, objectAt, objectsAt } from '../../scripts/git/compare.ts';
import type { Git } from '../../scripts/git/git.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

let folder: string;
let made: Repository;
beforeAll(async () => {
  folder = await temporaryFolder();
  made = await makeRepository(folder);
  await made.commit({ files: { 'a/index.md': '甲', 'a b/甲 missing': '乙' } });
});
afterAll(() => removeFolder(folder));

const counting = (): { git: Git; runs: () => number } => {
  let runs = 0;
  const run: Git['run'] = (...args) => {
    runs += 1;
    return made.git.run(...args);
  };
  return { git: { ...made.git, run }, runs: () => runs };
};

it('gives the object of each path in its own place, files and folders, whatever is missing between', async () => {
  const { git, runs } = counting();
  const paths = ['a', 'nowhere', 'a/index.md', 'a b/甲 missing', 'a/none missing', 'a\nb', 'a b'];
  const found = await objectsAt(git, 'HEAD', paths);
  expect(runs()).toBe(1);
  expect([...found.keys()]).toEqual(paths);
  for (const path of ['a', 'a/index.md', 'a b/甲 missing', 'a b'])
    expect(found.get(path)).toBe(await made.run('rev-parse', `HEAD:${path}`));
  for (const path of ['nowhere', 'a/none missing', 'a\nb']) expect(found.get(path)).toBe('');
  expect(await objectAt(git, 'HEAD', 'a')).toBe(found.get('a'));
});

it('asks nobody where nothing is asked for', async () => {
  const { git, runs } = counting();
  expect(await objectsAt(git, 'HEAD', [])).toEqual(new Map());
  expect(runs()).toBe(0);
});

it('gives nothing for a commit that there is not', async () => {
  expect(await objectsAt(made.git, '0'.repeat(40), ['a'])).toEqual(new Map([['a', '']]));
});

it.each(['sha1', 'sha256'])('knows the tree without an entry as git does, by %s', async (format) => {
  const at = join(folder, format);
  execFileSync('git', ['init', '-q', `--object-format=${format}`, at]);
  const known = execFileSync('git', ['hash-object', '-t', 'tree', '--stdin'], { cwd: at, input: '' }).toString().trim();
  expect(emptyTree(known)).toBe(known);
});

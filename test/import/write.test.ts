import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Incoming } from '../../scripts/import/write.ts';
import { folderOf } from '../fixture/article.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

let folder: string;
let repository: Repository;
beforeAll(async () => {
  folder = await temporaryFolder();
  repository = await makeRepository(join(folder, 'site'));
});
afterAll(() => removeFolder(folder));

const path = 'main/gsgg/2019/20190301-a';
const article = (text: string) => folderOf(path, { 'index.md': text });
const there = async () => (await readdir(repository.folder)).filter((name) => name !== '.git');

describe('articles that move in', () => {
  it('are seen by no commit before all of them are made, and a run that was cut short leaves nothing to the next', async () => {
    const cut = await Incoming.open(repository.folder);
    await cut.add(article('half'));
    expect(await there()).toEqual([expect.stringMatching(/^\.qianfa-import-/)]);
    expect(await repository.run('status', '--porcelain')).toBe('');
    const next = await Incoming.open(repository.folder);
    await next.add(article('whole'));
    const told: number[][] = [];
    await next.moveIn((done, all) => told.push([done, all]));
    await next.close();
    expect(told).toEqual([[1, 1]]);
    expect(await there()).toEqual(['content']);
    expect(await readFile(join(repository.folder, 'content', path, 'index.md'), 'utf8')).toBe('whole');
  });

  it('never take the place of an article that is there', async () => {
    const again = await Incoming.open(repository.folder);
    await again.add(article('other'));
    await expect(again.moveIn(() => undefined)).rejects.toThrow(/ENOTEMPTY|EEXIST/);
    await again.close();
    expect(await readFile(join(repository.folder, 'content', path, 'index.md'), 'utf8')).toBe('whole');
    expect(await there()).toEqual(['content']);
  });
});

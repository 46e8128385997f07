import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCommit, moveRef, storeBlob } from '../../scripts/git/commit.ts';
import { gitFiles } from '../../scripts/git/files.ts';
import { commitOf } from '../../scripts/git/git.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

const who = { name: 'recorder-1', email: 'recorder-1@recorder.invalid' };
const time = '2026-03-01T09:30:00+08:00';

let folder = '';
let made: Repository;
let first = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  made = await makeRepository(join(folder, 'r'));
  first = await made.commit({ files: { a: '1', 'b/c': '2' } });
});
afterAll(() => removeFolder(folder));

const commit = (parent: string | null, put: [string, string][], remove: string[] = []) =>
  makeCommit(made.git, {
    parent,
    edit: { put: new Map(put.map(([path, text]) => [path, { bytes: Buffer.from(text) }])), remove },
    message: '登记',
    who,
    time,
  });

describe('a commit made without a work tree', () => {
  it('changes what it says and nothing else, index and work tree neither', async () => {
    const made2 = await commit(first, [['b/新 文件', '3']], ['b/c']);
    expect((await gitFiles(made.git, made2).list('')).map(({ path }) => path)).toEqual(['a', 'b/新 文件']);
    expect(await made.run('status', '--porcelain')).toBe('');
    expect(await made.run('log', '-1', '--format=%an %ae %cn %aI %B', made2)).toBe(
      `recorder-1 ${who.email} recorder-1 ${time} 登记`,
    );
  });

  it('takes a blob that is already stored', async () => {
    const oid = await storeBlob(made.git, Buffer.from('kept'));
    const made2 = await makeCommit(made.git, {
      parent: null,
      edit: { put: new Map([['x', { oid }]]), remove: [] },
      message: 'm',
      who,
      time,
    });
    expect((await made.git.run(['show', `${made2}:x`])).toString()).toBe('kept');
  });

  it('fails on a blob that is not there', async () => {
    const edit = { put: new Map([['x', { oid: '1'.repeat(40) }]]), remove: [] };
    await expect(makeCommit(made.git, { parent: first, edit, message: 'm', who, time })).rejects.toThrow('write-tree');
  });
});

describe('a ref', () => {
  it('moves only from where it was said to stand', async () => {
    const [one, two] = [await commit(first, [['n', '1']]), await commit(first, [['n', '2']])];
    expect(await moveRef(made.git, 'refs/heads/x', null, one)).toBe(true);
    expect(await moveRef(made.git, 'refs/heads/x', null, two)).toBe(false);
    expect(await moveRef(made.git, 'refs/heads/x', first, two)).toBe(false);
    expect(await commitOf(made.git, 'refs/heads/x')).toBe(one);
    expect(await moveRef(made.git, 'refs/heads/x', one, two)).toBe(true);
  });

  it('that cannot be moved at all is an error', async () => {
    await expect(moveRef(made.git, 'refs/heads/bad..name', null, first)).rejects.toThrow('update-ref');
  });
});

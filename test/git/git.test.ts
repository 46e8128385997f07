import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitOf, GitError, line, openGit, refsBelow } from '../../scripts/git/git.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

let folder = '';
let made: Repository;
let first = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  made = await makeRepository(join(folder, 'r'));
  first = await made.commit({ files: { a: '1' } });
});
afterAll(() => removeFolder(folder));

describe('git', () => {
  it('gives the commit of a ref, and null where there is none', async () => {
    expect(await commitOf(made.git, 'main')).toBe(first);
    expect(await commitOf(made.git, 'HEAD')).toBe(first);
    expect(await commitOf(made.git, 'nowhere')).toBeNull();
    expect(await commitOf(made.git, '--help')).toBeNull();
  });

  it('tells where refs stand, those below a place and no others', async () => {
    await made.run('update-ref', 'refs/qianfa/ledger', first);
    expect([...(await refsBelow(made.git, 'refs/qianfa'))]).toEqual([['refs/qianfa/ledger', first]]);
    expect((await refsBelow(made.git, 'refs/heads')).get('refs/heads/main')).toBe(first);
    expect((await refsBelow(made.git, 'refs/nowhere')).size).toBe(0);
  });

  it('throws with the command and what git said', async () => {
    const failed = made.git.run(['cat-file', '-p', 'nothing']);
    await expect(failed).rejects.toThrow(GitError);
    await expect(failed).rejects.toThrow(/^git cat-file -p nothing: fatal: Not a valid object name/);
  });

  it.skipIf(process.platform === 'win32')('says that git was killed, which says nothing itself', async () => {
    await writeFile(join(folder, 'git'), '#!/bin/sh\nkill -9 $$\n', { mode: 0o755 });
    const path = `${folder}:${process.env.PATH}`;
    await expect(openGit(made.folder, path).run(['status'])).rejects.toThrow('git status: SIGKILL');
  });

  it('throws where there is no repository, and where there is no git', async () => {
    await expect(line(openGit(folder, process.env.PATH ?? ''), ['rev-parse', 'HEAD'])).rejects.toThrow(
      'not a git repository',
    );
    await expect(openGit(made.folder, '/nowhere').run(['status'])).rejects.toThrow('There is no git');
  });

  it('ignores replace objects, hooks and aliases', async () => {
    const second = await made.commit({ files: { a: '2' } });
    await made.run('replace', first, second);
    expect((await made.git.run(['show', `${first}:a`])).toString()).toBe('1');
    await made.run('replace', '-d', first);
  });

  it('hands input over and takes bytes back unchanged', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 0]);
    const id = (await made.git.run(['hash-object', '-w', '--stdin'], { input: bytes })).toString().trim();
    expect(await made.git.run(['cat-file', 'blob', id])).toEqual(bytes);
  });

  it('survives a command that does not read its input', async () => {
    await expect(made.git.run(['rev-parse', 'HEAD'], { input: Buffer.alloc(2 ** 22) })).resolves.toBeInstanceOf(Buffer);
  });
});

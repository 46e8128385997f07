import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGit } from '../../scripts/git/git.ts';
import { commitsSince, commitsTo, ShallowError } from '../../scripts/git/history.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

const path = 'content/main/gzdt/2026/a';
const file = `${path}/index.md`;
const [officer, leader, other] = ['officer@shiqiao.example', 'leader@shiqiao.example', 'other@shiqiao.example'];

let folder = '';
let count = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));
const repository = (): Promise<Repository> => makeRepository(join(folder, String(++count)));

/** Authors since the version whose index.md is `signed`, newest first. */
async function authors(made: Repository, signed: string | null, ref = 'HEAD', at = path): Promise<string[]> {
  const commits = await commitsSince(made.git, ref, at, async (tree) => {
    const entry = await made.git.run(['cat-file', 'blob', `${tree}:index.md`]);
    return entry.toString('utf8') === signed;
  });
  return commits.map(({ author }) => author);
}

describe('who changed a folder since the signed version', () => {
  it('names every commit of a new article, newest first', async () => {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1' }, author: officer });
    await made.commit({ files: { [file]: 'v2' }, author: other });
    expect(await authors(made, null)).toEqual([other, officer]);
  });

  it('leaves out what came before the signed version, and commits elsewhere', async () => {
    const made = await repository();
    await made.commit({ files: { [file]: 'draft' }, author: leader });
    await made.commit({ files: { [file]: 'v1' }, author: officer });
    await made.commit({ files: { 'content/main/gzdt/2026/ab/index.md': 'x' }, author: leader });
    await made.commit({ files: { [file]: 'v2' }, author: other });
    expect(await authors(made, 'v1')).toEqual([other]);
  });

  it('names committer and co-authors, in lower case', async () => {
    const made = await repository();
    await made.commit({
      files: { [file]: 'v1' },
      author: 'Officer@Shiqiao.example',
      committer: leader,
      message: 'text\n\nCo-authored-by: Other <OTHER@shiqiao.example>\nco-authored-by: Third <third@shiqiao.example>',
    });
    expect(await commitsSince(made.git, 'HEAD', path, async () => false)).toMatchObject([
      { author: officer, committer: leader, coAuthors: [other, 'third@shiqiao.example'] },
    ]);
  });

  it('names whoever deleted it', async () => {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1' }, author: officer });
    await made.commit({ files: { [path]: null }, author: leader });
    expect(await authors(made, 'v1')).toEqual([leader]);
  });

  it('handles names that git would quote', async () => {
    const made = await repository();
    const chinese = 'content/main/gzdt/2026/a/附件 一.txt';
    await made.commit({ files: { [chinese]: 'x', [file]: 'v1' }, author: officer });
    await made.commit({ files: { [chinese]: 'y' }, author: leader });
    expect(await authors(made, null)).toEqual([leader, officer]);
  });
});

describe('merges', () => {
  /** v1 by the officer on main, a branch on which the leader writes v2, and main going on elsewhere. */
  async function branched(): Promise<{ made: Repository; side: string; main: string }> {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1' }, author: officer });
    await made.run('checkout', '-q', '-b', 'side');
    const side = await made.commit({ files: { [file]: 'v2' }, author: leader });
    await made.run('checkout', '-q', 'main');
    const main = await made.commit({ files: { elsewhere: 'x' }, author: other });
    return { made, side, main };
  }

  it('count the author on the side branch and not whoever merged', async () => {
    const { made, side } = await branched();
    await made.commit({ merge: [side], files: { [file]: 'v2' }, author: other });
    expect(await authors(made, 'v1')).toEqual([leader]);
  });

  it('count whoever merged with a sentence of his own', async () => {
    const { made, side } = await branched();
    await made.commit({ merge: [side], files: { [file]: 'v2 and more' }, author: other });
    expect(await authors(made, 'v1')).toEqual([other, leader]);
  });

  it('that throw the side branch away still count its author', async () => {
    const { made, side } = await branched();
    await made.commit({ merge: [side], author: other });
    await made.commit({ files: { [file]: 'v3' }, author: officer });
    expect(await authors(made, 'v1')).toEqual([officer, leader]);
  });

  it('without the folder on any side count nobody', async () => {
    const made = await repository();
    const first = await made.commit({ files: { elsewhere: '1' }, author: other });
    await made.run('checkout', '-q', '-b', 'side');
    const side = await made.commit({ files: { side: '1' }, author: other });
    await made.run('checkout', '-q', first);
    await made.commit({ files: { elsewhere: '2' }, author: other });
    await made.commit({ merge: [side], files: { side: '1' }, author: leader });
    await made.commit({ files: { [file]: 'v1' }, author: officer });
    expect(await authors(made, null)).toEqual([officer]);
  });
});

describe('[13] a writer cannot hide', () => {
  it('behind a return to the signed version in between', async () => {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1' }, author: officer });
    await made.commit({ files: { [file]: 'v2' }, author: leader });
    await made.commit({ files: { [file]: 'v1' }, author: officer });
    await made.commit({ files: { [file]: 'v2' }, author: other });
    expect(await authors(made, 'v1')).toEqual([other, officer, leader]);
  });

  it('behind a return to the signed version and a merge that takes the other side', async () => {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1' }, author: officer });
    const written = await made.commit({ files: { [file]: 'v2' }, author: leader });
    await made.commit({ files: { [file]: 'v1' }, author: officer });
    await made.commit({ merge: [written], files: { [file]: 'v2' }, author: officer });
    expect(await authors(made, 'v1')).toContain(leader);
  });

  it('by a merge that revives a draft older than the signed version: who merged answers for it', async () => {
    const made = await repository();
    const draft = await made.commit({ files: { [file]: 'draft' }, author: leader });
    await made.commit({ files: { [file]: 'v1' }, author: officer });
    await made.commit({ merge: [draft], files: { [file]: 'draft' }, author: other });
    expect(await authors(made, 'v1')).toEqual([other]);
  });

  it('by an address that breaks the lines of the log', async () => {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1' }, author: `${officer}\x1f${officer}\x1f`, committer: leader });
    await expect(authors(made, null)).rejects.toThrow('names its people in a way that cannot be read');
  });
});

describe('a history that is cut off', () => {
  async function shallow(depth: number): Promise<Repository> {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1' }, author: leader });
    await made.commit({ files: { [file]: 'v2' }, author: officer });
    await made.commit({ files: { [file]: 'v3' }, author: other });
    const clone = join(folder, `clone-${count}`);
    await made.run('clone', '-q', '--depth', String(depth), `file://${made.folder}`, clone);
    return { ...made, folder: clone, git: openGit(clone, process.env.PATH ?? '') };
  }

  it('before the signed version is an error that says what to do', async () => {
    const clone = await shallow(1);
    await expect(authors(clone, 'v1')).rejects.toThrow(ShallowError);
    await expect(authors(clone, 'v1')).rejects.toThrow('git fetch --unshallow');
  });

  it('before the beginning of a new article is an error', async () => {
    await expect(authors(await shallow(2), null)).rejects.toThrow(ShallowError);
  });

  it('behind the signed version is enough', async () => {
    expect(await authors(await shallow(2), 'v2')).toEqual([other]);
  });

  it('of a ref that does not exist is an error', async () => {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1' } });
    await expect(authors(made, null, 'nowhere')).rejects.toThrow('nowhere is no commit');
  });
});

describe('who wrote to any of many new folders, in one pass', () => {
  const [second, third] = ['content/main/gzdt/2026/b', 'content/main/gzdt/2026/c'];
  const wanted = new Set(['main/gzdt/2026/a', 'main/gzdt/2026/b']);
  const writers = async ({ git }: Repository) => {
    const commits = await commitsTo(git, 'HEAD', 'content', (name) => {
      const name4 = name.split('/').slice(0, 4).join('/');
      return wanted.has(name4) ? name4 : null;
    });
    return commits.map(({ author, folder: at }) => `${author} ${at.slice(-1)}`);
  };

  it('names every commit with the first folder that it wrote to, and no commit elsewhere', async () => {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1', [`${second}/index.md`]: 'v1' }, author: officer });
    await made.commit({ files: { [`${third}/index.md`]: 'x', 'scripts/main/gzdt/2026/a': 'x' }, author: leader });
    await made.commit({ files: { [`${second}/表 1.xlsx`]: 'v2' }, author: other });
    expect(await writers(made)).toEqual([`${other} b`, `${officer} a`]);
  });

  it('leaves out a merge that took both folders from its parents, and names one that wrote a third text', async () => {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1', [`${second}/index.md`]: 'v1' }, author: officer });
    await made.run('checkout', '-q', '-b', 'side');
    const side = await made.commit({ files: { [file]: 'v2' }, author: other });
    await made.run('checkout', '-q', 'main');
    await made.commit({ files: { [`${second}/index.md`]: 'v2' }, author: officer });
    await made.commit({ merge: [side], files: { [file]: 'v2' }, author: leader });
    expect(await writers(made)).not.toContain(`${leader} a`);
    const evil = await made.commit({ files: { [file]: 'v3' }, author: officer });
    await made.run('reset', '-q', '--hard', 'HEAD~2');
    await made.commit({ merge: [evil], files: { [file]: 'v4', [`${second}/index.md`]: 'v2' }, author: leader });
    expect(await writers(made)).toContain(`${leader} a`);
  });

  it('agrees with the history of each folder alone', async () => {
    const made = await repository();
    const names = [officer, leader, other];
    for (let step = 0; step < 12; step++) {
      const at = [path, second, third][step % 3] ?? path;
      await made.commit({ files: { [`${at}/index.md`]: `v${step}` }, author: names[(step * 5) % 3] ?? officer });
    }
    const alone = new Set([...(await authors(made, null)), ...(await authors(made, null, 'HEAD', second))]);
    const together = new Set((await writers(made)).map((line) => line.split(' ')[0]));
    expect(together).toEqual(alone);
  });

  it('is an error where the history is cut off', async () => {
    const made = await repository();
    await made.commit({ files: { [file]: 'v1' } });
    await made.commit({ files: { [file]: 'v2' } });
    const clone = join(folder, 'shallow-pass');
    await made.run('clone', '-q', '--depth', '1', `file://${made.folder}`, clone);
    await expect(commitsTo(openGit(clone, process.env.PATH ?? ''), 'HEAD', 'content', () => null)).rejects.toThrow(
      ShallowError,
    );
  });
});

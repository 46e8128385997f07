import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Command, runCommand, type World } from '../../scripts/command/command.ts';
import { troubleOf } from '../../scripts/command/trouble.ts';
import { command as status } from '../../scripts/status.ts';
import { CouldNot } from '../../scripts/words/could-not.ts';
import { said } from '../../scripts/words/said.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'empty'));
  await symlink('round', join(folder, 'round'));
  await writeFile(join(folder, 'file'), '');
});
afterAll(() => removeFolder(folder));

async function ran(command: Command, argv: readonly string[], env: World['env'] = {}) {
  let heard = '';
  const hear = (part: string) => {
    heard += part;
  };
  const world: World = {
    cwd: folder,
    env,
    now: () => 0,
    out: hear,
    err: hear,
    interactive: false,
    colour: false,
    ask: async () => '',
    stopped: async () => undefined,
  };
  return { code: await runCommand(command, argv, world), heard };
}

/** What a command says that meets this. */
const says = async (act: () => Promise<unknown>, ...argv: string[]) => {
  const run = async () => {
    await act();
    return 0;
  };
  return ran({ name: 'tried', usage: '', summary: 'summary-status', options: {}, run }, argv);
};

describe('what the machine refuses', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['a full disk', () => writeFile('/dev/full', 'x'), /磁盘满了.*清出空间.*（ENOSPC: /],
    ['a file for a folder', () => readFile(join(folder, 'file/x')), /要文件夹的地方是文件.*（ENOTDIR: .*file\/x'）/],
    ['a folder for a file', () => readFile(folder), /要文件的地方是文件夹.*（EISDIR/],
    ['a link in a circle', () => readFile(join(folder, 'round')), /链接绕成了圈.*（ELOOP/],
    ['a name that is too long', () => writeFile(join(folder, '长'.repeat(90)), ''), /名字或路径太长|文件名或路径太长/],
    ['a file that is missing', () => readFile(join(folder, 'nowhere')), /没有这个文件或文件夹.*（ENOENT: .*nowhere'）/],
  ])('%s is said in words, what to do, and then as the machine calls it', async (_, act, words) => {
    const { code, heard } = await says(act);
    expect(heard).toMatch(words);
    expect(heard).toMatch(/^无法得出结论，按未通过处理：/);
    expect(code).toBe(2);
  });

  it('is said in English to whoever asked for that', async () => {
    const { heard } = await says(() => writeFile('/dev/full', 'x'), '--lang', 'en');
    expect(heard).toMatch(/^Could not find out.*: The disk is full.* \(ENOSPC: no space left on device, write\)$/m);
  });

  it('is said as the cause of what a command could not do, and once where that says it already', async () => {
    const full = () => writeFile('/dev/full', 'x');
    const within = (key: 'publish-disk-full' | 'part-output') => () =>
      full().catch((cause: unknown) => {
        throw new CouldNot(said(key), { cause });
      });
    expect((await says(within('part-output'))).heard).toMatch(/--output.* ← 磁盘满了.*（ENOSPC/);
    expect((await says(within('publish-disk-full'))).heard).toMatch(/发布位置的磁盘满了[^←]* ← ENOSPC: [^磁]*$/);
  });

  it.each([
    ["EACCES: permission denied, open '/x'", 'trouble-not-allowed'],
    ["EPERM: operation not permitted, chmod '/x'", 'trouble-not-allowed'],
    ["EROFS: read-only file system, open '/x'", 'trouble-read-only'],
    ["EMFILE: too many open files, open '/x'", 'trouble-too-many-open'],
    ['EIO: i/o error, read', 'trouble-disk-broken'],
    ['pages could not be made: ENOSPC: no space left on device, write', 'trouble-disk-full'],
    ['git push: fatal: unable to write: No space left on device', 'trouble-disk-full'],
    ['git commit: error: insufficient permission for adding an object to repository database', 'trouble-not-allowed'],
    ["git rev-parse: fatal: detected dubious ownership in repository at '/x'", 'trouble-not-own'],
    ['git push: git@forge: Permission denied (publickey).', null],
    ['git push: ! [rejected] main -> main (fetch first)', null],
    ['the ledger needs ENOUGH records', null],
  ])('“%s” → %s', (message, key) => expect(troubleOf(new Error(message))).toBe(key));
});

describe('programs that are not there', () => {
  it('git: says what to install, and not that there is no repository', async () => {
    const { code, heard } = await ran(status, [], { PATH: join(folder, 'empty') });
    expect(heard).toMatch(/：找不到 git，或不能启动。请安装（apt-get install git）.* ← spawn git ENOENT$/m);
    expect(code).toBe(2);
  });

  it.each(['nowhere', 'file'])(
    'git where the folder %s is none: says that, and not that git is missing',
    async (name) => {
      const { code, heard } = await ran(status, ['--repo', name], { PATH: process.env.PATH });
      expect(heard).toContain(`没有 ${join(folder, name)} 这个文件夹。请核对 --repo`);
      expect(heard).not.toMatch(/找不到 git/);
      expect(code).toBe(2);
    },
  );
});

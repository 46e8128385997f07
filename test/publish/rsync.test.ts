import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, readlink, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow } from '../../scripts/build/files.ts';
import { failureOf } from '../../scripts/publish/failure.ts';
import { openTarget } from '../../scripts/publish/open-target.ts';
import type { Release, Target } from '../../scripts/publish/target.ts';
import { CouldNot } from '../../scripts/words/could-not.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { made } from './made.ts';
import { mounted, unmount } from './small-disk.ts';

const there = spawnSync('rsync', ['--version']).status === 0;
if (!there)
  console.warn('Skipped: rsync is not installed (apt-get install rsync), so publishing by rsync is not tested.');

let folder: string;
/** Whoever publishes may be one whose files nobody else may read. */
const mask = process.umask(0o077);
afterAll(() => process.umask(mask));
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

/** A stand-in for ssh: the other machine is this one; `cut` lets so many bytes of what is sent through before the line goes dead. */
async function remoteShell(name: string, cut: number | null): Promise<string> {
  const file = join(folder, name);
  const through =
    cut === null
      ? ''
      : `case "$*" in rsync*) exec setsid -w sh -c '{ dd bs=1 count=${cut} status=none; kill -9 0; } | sh -c "$1"' line "$*";; esac\n`;
  await writeFile(file, `#!/bin/sh\n[ "$1" = -l ] && shift 2\nshift\n${through}exec sh -c "$*"\n`);
  await chmod(file, 0o755);
  return file;
}

/** `bin` holds programs that come before all others. */
async function open(to: string, ssh?: string, bin?: string): Promise<Target> {
  const PATH = bin ? `${bin}:${process.env.PATH}` : process.env.PATH;
  const target = openTarget(to, folder, { PATH, ...(ssh ? { QIANFA_SSH: ssh } : {}) });
  if (!target) throw new Error(to);
  return target;
}

describe.skipIf(!there).each([
  [
    'another machine',
    async (bin?: string) => open(`web@far.example:${join(folder, 'far')}`, await remoteShell('ssh', null), bin),
    'far',
  ],
  ['a path of this one', (bin?: string) => open(`rsync:${join(folder, 'near')}`, undefined, bin), 'near'],
] as const)('rsync to %s', (_, target, name) => {
  it('shows a release by one link, links unchanged files and writes changed ones anew', async () => {
    const { seen, bring, releases, remove } = await target();
    expect(await seen()).toEqual({ standing: null, begun: null });
    expect(await releases()).toEqual([]);
    const first = await made(folder, 1, { 'main/index.html': '一', 'main/名单 表.html': '不变', 'main.caddy': 'x' });
    expect(await bring(first, await seen())).toEqual({ strangers: [] });
    const { name: own, text } = first;
    expect(await seen()).toEqual({ standing: { name: own, text, signature: 'signature 1' }, begun: null });

    const second = await made(folder, 2, {
      'main/index.html': '二',
      'main/名单 表.html': '不变',
      'main/new.html': '新',
    });
    expect(await bring(second, await seen())).not.toBeNull();
    const at = (release: Release, file: string) => join(folder, name, 'releases', release.name, file);
    const inode = async (release: Release, file: string) => (await stat(at(release, file))).ino;
    expect(await inode(first, 'main/名单 表.html')).toBe(await inode(second, 'main/名单 表.html'));
    expect(await readFile(at(first, 'main/index.html'), 'utf8')).toBe('一');
    expect(await readFile(at(second, 'main/index.html'), 'utf8')).toBe('二');
    expect(await filesBelow(join(folder, name, 'current'))).toEqual([
      'main/index.html',
      'main/new.html',
      'main/名单 表.html',
      'manifest.json',
      'manifest.json.sig',
    ]);
    expect((await stat(join(folder, name, 'current/'))).mode & 0o777).toBe(0o755);
    const closed = spawnSync('find', ['-L', join(folder, name), '!', '-perm', '-o=r', '!', '-name', '.lock']);
    expect(closed.stdout.toString()).toBe('');

    expect((await releases()).sort()).toEqual([first.name, second.name]);
    await remove([first.name]);
    expect(await releases()).toEqual([second.name]);
  });

  it('a file that was changed there since is not linked again', async () => {
    const { seen, bring } = await target();
    await writeFile(join(folder, name, 'current/main/new.html'), '改');
    const third = await made(folder, 3, { 'main/new.html': '新' });
    await bring(third, await seen());
    expect(await readFile(join(folder, name, 'current/main/new.html'), 'utf8')).toBe('新');
  });

  it('does not switch when another release is shown meanwhile, and leaves nothing there that may hold what was withdrawn since', async () => {
    const { seen, bring, releases } = await target();
    const before = await seen();
    const fourth = await made(folder, 4, { 'main/index.html': '四' });
    expect(await bring(fourth, before)).not.toBeNull();
    const fifth = await made(folder, 5, { 'main/index.html': '五' });
    expect(await bring(fifth, before)).toBeNull();
    expect((await seen()).standing?.name).toBe(fourth.name);
    expect(await releases()).not.toContain(fifth.name);
    expect(await bring(fourth, before)).toBeNull();
    expect(await releases()).toContain(fourth.name);
    expect((await readdir(join(folder, name))).filter((one) => /^\.(publish|next)-/.test(one))).toEqual([]);
  });

  it('59 · what was laid there and never shown goes with the next release, and counts among the kept ones no more', async () => {
    const { seen, bring, releases } = await target();
    const kept = await releases();
    const laid = '00000006-20270101000000-0123456789ab';
    await mkdir(join(folder, name, 'releases', laid));
    const seventh = await made(folder, 7, { 'main/index.html': '七' });
    expect(await bring(seventh, await seen())).not.toBeNull();
    expect((await releases()).sort()).toEqual([...kept, seventh.name].sort());
  });

  it('does not wait for ever for another one that switches, says so, and leaves nothing behind', async () => {
    const bin = join(folder, `bin-${name}`);
    await mkdir(bin);
    await writeFile(join(bin, 'flock'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const { seen, bring, releases, remove } = await target(bin);
    const [shown, kept] = [await seen(), await releases()];
    const eighth = await made(folder, 8, { 'main/index.html': '八' });
    await expect(bring(eighth, shown)).rejects.toMatchObject({ said: { key: 'publish-locked' } });
    await expect(remove([...kept])).rejects.toMatchObject({ said: { key: 'publish-locked' } });
    expect(await seen()).toEqual(shown);
    expect(await releases()).toEqual(kept);
    expect((await readdir(join(folder, name))).filter((one) => /^\.(publish|next)-/.test(one))).toEqual([]);
  });

  it('says that the shown release was deleted by hand, or that nobody signed it', async () => {
    const { seen } = await target();
    const at = join(folder, name, 'releases', (await seen()).standing?.name ?? '');
    await rename(join(at, 'manifest.json'), join(at, 'aside'));
    expect((await seen()).standing?.text).toBe('');
    await rename(join(at, 'aside'), join(at, 'manifest.json'));
    await rename(at, `${at}-aside`);
    await expect(seen()).rejects.toMatchObject({ said: { key: 'publish-shown-gone', params: { name: basename(at) } } });
    await rename(`${at}-aside`, at);
  });

  it('never takes away what is shown now, whatever was shown when the names were chosen', async () => {
    const { seen, releases, remove } = await target();
    const shown = (await seen()).standing?.name;
    await remove(await releases());
    expect(await releases()).toEqual([shown]);
    expect(await readFile(join(folder, name, 'current/main/index.html'), 'utf8')).toBe('七');
  });
});

describe('a machine that lets nobody in', () => {
  it.each([
    ['knows another key', 'web@far.example: Permission denied (publickey).'],
    ['is another one than it was', 'Host key verification failed.'],
  ])('since it %s → is not taken for a disk that cannot be written', async (_, line) => {
    const ssh = join(folder, 'ssh-refused');
    await writeFile(ssh, `#!/bin/sh\necho '${line}' >&2\nexit 255\n`);
    await chmod(ssh, 0o755);
    const target = await open(`web@far.example:${join(folder, 'refused')}`, ssh);
    const failed = await target.seen().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(CouldNot);
    expect(failureOf(failed)).toBe('publish-login');
  });
});

describe.skipIf(!there)('a line that goes dead in the middle of an upload', () => {
  it('→ an error, the old release untouched, and the next run finishes', async () => {
    const to = `web@far.example:${join(folder, 'cut')}`;
    const good = await open(to, await remoteShell('ssh-good', null));
    const first = await made(folder, 11, { 'main/index.html': '一' });
    await good.bring(first, await good.seen());
    const cut = await open(to, await remoteShell('ssh-cut', 100_000));
    const noise = Buffer.from(Array.from({ length: 400_000 }, (_, at) => (at * 7919 + (at >> 3) * 104729) & 255));
    const second = await made(folder, 12, { 'main/index.html': '二', 'main/large.bin': noise });
    const failed = await cut.bring(second, await cut.seen()).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(CouldNot);
    expect(failureOf(failed)).toBe('publish-connection');
    expect(await readlink(join(folder, 'cut/current'))).toBe(`releases/${first.name}`);
    expect(await readdir(join(folder, 'cut/releases'))).toEqual([first.name]);
    expect(await good.bring(second, await good.seen())).not.toBeNull();
    expect(await readFile(join(folder, 'cut/current/main/index.html'), 'utf8')).toBe('二');
  });
});

describe.skipIf(!there)('the disk there', () => {
  it.each([
    ['full', 31, null, 'publish-disk-full'],
    ['read-only', 41, 'remount,ro', 'publish-not-writable'],
  ])('%s → an error that says so, and the old release untouched', async (_, seq, then, reason) => {
    const small = join(folder, `small-${seq}`);
    await mkdir(small);
    if (!(await mounted('size=1m', small))) return;
    try {
      const target = await open(`rsync:${small}`);
      const first = await made(folder, seq, { 'main/index.html': '一' });
      await target.bring(first, await target.seen());
      if (then) expect(await mounted(then, small)).toBe(true);
      const large = await made(folder, seq + 1, {
        'main/index.html': '二',
        'main/large.bin': Buffer.alloc(2 << 20, 7),
      });
      const failed = await target.bring(large, await target.seen()).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(CouldNot);
      expect(failureOf(failed)).toBe(reason);
      expect(await readlink(join(small, 'current'))).toBe(`releases/${first.name}`);
      expect(await readFile(join(small, 'current/main/index.html'), 'utf8')).toBe('一');
      expect((await readdir(small)).filter((name) => name.startsWith('.publish-'))).toEqual([]);
    } finally {
      await unmount(small);
    }
  });
});

it('without rsync → said aloud', async () => {
  const empty = join(folder, 'empty-path');
  await mkdir(empty);
  const target = openTarget(`rsync:${folder}/none`, folder, { PATH: empty });
  const release = await made(folder, 21, { 'main/index.html': '一' });
  await expect(target?.bring(release, { standing: null, begun: null })).rejects.toThrow(/rsync cannot be run/);
});

it.each(['web@host:relative', 'web@host:/a b', 'rsync:relative', 'https://host/x', 's3://bucket', 's3://bucket?x=y'])(
  '%s → no target',
  (to) => {
    expect(openTarget(to, folder, {})).toBeNull();
  },
);

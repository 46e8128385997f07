import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, readlink, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../scripts/article/canonical.ts';
import { countFiles, filesBelow } from '../../scripts/build/files.ts';
import { failureOf } from '../../scripts/publish/failure.ts';
import { openTarget } from '../../scripts/publish/open-target.ts';
import { releaseName } from '../../scripts/publish/release-name.ts';
import type { Release, Target } from '../../scripts/publish/target.ts';
import { CouldNot } from '../../scripts/words/could-not.ts';
import { someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const there = spawnSync('rsync', ['--version']).status === 0;
if (!there)
  console.warn('Skipped: rsync is not installed (apt-get install rsync), so publishing by rsync is not tested.');

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

/** A release of these files. */
async function made(seq: number, files: Readonly<Record<string, string | Buffer>>): Promise<Release> {
  const output = join(folder, `output-${seq}`);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(output, path)), { recursive: true });
    await writeFile(join(output, path), content);
  }
  const ledger = { seq, digest: someDigest(`${seq}`), time: '2026-03-02T09:00:00+08:00' };
  const counted = await countFiles(output, await filesBelow(output));
  const base = { v: 1 as const, group: 'shiqiao', root: someDigest('root'), ledger, as_of: ledger.time, coming: [] };
  const manifest = { ...base, program: someDigest('program'), files: counted };
  const text = canonicalJson(manifest);
  await writeFile(join(output, 'manifest.json'), text);
  return { name: releaseName(manifest, text), output, manifest, text, signature: `signature ${seq}` };
}

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

async function open(to: string, ssh?: string): Promise<Target> {
  const target = openTarget(to, folder, { PATH: process.env.PATH, ...(ssh ? { QIANFA_SSH: ssh } : {}) });
  if (!target) throw new Error(to);
  return target;
}

describe.skipIf(!there).each([
  [
    'another machine',
    async () => open(`web@far.example:${join(folder, 'far')}`, await remoteShell('ssh', null)),
    'far',
  ],
  ['a path of this one', () => open(`rsync:${join(folder, 'near')}`), 'near'],
] as const)('rsync to %s', (_, target, name) => {
  it('shows a release by one link, links unchanged files and writes changed ones anew', async () => {
    const { standing, put, show, releases, remove } = await target();
    expect(await standing()).toBeNull();
    expect(await releases()).toEqual([]);
    const first = await made(1, { 'main/index.html': '一', 'main/名单 表.html': '不变', 'main.caddy': 'x' });
    await put(first, null);
    expect(await standing()).toBeNull();
    expect(await show(first.name, null)).toBe(true);
    expect(await standing()).toEqual({ name: first.name, text: first.text, signature: 'signature 1' });

    const second = await made(2, { 'main/index.html': '二', 'main/名单 表.html': '不变', 'main/new.html': '新' });
    await put(second, await standing());
    expect(await show(second.name, await standing())).toBe(true);
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

    expect((await releases()).sort()).toEqual([first.name, second.name]);
    await remove([first.name]);
    expect(await releases()).toEqual([second.name]);
  });

  it('a file that was changed there since is not linked again', async () => {
    const { standing, put, show } = await target();
    await writeFile(join(folder, name, 'current/main/new.html'), '改');
    const third = await made(3, { 'main/new.html': '新' });
    await put(third, await standing());
    await show(third.name, await standing());
    expect(await readFile(join(folder, name, 'current/main/new.html'), 'utf8')).toBe('新');
  });

  it('does not switch when another release is shown meanwhile', async () => {
    const { standing, put, show } = await target();
    const from = await standing();
    const fourth = await made(4, { 'main/index.html': '四' });
    await put(fourth, from);
    expect(await show(fourth.name, from)).toBe(true);
    expect(await show(fourth.name, from)).toBe(false);
    expect((await standing())?.name).toBe(fourth.name);
  });
});

describe.skipIf(!there)('a line that goes dead in the middle of an upload', () => {
  it('→ an error, the old release untouched, and the next run finishes', async () => {
    const to = `web@far.example:${join(folder, 'cut')}`;
    const good = await open(to, await remoteShell('ssh-good', null));
    const first = await made(11, { 'main/index.html': '一' });
    await good.put(first, null);
    await good.show(first.name, null);
    const cut = await open(to, await remoteShell('ssh-cut', 100_000));
    const noise = Buffer.from(Array.from({ length: 400_000 }, (_, at) => (at * 7919 + (at >> 3) * 104729) & 255));
    const second = await made(12, { 'main/index.html': '二', 'main/large.bin': noise });
    const failed = await cut.put(second, await cut.standing()).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(CouldNot);
    expect(failureOf(failed)).toBe('publish-connection');
    expect(await readlink(join(folder, 'cut/current'))).toBe(`releases/${first.name}`);
    expect(await readdir(join(folder, 'cut/releases'))).toEqual([first.name]);
    await good.put(second, await good.standing());
    expect(await good.show(second.name, await good.standing())).toBe(true);
    expect(await readFile(join(folder, 'cut/current/main/index.html'), 'utf8')).toBe('二');
  });
});

it('without rsync → said aloud', async () => {
  const empty = join(folder, 'empty-path');
  await mkdir(empty);
  const target = openTarget(`rsync:${folder}/none`, folder, { PATH: empty });
  const release = await made(21, { 'main/index.html': '一' });
  await expect(target?.put(release, null)).rejects.toThrow(/rsync cannot be run/);
});

it.each(['web@host:relative', 'web@host:/a b', 'rsync:relative', 'https://host/x', 's3://bucket'])(
  '%s → no target',
  (to) => {
    expect(openTarget(to, folder, {})).toBeNull();
  },
);

import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { namesOnDisk, onDisk } from '../../scripts/publish/on-disk.ts';
import { openTarget } from '../../scripts/publish/open-target.ts';
import { command as publish } from '../../scripts/publish.ts';
import { County, text } from '../attacks/county.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { made } from './made.ts';
import { wholeRelease } from './whole.ts';

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T12:00:00+08:00`;
const rsync = spawnSync('rsync', ['--version']).status === 0;
if (!rsync)
  console.warn('Skipped: rsync is not installed (apt-get install rsync), so what it brings to a disk is not tested.');

let folder: string;
let target: string;
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  target = join(folder, 'srv');
  county = await County.found(folder);
  await county.publish('main/gsgg/2026/1', { 'index.md': text('ondisk0001') });
  await mkdir(join(folder, 'bin'));
});
afterAll(() => removeFolder(folder));

const log = () => join(folder, 'log');
/** A `sync` that does this, and tells how it was called. */
const sync = async (script: string) => {
  const file = join(folder, 'bin/sync');
  await writeFile(file, `#!/bin/sh\necho "$*" >> ${log()}\n${script}\n`);
  await chmod(file, 0o755);
};
const PATH = () => `${join(folder, 'bin')}:${process.env.PATH}`;
const published = (asOf: string, ...more: string[]) =>
  county.run(publish, ['--to', target, '--as-of', asOf, ...more], { env: { PATH: PATH() } });
const program = fileURLToPath(new URL('../../scripts/qianfa.ts', import.meta.url));
const called = async () => (await readFile(log(), 'utf8')).split('\n').slice(0, -1);
beforeEach(() => writeFile(log(), ''));

describe('a release in a folder', () => {
  it('is brought to the disk when it lies there whole, before it is shown', async () => {
    await sync('');
    expect((await published(day(3))).code).toBe(0);
    const old = await readlink(join(target, 'current'));
    await writeFile(log(), '');
    await sync(`readlink ${target}/current >> ${log()}; ls ${target}/releases >> ${log()}; ls ${target} >> ${log()}`);
    expect((await published(day(4))).code).toBe(0);
    const now = await readlink(join(target, 'current'));
    expect(now).not.toBe(old);
    const [how, showed, ...there] = await called();
    expect([how, showed]).toEqual([`-f ${target}`, old]);
    expect(there).toContain(now.replace('releases/', ''));
    expect(there).toContain('store');
  });

  it('that cannot be brought to the disk is not shown, and why is said', async () => {
    const old = await readlink(join(target, 'current'));
    await sync('echo "sync: error syncing: Input/output error" >&2; exit 1');
    const ran = await published(day(5));
    expect(ran.text).toMatch(/仍是原来的版本.*未受影响.*sync 没有成功（退出码 1）：.*Input\/output error/s);
    expect(ran.code).toBe(2);
    expect(await readlink(join(target, 'current'))).toBe(old);
    expect((await readdir(join(target, 'releases'))).map((name) => `releases/${name}`)).toContain(old);
    expect(await readdir(join(target, 'releases'))).toHaveLength(2);
    await wholeRelease(join(target, 'current'), county.group.publisher);
  });

  it('that is shown, and whose switch cannot be brought to the disk → nothing older goes, and nobody says that the old one stands', async () => {
    await sync('');
    const preload = join(folder, 'no-fsync.mjs');
    await writeFile(
      preload,
      "import fs from 'node:fs/promises';\nimport { syncBuiltinESMExports } from 'node:module';\n" +
        'const { open } = fs;\n' +
        'fs.open = async (...asked) => {\n' +
        '  const opened = await open(...asked);\n' +
        `  if (asked[0] === ${JSON.stringify(target)}) opened.sync = async () => { throw new Error('EIO: i/o error, fsync'); };\n` +
        '  return opened;\n};\nsyncBuiltinESMExports();\n',
    );
    const [old, before] = [await readlink(join(target, 'current')), await readdir(join(target, 'releases'))];
    const args = ['publish', '--to', target, '--as-of', day(6), '--keep', '1', '--fresh-within', '99999'];
    const ran = spawnSync(process.execPath, ['--import', preload, program, ...args], {
      cwd: county.repository.folder,
      encoding: 'utf8',
      env: { PATH: PATH(), QIANFA_ROOT: county.root, QIANFA_PUBLISHER_KEY: county.group.publisher.file },
    });
    expect(ran.stderr).toMatch(/磁盘读写出错.*EIO/);
    expect(ran.stderr).not.toMatch(/未受影响/);
    expect(ran.status).toBe(2);
    expect(await readlink(join(target, 'current'))).not.toBe(old);
    expect(await readdir(join(target, 'releases'))).toEqual(expect.arrayContaining(before));
    await wholeRelease(join(target, 'current'), county.group.publisher);
    expect((await published(day(6), '--keep', '1')).code).toBe(0);
    expect(await readdir(join(target, 'releases'))).toHaveLength(1);
  });

  it('that stands already is not brought there again', async () => {
    await sync('');
    expect((await published(day(6))).code).toBe(0);
    expect(await called()).toEqual([]);
  });
});

describe('a release that rsync brought', () => {
  const near = async () => {
    const opened = openTarget(`rsync:${join(folder, 'near')}`, folder, { PATH: PATH() });
    if (!opened) throw new Error('no target');
    return opened;
  };

  it.skipIf(!rsync)('is not shown where the disk there cannot be written, and why is said', async () => {
    const { bring, seen } = await near();
    const first = await made(folder, 1, { 'main/index.html': '一' });
    await sync('');
    await bring(first, await seen());
    await sync('[ $# -eq 0 ] || { echo "sync: error syncing: Input/output error" >&2; exit 1; }');
    const second = await made(folder, 2, { 'main/index.html': '二' });
    await expect(bring(second, await seen())).rejects.toThrow(/Input\/output error/);
    expect((await seen()).standing?.name).toBe(first.name);
    await sync('[ $# -eq 0 ] || { echo "sync: unrecognized option: f" >&2; exit 1; }');
    expect(await bring(second, await seen())).not.toBeNull();
    expect((await called()).slice(-2)).toEqual(['-f .', '']);
  });

  it.skipIf(!rsync)('is shown on the disk too before an older one goes', async () => {
    const { releases, remove } = await near();
    const old = await releases();
    await sync(`readlink current >> ${log()}; ls releases >> ${log()}`);
    await remove([old.sort()[0] ?? '']);
    expect(await called()).toEqual(['-f .', `releases/${old[1]}`, ...old]);
    expect(await releases()).toEqual(old.slice(1));
  });
});

describe('what can be brought to the disk', () => {
  it('is everything where a system cannot do one file system alone', async () => {
    await sync('[ $# -eq 0 ] || { echo "sync: unrecognized option: f" >&2; exit 1; }');
    await onDisk(folder, { PATH: PATH() });
    expect(await called()).toEqual([`-f ${folder}`, '']);
  });

  it('is nothing that is not there', async () => {
    await expect(onDisk(join(folder, 'nowhere'), process.env)).rejects.toThrow(/sync failed|No such file/);
  });

  it('are the names in a folder, and where a file system cannot be asked for that nothing is refused', async () => {
    await expect(namesOnDisk(folder)).resolves.toBeUndefined();
    await expect(namesOnDisk('/proc')).resolves.toBeUndefined();
    await expect(namesOnDisk(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  it('is said where there is no such program', async () => {
    await expect(onDisk(folder, { PATH: '/nowhere' })).rejects.toThrow(/sync cannot be run/);
  });
});

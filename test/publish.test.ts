import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command as ledger } from '../scripts/ledger.ts';
import { command as publish } from '../scripts/publish.ts';
import { text } from './attacks/county.ts';
import { day, path, publishingCounty } from './publish/publishing-county.ts';
import { mounted, unmount } from './publish/small-disk.ts';
import { wholeRelease } from './publish/whole.ts';

const { folder, county, target, published, current } = publishingCounty();
const inode = async (release: string, file: string) => (await stat(join(target(), 'releases', release, file))).ino;

describe('a folder', () => {
  it('gets the release whole, signed, and shown by one link', async () => {
    const ran = await published(day(2));
    expect(ran.text).toMatch(/已发布：.*srv → 00000003-20260302040000-[0-9a-f]{12}/);
    expect(ran.code).toBe(0);
    await wholeRelease(join(target(), 'current'), county().group.publisher);
    expect((await readdir(target())).sort()).toEqual(['current', 'releases', 'store']);
    expect((await stat(join(target(), 'current/main'))).mode & 0o777).toBe(0o755);
  });

  it('the same again → nothing is switched', async () => {
    const before = await current();
    const ran = await published(day(2));
    expect(ran.text).toMatch(/已是这一版/);
    expect(await current()).toBe(before);
  });

  it('an hour later, when nothing came that changes a page → nothing is built or switched', async () => {
    const before = await current();
    const ran = await published(day(2).replace('T12', 'T13'));
    expect(ran.text).toMatch(/到这一时刻没有变化，不再重建.*已是这一版/s);
    expect(await current()).toBe(before);
  });

  it('the next release → unchanged files are the same file, changed ones are others, and the old release keeps its bytes', async () => {
    const before = await current();
    const page = await readFile(join(target(), 'releases', before, 'main/gsgg/index.html'), 'utf8');
    await county().publish(path('3'), { 'index.md': text('publish003') });
    expect((await published(day(3))).code).toBe(0);
    const after = await current();
    expect(await inode(after, 'main/pu/publish001.html')).toBe(await inode(before, 'main/pu/publish001.html'));
    expect(await inode(after, 'main/gsgg/index.html')).not.toBe(await inode(before, 'main/gsgg/index.html'));
    expect(await readFile(join(target(), 'releases', before, 'main/gsgg/index.html'), 'utf8')).toBe(page);
    await wholeRelease(join(target(), 'releases', before), county().group.publisher);
    await wholeRelease(join(target(), 'current'), county().group.publisher);
  });

  it('keeps the last N and leaves alone what is none of its own', async () => {
    await mkdir(join(target(), 'releases/notes'));
    expect((await published(day(5), '--keep', '2')).text).toMatch(/已从发布位置删除 1 个旧版/);
    const kept = await readdir(join(target(), 'releases'));
    expect(kept.filter((name) => name.startsWith('0000'))).toHaveLength(2);
    expect(kept).toContain('notes');
  });

  it.each([
    [['--to', ''], 2, /没有说明发布到哪里/],
    [['--to', 'ftp://x/y'], 2, /写得不对/],
    [['--to', 'web@host:relative'], 2, /写得不对/],
    [['--keep', '0'], 2, /--keep 应是不小于 1 的整数/],
  ])('called with %j → %i', async (args, code, words) => {
    const ran = await county().run(publish, ['--to', target(), '--as-of', day(6), ...args]);
    expect(ran.text).toMatch(words);
    expect(ran.code).toBe(code);
  });

  it.each([
    [{ QIANFA_PUBLISHER_KEY: undefined }, /没有发布机密钥/],
    [{ QIANFA_PUBLISHER_KEY: 'recorder' }, /没有在 registry\/machines.yml 的 publishers 中备案/],
  ])('a key that is no publisher’s (%j) → refused', async (env, words) => {
    const key = env.QIANFA_PUBLISHER_KEY && county().group.recorder.file;
    const ran = await county().run(publish, ['--to', target(), '--as-of', day(6)], {
      env: { QIANFA_PUBLISHER_KEY: key },
    });
    expect(ran.text).toMatch(words);
    expect(ran.code).toBe(1);
  });

  it.each([
    ['is not there', (key: string) => `${key}-elsewhere`],
    ['is the public half', (key: string) => `${key}.pub`],
  ])('a key that %s → said, with its file', async (_, other) => {
    const QIANFA_PUBLISHER_KEY = other(county().group.publisher.file);
    const ran = await county().run(publish, ['--to', target(), '--as-of', day(6)], { env: { QIANFA_PUBLISHER_KEY } });
    expect(ran.text).toContain(`不能用 ${QIANFA_PUBLISHER_KEY} 签署。应是 OpenSSH 私钥文件`);
    expect(ran.code).toBe(2);
  });

  it('whose shown release was deleted by hand → said; nothing is known of what was shown', async () => {
    const to = join(folder(), 'deleted');
    const run = () => county().run(publish, ['--to', to, '--as-of', day(6)]);
    expect((await run()).code).toBe(0);
    const shown = await readlink(join(to, 'current'));
    await rm(join(to, shown), { recursive: true });
    const ran = await run();
    expect(ran.text).toContain(`current 指向的版本 ${shown.replace('releases/', '')} 不在了`);
    expect(ran.code).toBe(2);
    await rm(join(to, 'current'));
    expect((await run()).text).toMatch(/已发布/);
    await wholeRelease(join(to, 'current'), county().group.publisher);
  });

  it('a `current` that is no link → left alone', async () => {
    await mkdir(join(folder(), 'other/current'), { recursive: true });
    const ran = await county().run(publish, ['--to', join(folder(), 'other'), '--as-of', day(6)]);
    expect(ran.text).toMatch(/current 不是链接，没有动它/);
    expect(ran.code).toBe(2);
  });
});

it('whatever its publisher’s files are, the public’s can be read by everybody', async () => {
  const mask = process.umask(0o077);
  try {
    expect((await county().run(publish, ['--to', join(folder(), 'open'), '--as-of', day(6)])).code).toBe(0);
    const closed = spawnSync('find', ['-L', join(folder(), 'open'), '!', '-perm', '-o=r']);
    expect([closed.status, closed.stdout.toString()]).toEqual([0, '']);
  } finally {
    process.umask(mask);
  }
});

it('a folder of which a part is on another disk → said; nothing can be switched there in one step', async () => {
  const to = join(folder(), 'two-disks');
  await mkdir(join(to, 'releases'), { recursive: true });
  if (!(await mounted('size=1m', join(to, 'releases')))) return;
  try {
    const ran = await county().run(publish, ['--to', to, '--as-of', day(6)]);
    expect(ran.text).toMatch(/releases 或 store 在另一块盘上，不能一步切换/);
    expect(ran.code).toBe(2);
  } finally {
    await unmount(join(to, 'releases'));
  }
});

describe('43 · the ledger', () => {
  it('rolled back → refused against the manifest that is shown', async () => {
    const head = await county().repository.commit({ files: {} });
    const shown = await current();
    const older = await county().repository.run('rev-list', '-1', '--skip=1', 'HEAD', '--', 'content/ledger');
    await county().repository.run('reset', '-q', '--hard', older);
    const ran = await published(day(6), '--output', join(folder(), 'elsewhere'));
    expect(ran.text).toMatch(
      /台账被回退或不是同一本：线上的版本出自第 4 条 [0-9a-f]{12}，这本台账（到第 3 条）里没有它/,
    );
    // A newer one may be had in a while, if somebody else was faster.
    expect(ran.code).toBe(3);
    expect(await current()).toBe(shown);
    await county().repository.run('reset', '-q', '--hard', head);
  });

  it('frozen → refused when its newest record is older than the limit; a checkpoint makes it fresh', async () => {
    county().at(day(8));
    const stale = await published(day(8));
    expect(stale.text).toMatch(/台账最新一条（第 4 条）是 2026-03-02T09:00:00\+08:00 的，超过了 48 小时/);
    expect(stale.code).toBe(1);
    expect((await county().run(ledger, ['checkpoint'])).code).toBe(0);
    expect((await published(day(8))).code).toBe(0);
  });

  it('of another group, or a manifest that no publisher signed → refused', async () => {
    const signature = join(target(), 'current/manifest.json.sig');
    const signed = await readFile(signature, 'utf8');
    const manifest = await readFile(join(target(), 'current/manifest.json'), 'utf8');
    await rm(signature);
    await writeFile(signature, signed.replace(/[A-Z]/, 'x'));
    expect((await published(day(9))).text).toMatch(/没有备案发布机的有效签名，无法判断那里是哪一版/);
    await writeFile(signature, signed);
    await rm(join(target(), 'current/manifest.json'));
    await writeFile(join(target(), 'current/manifest.json'), manifest.replace('"shiqiao"', '"luoxi"'));
    expect((await published(day(9))).text).toMatch(/发布位置上是网站群 luoxi 的版本，不是 shiqiao 的/);
    await writeFile(join(target(), 'current/manifest.json'), manifest);
  });
});

it('60 · an older build that ends after a newer one → refused, from a machine that never built before too', async () => {
  const shown = await current();
  const ran = await published(day(7), '--output', join(folder(), 'another'));
  expect(ran.text).toMatch(/晚于 2026-03-07T12:00:00\+08:00，拒绝用旧的覆盖新的/);
  expect(ran.code).toBe(1);
  expect(await current()).toBe(shown);
});

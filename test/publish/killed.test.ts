import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { command as publish } from '../../scripts/publish.ts';
import { day, publishingCounty } from './publishing-county.ts';
import { mounted, unmount } from './small-disk.ts';
import { wholeRelease } from './whole.ts';

const { folder, county, target, published, current } = publishingCounty();
// Built before, as on a machine that publishes every day: the time that is taken below is that of a run which is like those that are killed.
beforeAll(async () => {
  expect((await published(day(2))).code).toBe(0);
});

describe('59 · killed', () => {
  const program = fileURLToPath(new URL('../../scripts/qianfa.ts', import.meta.url));
  const runs = Number(process.env.QIANFA_KILLS ?? 4);
  const start = (asOf: string) =>
    spawn(process.execPath, [program, 'publish', '--to', target(), '--as-of', asOf, '--fresh-within', '99999'], {
      cwd: county().repository.folder,
      detached: true,
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        QIANFA_ROOT: county().root,
        QIANFA_PUBLISHER_KEY: county().group.publisher.file,
      },
    });
  const ended = (child: ReturnType<typeof start>) =>
    new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));

  it(
    `at ${runs} moments → the old or the new release is shown, whole; the next run finishes`,
    async () => {
      const begun = performance.now();
      expect(await ended(start(day(11)))).toBe(0);
      const took = performance.now() - begun;
      for (let run = 0; run < runs; run += 1) {
        const before = await current();
        const child = start(`${new Date(Date.UTC(2026, 3, 1 + run)).toISOString().slice(0, 19)}Z`);
        // The last third of a run is the transfer; every part of it gets its turn.
        const timer = setTimeout(
          () => process.kill(-(child.pid ?? 0), 'SIGKILL'),
          took * (0.4 + (0.6 * (run + 0.5)) / runs),
        );
        await ended(child);
        clearTimeout(timer);
        const name = await current();
        if (name !== before) expect(name > before).toBe(true);
        await wholeRelease(join(target(), 'current'), county().group.publisher);
      }
      expect(await ended(start('2026-12-13T12:00:00+08:00'))).toBe(0);
      await wholeRelease(join(target(), 'current'), county().group.publisher);
      expect((await readdir(target())).sort()).toEqual(['current', 'releases', 'store']);
    },
    120_000 + runs * 30_000,
  );

  it('a release that was put but not shown is put again', async () => {
    const name = await current();
    const others = (await readdir(join(target(), 'releases'))).filter((other) => /^0/.test(other) && other !== name);
    await rm(join(target(), 'current'));
    await symlink(join('releases', others.sort().at(-1) ?? ''), join(target(), 'current'));
    await writeFile(join(target(), 'releases', name, 'main/index.html'), '半个文件');
    expect(
      (
        await county().run(publish, [
          '--to',
          target(),
          '--as-of',
          '2026-12-13T12:00:00+08:00',
          '--fresh-within',
          '99999',
        ])
      ).code,
    ).toBe(0);
    expect(await current()).toBe(name);
    await wholeRelease(join(target(), 'current'), county().group.publisher);
  });

  it('another publication at work there → said, nothing touched', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const left = join(target(), `.publish-${other.pid}-abcdef`);
    await mkdir(left);
    const shown = await current();
    const ran = await county().run(publish, [
      '--to',
      target(),
      '--as-of',
      '2026-12-14T12:00:00+08:00',
      '--fresh-within',
      '99999',
    ]);
    expect(ran.text).toMatch(/发布没有完成，.* 上仍是原来的版本（.*），未受影响 ← 另一个发布（进程 \d+）正在这里进行/);
    expect(ran.code).toBe(3);
    expect(await current()).toBe(shown);
    other.kill();
    await rm(left, { recursive: true });
  });
});

describe('what fails before the switch', () => {
  it.each([
    ['disk full', 15, 'size=4m', null, /发布位置的磁盘满了/],
    ['read-only', 17, 'size=64m', 'remount,ro', /发布位置不可写/],
  ])('%s → a clear message, and the old release untouched', async (_, first, options, then, words) => {
    const small = await mkdtemp(join(folder(), 'small-'));
    if (!(await mounted(options, small))) return;
    try {
      const asOf = [day(first, 12), day(first + 1, 12)] as const;
      const to = (at: string) => county().run(publish, ['--to', small, '--as-of', at, '--fresh-within', '99999']);
      expect((await to(asOf[0])).text).toMatch(/已发布/);
      const shown = await readlink(join(small, 'current'));
      if (then) expect(await mounted(then, small)).toBe(true);
      else await writeFile(join(small, 'filled'), Buffer.alloc(64 << 20)).catch(() => undefined);
      const ran = await to(asOf[1]);
      expect(ran.text).toMatch(words);
      expect(ran.text).toContain(`仍是原来的版本（${shown.replace('releases/', '')}），未受影响`);
      expect(ran.code).toBe(2);
      expect(await readlink(join(small, 'current'))).toBe(shown);
      await wholeRelease(join(small, 'current'), county().group.publisher);
    } finally {
      await unmount(small);
    }
  });
});

import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFor } from '../scripts/build/serve.ts';
import { command as ledger } from '../scripts/ledger.ts';
import { command as publish } from '../scripts/publish.ts';
import { command as verify } from '../scripts/verify.ts';
import { command as withdraw } from '../scripts/withdraw.ts';
import { County, type Ran, text } from './attacks/county.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';
import { holding, readOutput } from './fixture/output.ts';
import { mounted, unmount } from './publish/small-disk.ts';
import { wholeRelease } from './publish/whole.ts';

const title = '㐀㐁㐂';
const path = (name: string) => `main/gsgg/2026/${name}`;
let folder: string;
let target: string;
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  target = join(folder, 'srv');
  county = await County.found(folder, async (book) => {
    await book.publish(path('1'), { front: { id: 'publish001' } });
    await book.publish(path('2'), { front: { id: 'publish002', title }, files: { [`${title}.txt`]: title } });
  });
});
afterAll(() => removeFolder(folder));

const published = (asOf: string, ...more: string[]): Promise<Ran> =>
  county.run(publish, ['--to', target, '--as-of', asOf, ...more]);
const current = async () => (await readlink(join(target, 'current'))).replace('releases/', '');
const day = (number: number, month = 3) =>
  `2026-${[month, number].map((part) => String(part).padStart(2, '0')).join('-')}T12:00:00+08:00`;
const inode = async (release: string, file: string) => (await stat(join(target, 'releases', release, file))).ino;

describe('a folder', () => {
  it('gets the release whole, signed, and shown by one link', async () => {
    const ran = await published(day(2));
    expect(ran.text).toMatch(/已发布：.*srv → 00000003-20260302040000-[0-9a-f]{12}/);
    expect(ran.code).toBe(0);
    await wholeRelease(join(target, 'current'), county.group.publisher);
    expect((await readdir(target)).sort()).toEqual(['current', 'releases', 'store']);
    expect((await stat(join(target, 'current/main'))).mode & 0o777).toBe(0o755);
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
    const page = await readFile(join(target, 'releases', before, 'main/gsgg/index.html'), 'utf8');
    await county.publish(path('3'), { 'index.md': text('publish003') });
    expect((await published(day(3))).code).toBe(0);
    const after = await current();
    expect(await inode(after, 'main/pu/publish001.html')).toBe(await inode(before, 'main/pu/publish001.html'));
    expect(await inode(after, 'main/gsgg/index.html')).not.toBe(await inode(before, 'main/gsgg/index.html'));
    expect(await readFile(join(target, 'releases', before, 'main/gsgg/index.html'), 'utf8')).toBe(page);
    await wholeRelease(join(target, 'releases', before), county.group.publisher);
    await wholeRelease(join(target, 'current'), county.group.publisher);
  });

  it('keeps the last N and leaves alone what is none of its own', async () => {
    await mkdir(join(target, 'releases/notes'));
    expect((await published(day(5), '--keep', '2')).text).toMatch(/已从发布位置删除 1 个旧版/);
    const kept = await readdir(join(target, 'releases'));
    expect(kept.filter((name) => name.startsWith('0000'))).toHaveLength(2);
    expect(kept).toContain('notes');
  });

  it.each([
    [['--to', ''], 2, /没有说明发布到哪里/],
    [['--to', 'ftp://x/y'], 2, /写得不对/],
    [['--to', 'web@host:relative'], 2, /写得不对/],
    [['--keep', '0'], 2, /--keep 应是不小于 1 的整数/],
  ])('called with %j → %i', async (args, code, words) => {
    const ran = await county.run(publish, ['--to', target, '--as-of', day(6), ...args]);
    expect(ran.text).toMatch(words);
    expect(ran.code).toBe(code);
  });

  it.each([
    [{ QIANFA_PUBLISHER_KEY: undefined }, /没有发布机密钥/],
    [{ QIANFA_PUBLISHER_KEY: 'recorder' }, /没有在 registry\/machines.yml 的 publishers 中备案/],
  ])('a key that is no publisher’s (%j) → refused', async (env, words) => {
    const key = env.QIANFA_PUBLISHER_KEY && county.group.recorder.file;
    const ran = await county.run(publish, ['--to', target, '--as-of', day(6)], { env: { QIANFA_PUBLISHER_KEY: key } });
    expect(ran.text).toMatch(words);
    expect(ran.code).toBe(1);
  });

  it('a `current` that is no link → left alone', async () => {
    await mkdir(join(folder, 'other/current'), { recursive: true });
    const ran = await county.run(publish, ['--to', join(folder, 'other'), '--as-of', day(6)]);
    expect(ran.text).toMatch(/current 不是链接，没有动它/);
    expect(ran.code).toBe(2);
  });
});

describe('43 · the ledger', () => {
  it('rolled back → refused against the manifest that is shown', async () => {
    const head = await county.repository.commit({ files: {} });
    const shown = await current();
    const older = await county.repository.run('rev-list', '-1', '--skip=1', 'HEAD', '--', 'content/ledger');
    await county.repository.run('reset', '-q', '--hard', older);
    const ran = await published(day(6), '--output', join(folder, 'elsewhere'));
    expect(ran.text).toMatch(
      /台账被回退或不是同一本：线上的版本出自第 4 条 [0-9a-f]{12}，这本台账（到第 3 条）里没有它/,
    );
    expect(ran.code).toBe(1);
    expect(await current()).toBe(shown);
    await county.repository.run('reset', '-q', '--hard', head);
  });

  it('frozen → refused when its newest record is older than the limit; a checkpoint makes it fresh', async () => {
    county.at(day(8));
    const stale = await published(day(8));
    expect(stale.text).toMatch(/台账最新一条（第 4 条）是 2026-03-02T09:00:00\+08:00 的，超过了 48 小时/);
    expect(stale.code).toBe(1);
    expect((await county.run(ledger, ['checkpoint'])).code).toBe(0);
    expect((await published(day(8))).code).toBe(0);
  });

  it('of another group, or a manifest that no publisher signed → refused', async () => {
    const signature = join(target, 'current/manifest.json.sig');
    const signed = await readFile(signature, 'utf8');
    const manifest = await readFile(join(target, 'current/manifest.json'), 'utf8');
    await rm(signature);
    await writeFile(signature, signed.replace(/[A-Z]/, 'x'));
    expect((await published(day(9))).text).toMatch(/没有备案发布机的有效签名，无法判断那里是哪一版/);
    await writeFile(signature, signed);
    await rm(join(target, 'current/manifest.json'));
    await writeFile(join(target, 'current/manifest.json'), manifest.replace('"shiqiao"', '"luoxi"'));
    expect((await published(day(9))).text).toMatch(/发布位置上是网站群 luoxi 的版本，不是 shiqiao 的/);
    await writeFile(join(target, 'current/manifest.json'), manifest);
  });
});

it('60 · an older build that ends after a newer one → refused, from a machine that never built before too', async () => {
  const shown = await current();
  const ran = await published(day(7), '--output', join(folder, 'another'));
  expect(ran.text).toMatch(/晚于 2026-03-07T12:00:00\+08:00，拒绝用旧的覆盖新的/);
  expect(ran.code).toBe(1);
  expect(await current()).toBe(shown);
});

describe('66 · withdrawal', () => {
  it('by one who is not entitled → refused, the page stays', async () => {
    const ran = await county.run(withdraw, [path('2'), '--reason', '隐私', '--yes'], {
      key: county.group.keys.reviewer,
    });
    expect(ran.code).toBe(1);
    await published(day(9));
    expect(holding(await readOutput(join(target, 'current')), title)).not.toEqual([]);
  });

  it('a folder deleted without a record → the page stays', async () => {
    const before = await county.repository.run('rev-parse', 'HEAD');
    await county.write(path('2'), { 'index.md': null, [`${title}.txt`]: null });
    expect((await published(day(9))).text).toMatch(/文件夹已删除；要撤稿请用 qianfa withdraw/);
    expect(holding(await readOutput(join(target, 'current')), title)).not.toEqual([]);
    await county.repository.run('reset', '-q', '--hard', before);
  });

  it('by one entitled person → gone with the next publish; 67 · and nothing at the target names it, in no kept release', async () => {
    county.at(day(10));
    const asked = await county.run(withdraw, [path('2'), '--reason', '隐私', '--yes'], {
      key: county.group.keys.principal,
    });
    expect(asked.code).toBe(0);
    expect((await county.record(path('2'))).text).toMatch(/（withdrawal）/);
    await mkdir(join(target, '.publish-999999999-abcdef'));
    await writeFile(join(target, '.publish-999999999-abcdef/left'), title);
    expect((await published(day(10))).text).toMatch(/已从发布位置删除 \d 个旧版/);
    const shown = await readOutput(join(target, 'current'));
    expect([...shown.keys()].some((file) => file.startsWith('main/pagefind/'))).toBe(true);
    const everywhere = await readOutput(target);
    for (const words of [title, 'publish002']) expect(holding(everywhere, words)).toEqual([]);
    // Nor does what this machine remembers of the release name it.
    const memory = await readOutput(join(county.repository.folder, '.git/qianfa'));
    expect([...memory.keys()].some((file) => file.startsWith('units-'))).toBe(true);
    const remembered = new Map([...memory].filter(([file]) => file.startsWith('units-')));
    for (const words of [title, 'publish002']) expect(holding(remembered, words)).toEqual([]);
    expect(holding(everywhere, 'publish001').length).toBeGreaterThan(0);
    expect((await readdir(target)).sort()).toEqual(['current', 'releases', 'store']);
  });

  it('67 · killed between the switch and the cleaning → the next run cleans', async () => {
    const old = join(target, 'releases/00000004-20260305040000-0123456789ab');
    await mkdir(old);
    await writeFile(join(old, 'page.html'), title);
    expect((await published(day(10))).text).toMatch(
      /已是这一版.*已从发布位置删除 1 个旧版|已从发布位置删除 1 个旧版.*已是这一版/s,
    );
    expect(holding(await readOutput(join(target, 'releases')), title)).toEqual([]);
  });
});

describe('verify --live', () => {
  let at: Map<string, string>;
  let close: () => void;
  const root = () => join(folder, 'public');
  beforeAll(async () => {
    await cp(join(target, 'current'), root(), { recursive: true, dereference: true });
    const servers = await Promise.all(
      ['main', 'slj'].map(async (site) => {
        const server = createServer((request, answer) => {
          const file = join(root(), site, fileFor(request.url ?? '') ?? '');
          readFile(file).then(
            (bytes) => answer.end(bytes),
            () => answer.writeHead(404).end(),
          );
        });
        await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
        const address = server.address();
        return { site, server, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/` };
      }),
    );
    at = new Map(servers.map(({ site, url }) => [site, url]));
    close = () => {
      for (const { server } of servers) server.close();
    };
  });
  afterAll(() => close());
  const verified = () =>
    county.run(verify, ['--live', at.get('main') ?? '', '--site', `slj=${at.get('slj')}`, '--to', target]);

  it('every byte the same and what was withdrawn gone → yes', async () => {
    const ran = await verified();
    expect(ran.text).toMatch(/\d+ 个文件逐字节相同，3 个已撤下的网址都打不开了/);
    expect(ran.code).toBe(0);
  });

  it('a byte changed, a file missing, a withdrawn page back → each is named', async () => {
    await writeFile(join(root(), 'main/pu/publish001.html'), '换过的页面');
    await rm(join(root(), 'slj/index.html'));
    await writeFile(join(root(), 'main/pu/publish002.html'), '又出现了');
    const ran = await verified();
    expect(ran.text).toMatch(/有 3 处不同/);
    expect(ran.text).toMatch(/publish001\.html：内容与发布的不同/);
    expect(ran.text).toMatch(/\/：应有而没有（404）/);
    expect(ran.text).toMatch(/publish002\.html：已撤下的信息仍能打开（200）/);
    expect(ran.code).toBe(1);
  });

  it('nobody answers → could not find out, never a yes', async () => {
    const ran = await county.run(verify, [
      '--live',
      'http://127.0.0.1:9/',
      '--site',
      'slj=http://127.0.0.1:9/',
      '--to',
      target,
    ]);
    expect(ran.text).toMatch(/没有读到/);
    expect(ran.code).toBe(2);
  });

  it('nothing published, a site that is none → said', async () => {
    expect((await county.run(verify, ['--to', join(folder, 'nowhere')])).text).toMatch(/还没有发布过任何版本/);
    expect((await county.run(verify, ['--to', target, '--site', 'x=y'])).text).toMatch(/站点是：main、slj/);
  });
});

describe('59 · killed', () => {
  const program = fileURLToPath(new URL('../scripts/qianfa.ts', import.meta.url));
  const runs = Number(process.env.QIANFA_KILLS ?? 4);
  const start = (asOf: string) =>
    spawn(process.execPath, [program, 'publish', '--to', target, '--as-of', asOf, '--fresh-within', '99999'], {
      cwd: county.repository.folder,
      detached: true,
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        QIANFA_ROOT: county.root,
        QIANFA_PUBLISHER_KEY: county.group.publisher.file,
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
        await wholeRelease(join(target, 'current'), county.group.publisher);
      }
      expect(await ended(start('2026-12-13T12:00:00+08:00'))).toBe(0);
      await wholeRelease(join(target, 'current'), county.group.publisher);
      expect((await readdir(target)).sort()).toEqual(['current', 'releases', 'store']);
    },
    120_000 + runs * 30_000,
  );

  it('a release that was put but not shown is put again', async () => {
    const name = await current();
    const others = (await readdir(join(target, 'releases'))).filter((other) => /^0/.test(other) && other !== name);
    await rm(join(target, 'current'));
    await symlink(join('releases', others.sort().at(-1) ?? ''), join(target, 'current'));
    await writeFile(join(target, 'releases', name, 'main/index.html'), '半个文件');
    expect(
      (await county.run(publish, ['--to', target, '--as-of', '2026-12-13T12:00:00+08:00', '--fresh-within', '99999']))
        .code,
    ).toBe(0);
    expect(await current()).toBe(name);
    await wholeRelease(join(target, 'current'), county.group.publisher);
  });

  it('another publication at work there → said, nothing touched', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const left = join(target, `.publish-${other.pid}-abcdef`);
    await mkdir(left);
    const shown = await current();
    const ran = await county.run(publish, [
      '--to',
      target,
      '--as-of',
      '2026-12-14T12:00:00+08:00',
      '--fresh-within',
      '99999',
    ]);
    expect(ran.text).toMatch(/发布没有完成，.* 上仍是原来的版本（.*），未受影响 ← 另一个发布（进程 \d+）正在这里进行/);
    expect(ran.code).toBe(2);
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
    const small = await mkdtemp(join(folder, 'small-'));
    if (!(await mounted(options, small))) return;
    try {
      const asOf = [day(first, 12), day(first + 1, 12)] as const;
      const to = (at: string) => county.run(publish, ['--to', small, '--as-of', at, '--fresh-within', '99999']);
      expect((await to(asOf[0])).text).toMatch(/已发布/);
      const shown = await readlink(join(small, 'current'));
      if (then) expect(await mounted(then, small)).toBe(true);
      else await writeFile(join(small, 'filled'), Buffer.alloc(64 << 20)).catch(() => undefined);
      const ran = await to(asOf[1]);
      expect(ran.text).toMatch(words);
      expect(ran.text).toContain(`仍是原来的版本（${shown.replace('releases/', '')}），未受影响`);
      expect(ran.code).toBe(2);
      expect(await readlink(join(small, 'current'))).toBe(shown);
      await wholeRelease(join(small, 'current'), county.group.publisher);
    } finally {
      await unmount(small);
    }
  });
});

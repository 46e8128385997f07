import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFor } from '../../scripts/build/serve.ts';
import { command as verify } from '../../scripts/verify.ts';
import { command as withdraw } from '../../scripts/withdraw.ts';
import { text } from '../attacks/county.ts';
import { holding, readOutput } from '../fixture/output.ts';
import { day, path, publishingCounty, title } from './publishing-county.ts';

const { folder, county, target, published } = publishingCounty();
// What is withdrawn stands in an older release too.
beforeAll(async () => {
  expect((await published(day(2))).code).toBe(0);
  county().at(day(8));
  await county().publish(path('3'), { 'index.md': text('publish003') });
  expect((await published(day(8))).code).toBe(0);
  const releases = await readdir(join(target(), 'releases'));
  expect(releases).toHaveLength(2);
  for (const release of releases)
    expect(holding(await readOutput(join(target(), 'releases', release)), title)).not.toEqual([]);
});

describe('66 · withdrawal', () => {
  it('by one who is not entitled → refused, the page stays', async () => {
    const ran = await county().run(withdraw, [path('2'), '--reason', '隐私', '--yes'], {
      key: county().group.keys.reviewer,
    });
    expect(ran.code).toBe(1);
    await published(day(9));
    expect(holding(await readOutput(join(target(), 'current')), title)).not.toEqual([]);
  });

  it('a folder deleted without a record → the page stays', async () => {
    const before = await county().repository.run('rev-parse', 'HEAD');
    await county().write(path('2'), { 'index.md': null, [`${title}.txt`]: null });
    expect((await published(day(9))).text).toMatch(/文件夹已删除；要撤稿请用 qianfa withdraw/);
    expect(holding(await readOutput(join(target(), 'current')), title)).not.toEqual([]);
    await county().repository.run('reset', '-q', '--hard', before);
  });

  it('by one entitled person → gone with the next publish; 67 · and nothing at the target names it, in no kept release', async () => {
    county().at(day(10));
    const asked = await county().run(withdraw, [path('2'), '--reason', '隐私', '--yes'], {
      key: county().group.keys.principal,
    });
    expect(asked.code).toBe(0);
    expect((await county().record(path('2'))).text).toMatch(/（withdrawal）/);
    await mkdir(join(target(), '.publish-999999999-abcdef'));
    await writeFile(join(target(), '.publish-999999999-abcdef/left'), title);
    expect((await published(day(10))).text).toMatch(/已从发布位置删除 \d 个旧版/);
    const shown = await readOutput(join(target(), 'current'));
    expect([...shown.keys()].some((file) => file.startsWith('main/pagefind/'))).toBe(true);
    const everywhere = await readOutput(target());
    for (const words of [title, 'publish002']) expect(holding(everywhere, words)).toEqual([]);
    // Nor does what this machine remembers of the release name it.
    const memory = await readOutput(join(county().repository.folder, '.git/qianfa'));
    expect([...memory.keys()].some((file) => file.startsWith('units-'))).toBe(true);
    const remembered = new Map([...memory].filter(([file]) => file.startsWith('units-')));
    for (const words of [title, 'publish002']) expect(holding(remembered, words)).toEqual([]);
    expect(holding(everywhere, 'publish001').length).toBeGreaterThan(0);
    expect((await readdir(target())).sort()).toEqual(['current', 'releases', 'store']);
  });

  it('67 · killed between the switch and the cleaning → the next run cleans', async () => {
    const old = join(target(), 'releases/00000004-20260305040000-0123456789ab');
    await mkdir(old);
    await writeFile(join(old, 'page.html'), title);
    expect((await published(day(10))).text).toMatch(
      /已是这一版.*已从发布位置删除 1 个旧版|已从发布位置删除 1 个旧版.*已是这一版/s,
    );
    expect(holding(await readOutput(join(target(), 'releases')), title)).toEqual([]);
  });
});

describe('verify --live', () => {
  let at: Map<string, string>;
  let close: () => void;
  const root = () => join(folder(), 'public');
  beforeAll(async () => {
    await cp(join(target(), 'current'), root(), { recursive: true, dereference: true });
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
    county().run(verify, ['--live', at.get('main') ?? '', '--site', `slj=${at.get('slj')}`, '--to', target()]);

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
    const ran = await county().run(verify, [
      '--live',
      'http://127.0.0.1:9/',
      '--site',
      'slj=http://127.0.0.1:9/',
      '--to',
      target(),
    ]);
    expect(ran.text).toMatch(/没有读到/);
    expect(ran.code).toBe(2);
  });

  it('nothing published, a site that is none → said', async () => {
    expect((await county().run(verify, ['--to', join(folder(), 'nowhere')])).text).toMatch(/还没有发布过任何版本/);
    expect((await county().run(verify, ['--to', target(), '--site', 'x=y'])).text).toMatch(/站点是：main、slj/);
  });
});

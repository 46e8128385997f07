import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow } from '../../scripts/build/files.ts';
import { command as build } from '../../scripts/build.ts';
import { command as withdraw } from '../../scripts/withdraw.ts';
import { emailOf } from '../fixture/group.ts';
import { temporaryFolder } from '../fixture/keys.ts';
import { County, type Ran, text } from './county.ts';

const path = (name: string) => `main/gsgg/2026/${name}`;
const id = (name: string) => `branch000${name}`;
const old = { 'index.md': text(id('5'), {}, '旧版文字。\n') };

let county: County;
beforeAll(async () => {
  county = await County.found(await temporaryFolder());
  const { repository } = county;
  for (const name of ['4', '5', '6', '7'])
    await county.write(path(name), { 'index.md': text(id(name), {}, '旧版文字。\n') });
  const first = await Promise.all(['4', '5', '6', '7'].map((name) => county.item(path(name))));
  await county.sign(first);
  await county.record(...['4', '5', '6', '7'].map(path));
  await county.write(path('5'), { 'index.md': text(id('5'), {}, '新版文字。\n') });
  await county.sign([await county.item(path('5'))]);
  await county.record(path('5'));
  await repository.run('tag', 'begun');
});
afterAll(() => county.remove());

const begin = () => county.repository.run('reset', '-q', '--hard', 'begun');
const officer = emailOf('officer');

/** Two commits on a side branch, both people's approvals of what stands there, and main gone on by another article. */
async function side(name: string): Promise<string> {
  await begin();
  await county.repository.run('checkout', '-q', '-B', 'side');
  await county.write(path(name), { 'index.md': text(id(name), {}, '初稿。\n') });
  await county.write(path(name), { 'index.md': text(id(name)), '名单.txt': '名单\n' });
  await county.sign([await county.item(path(name))]);
  await county.repository.run('checkout', '-q', 'main');
  await county.write(path('0'), { 'index.md': text(id('0')) });
  return county.repository.run('rev-parse', 'side');
}

/** Ways in which a forge brings a branch to main. */
const ways: { title: string; name: string; bring: (head: string, name: string) => Promise<unknown> }[] = [
  {
    title: 'a merge commit',
    name: '1',
    bring: async (head) => {
      const base = await county.repository.run('merge-base', 'HEAD', head);
      await county.repository.run('read-tree', '-m', '-u', base, 'HEAD', head);
      await county.repository.commit({ author: officer, merge: [head] });
    },
  },
  {
    title: 'a squash',
    name: '2',
    bring: async (head, name) => {
      await county.repository.run('checkout', head, '--', `content/${path(name)}`);
      await county.repository.commit({ author: officer, message: '合并为一次提交' });
    },
  },
  {
    title: 'a rebase',
    name: '3',
    bring: async (_head, name) => {
      await county.write(path(name), { 'index.md': text(id(name), {}, '初稿。\n') });
      await county.write(path(name), { 'index.md': text(id(name)), '名单.txt': '名单\n' });
    },
  },
];

describe('34 · however a branch comes to main', () => {
  it.each(ways)('34 · by $title → the same digest, the same verdict', async ({ name, bring }) => {
    const head = await side(name);
    const signed = await county.repository.run('rev-parse', `${head}:content/${path(name)}`);
    await bring(head, name);
    expect(await county.repository.run('rev-parse', `HEAD:content/${path(name)}`)).toBe(signed);
    const ran = await county.record(path(name));
    expect(ran.text).toMatch(/已登记第 4 条（signoff）/);
  });

  it('35 · a conflict that was solved with one more sentence → held, not recorded', async () => {
    const head = await side('8');
    const base = await county.repository.run('merge-base', 'HEAD', head);
    await county.repository.run('read-tree', '-m', '-u', base, 'HEAD', head);
    await county.repository.commit({
      author: officer,
      merge: [head],
      files: { [`content/${path('8')}/index.md`]: text(id('8'), {}, '工程今日开工。另有一句。\n') },
    });
    const ran = await county.record(path('8'));
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(/reviewer 签的是另一个版本，内容已改动/);
  });
});

describe('[D9.0] what stands on main unsigned', () => {
  let built: Ran;
  let output: string;
  let pages: string;
  beforeAll(async () => {
    await begin();
    const admin = { author: emailOf('site-admin'), message: '管理员强制推送' };
    await county.write(path('4'), { 'index.md': text(id('4'), {}, '直接推送的文字。\n') }, admin);
    await county.write(path('5'), old, { message: '换回旧版' });
    await county.run(withdraw, [path('6'), '--reason', '隐私', '--yes'], { key: county.group.keys.principal });
    expect((await county.record(path('6'))).text).toMatch(/（withdrawal）/);
    await county.write(
      path('6'),
      { 'withdrawn.md': null, 'index.md': text(id('6'), {}, '旧版文字。\n') },
      { message: '恢复' },
    );
    await county.write(path('7'), { 'index.md': null }, { message: '删除' });
    const data = 'module.exports = { title: "由数据文件改写" };\n';
    await county.repository.commit({
      author: officer,
      files: {
        'content/.gitattributes': '*.md filter=rewrite\n',
        [`content/${path('5')}/5.11tydata.js`]: data,
        'content/main/_data/title.js': data,
        '_includes/news.njk': '被换掉的模板',
        '.eleventy.js': 'throw new Error("ran")',
      },
    });
    await county.repository.run('config', 'filter.rewrite.smudge', 'sed s/文字/被过滤/');
    await county.repository.run('config', 'filter.rewrite.clean', 'sed s/文字/被过滤/');
    output = join(county.repository.folder, '_site');
    built = await county.run(build, ['--as-of', '2026-05-01T00:00:00+08:00']);
    const names = (await filesBelow(join(output, 'main'))).filter((name) => name.endsWith('.html'));
    pages = (await Promise.all(names.map((name) => readFile(join(output, 'main', name), 'utf8')))).join('\n');
  }, 90_000);
  const page = (name: string) => readFile(join(output, 'main/br', `${id(name)}.html`), 'utf8');

  it('is built all the same, from what was signed, and is reported', () => {
    expect(built.code).toBe(0);
    expect(built.text).toMatch(/未签署的改动（不上线，线上保持最后签署的版本）/);
  });

  it('36 · a direct push, an administrator’s override → held, and reported', async () => {
    expect(built.text).toContain(`  ${path('4')}\n`);
    expect(await page('4')).toContain('旧版文字。');
    expect(pages).not.toContain('直接推送的文字');
  });

  it('39 · an old signed version put back → held at the newest signed one, and reported', async () => {
    expect(built.text).toContain(`  ${path('5')}\n`);
    expect(await page('5')).toContain('新版文字。');
  });

  it('40 · a withdrawn article restored → stays withdrawn, and reported', async () => {
    expect(built.text).toContain(`  ${path('6')}\n`);
    await expect(page('6')).rejects.toThrow(/ENOENT/);
    expect(pages).not.toContain(id('6'));
  });

  it('66 · a folder deleted without a record → the page stays, and how to withdraw is said', async () => {
    expect(built.text).toMatch(/main\/gsgg\/2026\/7（文件夹已删除；要撤稿请用 qianfa withdraw）/);
    expect(await page('7')).toContain('旧版文字。');
  });

  it('33 · filters, includes, data files and configurations beside the content → nothing is changed by them, nothing runs', () => {
    expect(pages).toContain('旧版文字。');
    expect(pages).not.toMatch(/被过滤|由数据文件改写|被换掉的模板/);
  });

  it('41 · the ledger’s live bytes changed on main by hand → the build stops, the release stays', async () => {
    const live = `content/ledger/live/${path('4')}/index.md`;
    await county.repository.commit({ author: officer, files: { [live]: text(id('4'), {}, '改了台账。\n') } });
    const ran = await county.run(build, ['--as-of', '2026-06-01T00:00:00+08:00']);
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(/台账未通过核验，停止：\n在线稿件 main\/gsgg\/2026\/4 的内容与登记的校验码不符/);
    expect(await page('4')).toContain('旧版文字。');
  });
});

describe('66 · who may take down', () => {
  it('one who may not → refused, and nothing is left behind', async () => {
    await begin();
    await mkdir(join(county.repository.folder, 'notes'), { recursive: true });
    await writeFile(join(county.repository.folder, 'notes/mine.txt'), '我的');
    const ran = await county.run(withdraw, [path('4'), '--reason', '隐私', '--yes'], {
      key: county.group.keys.reviewer,
    });
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(/reviewer 在所列稿件的流程里没有可签的环节/);
    expect(await county.repository.run('rev-parse', 'HEAD')).toBe(await county.repository.run('rev-parse', 'begun'));
    expect(await county.repository.run('status', '--porcelain', 'content')).toBe('');
  });

  it('one who may, though he writes withdrawn.md himself → takes effect', async () => {
    const ran = await county.run(withdraw, [path('4'), '--reason', '失效', '--notice', '本公告已失效。', '--yes'], {
      key: county.group.keys.duty,
    });
    expect(ran.code).toBe(0);
    expect(ran.text).toContain(`https://main.shiqiao.example/br/${id('4')}.html`);
    expect((await county.record(path('4'))).code).toBe(0);
    expect((await county.ledger()).state.articles.get(id('4'))?.status).toBe('notice');
  });
});

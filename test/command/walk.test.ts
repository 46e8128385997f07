import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as approve } from '../../scripts/approve.ts';
import { command as build } from '../../scripts/build.ts';
import { command as check } from '../../scripts/check.ts';
import { command as form } from '../../scripts/form.ts';
import { command as ledger } from '../../scripts/ledger.ts';
import { command as making } from '../../scripts/new.ts';
import { command as preview } from '../../scripts/preview.ts';
import { command as purge } from '../../scripts/purge.ts';
import { command as record } from '../../scripts/record.ts';
import { command as returning } from '../../scripts/return.ts';
import { command as serve } from '../../scripts/serve.ts';
import { command as withdraw } from '../../scripts/withdraw.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { type Office, openOffice } from './office.ts';

const path = 'main/gzdt/2026/kaigong';
const officer = 'zhang-wei@shiqiao.example';
const marker = '防渗墙浇筑至三十七米';
/** The same as the search index holds it. */
const words = '防渗 渗墙 墙浇';
const answers = [
  'secret=否',
  'privacy=否',
  'law=符合',
  'copyright=有权使用',
  'timing=适宜',
  'sensitive=否',
  'statistics=准确',
];

let folder: string;
let office: Office;
let id = '';
const index = () => join(office.folder, 'content', path, 'index.md');
const sign = (person: string, at = path) => office.run(approve, [at, '--key', office.key(person), '--yes']);
const page = (base: string) => readFile(join(office.folder, base, 'main', id.slice(0, 2), `${id}.html`), 'utf8');

/** All bytes of a folder, compressed ones unpacked. */
async function everything(below: string): Promise<string> {
  const files = await readdir(join(office.folder, below), { recursive: true, withFileTypes: true });
  const bytes = await Promise.all(
    files.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))),
  );
  return bytes
    .map((part) => (part[0] === 0x1f && part[1] === 0x8b ? gunzipSync(part) : part).toString('utf8'))
    .join('\n');
}

beforeAll(async () => {
  folder = await temporaryFolder();
  office = await openOffice(folder);
  await office.repository.run('config', 'user.email', officer);
});
afterAll(() => removeFolder(folder));

// One story: each step goes on from the one before it.
describe('the walk from a new group to a signed page', { timeout: 60_000 }, () => {
  it('an officer begins an article, and check tells what is wanting', async () => {
    const args = [
      'gzdt',
      '--title',
      '石桥水库除险加固工程开工',
      '--level',
      '一般',
      '--unit',
      'xzfb',
      '--slug',
      'kaigong',
    ];
    const made = await office.run(making, [...args, ...answers.flatMap((answer) => ['--answer', answer]), '--json']);
    expect(made.code).toBe(0);
    id = String(Reflect.get(JSON.parse(made.out), 'id'));
    expect((await office.run(check, [])).code).toBe(1);
    await writeFile(index(), (await readFile(index(), 'utf8')).replace(/^<!--.*$/m, `工程今日开工，${marker}。`));
    await office.repository.commit({ author: officer, message: '新稿' });
    const checked = await office.run(check, []);
    expect(checked.code).toBe(0);
    expect(checked.out).toMatch(/需签：审核 \S+（陶然） → 审批 \S+（罗嘉宁）/);
  });

  it('a preview marks every page and never stands where the real output stands', async () => {
    const shown = await office.run(preview, ['--output', 'preview']);
    expect(shown.code).toBe(0);
    const files = await readdir(join(office.folder, 'preview'), { recursive: true });
    const pages = files.filter((name) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(5);
    for (const name of pages)
      expect(await readFile(join(office.folder, 'preview', name), 'utf8'), name).toContain('待审预览·不得外传');
    expect(await page('preview')).toContain(marker);
    expect(await office.run(preview, ['--output', '_site'])).toMatchObject({ code: 1 });
    await removeFolder(join(office.folder, 'preview'));
  });

  it('build shows nothing of it yet, and says that it is unsigned', async () => {
    const built = await office.run(build, []);
    expect(built.code).toBe(0);
    expect(built.err).toContain(path);
    expect((await everything('_site')).includes(marker)).toBe(false);
  });

  it('the form gives number, digest, acts, posts and who may sign, on paper too', async () => {
    const html = join(folder, 'form.html');
    const shown = await office.run(form, [path, '--html', html]);
    expect(shown.out).toMatch(/编号 [0-9a-f]{12}/);
    const number = /编号 ([0-9a-f]{12})/.exec(shown.out)?.[1] ?? '';
    const paper = await readFile(html, 'utf8');
    for (const part of [number, '审核', '审批', '陶然', '罗嘉宁', '石桥水库除险加固工程开工'])
      expect(paper).toContain(part);
  });

  it.each([
    ['the officer', 'zhang-wei', '张维 是本稿撰写者'],
    ['the administrator', 'duan-lei', '段磊 在所列稿件的流程里没有可签的环节'],
    ['the recorder, who is nobody', 'recorder-1', '没有备案在任何人名下'],
  ])('%s cannot approve it, and hears why', async (_, key, why) => {
    const { code, err } = await sign(key);
    expect(code).toBe(1);
    expect(err).toContain(why);
  });

  it('nobody signs unasked', async () => {
    const unasked = await office.run(approve, [path, '--key', office.key('tao-ran')]);
    expect(unasked.code).toBe(2);
    expect(unasked.err).toContain('--yes');
    const no = await office.run(approve, [path, '--key', office.key('tao-ran')], { answers: ['y'] });
    expect([no.code, no.err.includes('已取消')]).toEqual([1, true]);
    expect(await office.repository.run('branch', '--list', 'approvals')).toBe('');
  });

  it('it is recorded once everybody has signed in order, and not before', async () => {
    expect((await office.run(approve, [path, '--key', office.key('tao-ran')], { answers: ['yes'] })).code).toBe(0);
    const early = await office.run(record, [path]);
    expect(early.code).toBe(1);
    expect(early.err).toMatch(/待“审批”：\S+（罗嘉宁）/);
    expect((await sign('luo-jianing')).code).toBe(0);
    const done = await office.run(record, [path]);
    expect([done.code, done.err]).toEqual([0, expect.stringContaining('已登记第 2 条')]);
    expect(await office.repository.run('status', '--porcelain')).toBe('');
  });

  it('the page is there, and the search finds it', async () => {
    expect((await office.run(build, [])).code).toBe(0);
    expect(await page('_site')).toContain(marker);
    expect((await everything('_site/main/pagefind')).includes(words)).toBe(true);
    expect((await office.run(check, [])).err).toContain('没有未签署的改动');
  });

  it('serve shows what was built until it is stopped', async () => {
    let body = '';
    const served = await office.run(serve, ['--port', '0'], {
      stopped: async (printed) => {
        const [address = ''] = /http:\/\/\S+/.exec(printed) ?? [];
        body = await (await fetch(`${address.replace(/\/$/, '')}/${id.slice(0, 2)}/${id}.html`)).text();
      },
    });
    expect(served.code).toBe(0);
    expect(body).toContain(marker);
  });

  it('an edit without a signature is reported and changes nothing online', async () => {
    await writeFile(index(), (await readFile(index(), 'utf8')).replace(marker, '工期提前'));
    await office.repository.commit({ author: officer, message: '改动' });
    const built = await office.run(build, []);
    expect(built.err).toContain(`未签署的改动（不上线，线上保持最后签署的版本）：\n  ${path}`);
    expect(await page('_site')).toContain(marker);
    expect((await everything('_site')).includes('工期提前')).toBe(false);
  });

  it('a leader returns it with a remark, and it cannot be recorded', async () => {
    expect((await office.run(returning, [path, '--key', office.key('luo-jianing'), '--yes'])).code).toBe(2);
    const remark = ['--remark', '工期以合同为准'];
    expect((await office.run(returning, [path, ...remark, '--key', office.key('luo-jianing'), '--yes'])).code).toBe(0);
    await sign('tao-ran');
    const { code, err } = await office.run(record, [path]);
    expect(code).toBe(1);
    expect(err).toContain('罗嘉宁 退回修改：工期以合同为准');
  });

  it('is withdrawn by one entitled person, with a notice for readers', async () => {
    const args = [path, '--reason', '更正', '--notice', '数据有误，正在更正。'];
    const wrong = await office.run(withdraw, [...args, '--key', office.key('zhang-wei'), '--yes']);
    expect([wrong.code, await office.repository.run('status', '--porcelain')]).toEqual([1, '']);
    const done = await office.run(withdraw, [...args, '--key', office.key('duan-lei'), '--yes']);
    expect(done).toMatchObject({
      code: 0,
      err: expect.stringContaining(`https://www.shiqiao.example/${id.slice(0, 2)}/${id}.html`),
    });
    expect((await office.run(record, [path])).code).toBe(0);
  });

  it('after which its text is nowhere in the output', async () => {
    expect((await office.run(build, [])).code).toBe(0);
    const all = await everything('_site');
    expect([marker, words, '数据有误，正在更正。'].map((text) => all.includes(text))).toEqual([false, false, true]);
  });

  it('is purged by two signatures, and the administrator learns where its bytes still are', async () => {
    expect((await office.run(purge, [id, '--record'])).code).toBe(1);
    for (const person of ['duan-lei', 'luo-jianing'])
      expect(await office.run(purge, [id, '--key', office.key(person), '--yes'])).toMatchObject({ code: 0 });
    const purged = await office.run(purge, [id, '--record']);
    expect(purged.code).toBe(0);
    expect(purged.out).toContain('refs/heads/main');
    expect(purged.out).toContain('git filter-repo --force --strip-blobs-with-ids');
    expect((await office.run(build, [])).code).toBe(0);
    expect((await office.run(ledger, ['verify'])).out).toContain('在线 0 件');
  });
});

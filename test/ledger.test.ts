import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as approve } from '../scripts/approve.ts';
import { command as build } from '../scripts/build.ts';
import { command as ledger } from '../scripts/ledger.ts';
import { command as record } from '../scripts/record.ts';
import { type County, copyOf, found } from './command/county.ts';
import { call } from './command/office.ts';
import { articleText } from './fixture/article.ts';
import { type Group, makeGroup } from './fixture/group.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';

const path = 'main/yjxx/2026/zhiban';
const formula = '=HYPERLINK("http://x.example","石桥")';
const review = [{ act: '审批', by: ['duty@xzfb'] }];
const later = { now: '2026-03-03T09:00:01+08:00' };

let folder: string;
let group: Group;
let county: County;
// One county for all: a bulletin that the duty officer put online alone, with a title that a spreadsheet would take for a formula.
beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'keys'));
  group = await makeGroup(join(folder, 'keys'));
  county = await found(group, join(folder, 'county'));
  await county.repository.commit({ files: { [`content/${path}/index.md`]: articleText({ review, title: formula }) } });
  for (const answer of [
    await county.run(approve, [path, '--yes'], { person: 'duty' }),
    await county.run(record, [path]),
  ])
    expect(answer).toMatchObject({ code: 0 });
});
afterAll(() => removeFolder(folder));

describe('[D13] ledger list', () => {
  it('shows a provisional record, and once its time has passed that it is overdue (attacks 70)', async () => {
    const early = await county.run(ledger, ['list']);
    expect(early.out).toContain(formula);
    expect(early.out).not.toContain('超时');
    const late = await county.run(ledger, ['list'], later);
    expect(late.out).toContain('先发后补已超时');
    expect((await county.run(build, ['--as-of', later.now], later)).err).toContain(`先发后补超时：${path}`);
  });

  it.each([
    [['--status', 'live'], 1],
    [['--status', 'gone'], 0],
    [['--status', 'overdue'], 1],
    [['--search', 'HYPERLINK'], 1],
    [['--search', '没有这样的标题'], 0],
  ])('filters by %j', async (options, rows) => {
    const { code, out } = await county.run(ledger, ['list', '--json', ...options], later);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveLength(rows);
  });

  it('asks for a state that there is', async () => {
    expect(await county.run(ledger, ['list', '--status', 'online'])).toMatchObject({ code: 2, out: '' });
    expect((await county.run(ledger, ['show'])).err).toContain('verify、list、export');
  });
});

describe('[D13] ledger export', () => {
  it('fills the register as CSV that a spreadsheet reads as UTF-8, formulas made harmless', async () => {
    const { code, out } = await county.run(ledger, ['export']);
    expect(code).toBe(0);
    expect(out.startsWith('\uFEFF登记序号,')).toBe(true);
    const rows = Papa.parse<string[]>(out.slice(1).trim()).data;
    const row = rows.find((cells) => cells.includes(path)) ?? [];
    expect(row).toContain(`'${formula}`);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('takes the columns that the office wants, in its order', async () => {
    const { out } = await county.run(ledger, ['export', '--columns', 'title,seq']);
    expect(out.split('\r\n')[0]).toBe('\uFEFF标题,登记序号');
    const unknown = await county.run(ledger, ['export', '--columns', 'title,weather']);
    expect([unknown.code, unknown.out]).toEqual([2, '']);
  });

  it('prints it as a page in which titles are text', async () => {
    const html = join(folder, 'register.html');
    expect((await county.run(ledger, ['export', '--html', html])).code).toBe(0);
    const page = await readFile(html, 'utf8');
    expect(page).toContain('=HYPERLINK(&quot;http://x.example&quot;');
    expect(page).toContain('登记序号');
  });
});

describe('[D13] ledger verify and checkpoint', () => {
  it('verify needs the root, and says how many records and live articles there are', async () => {
    expect((await county.run(ledger, ['verify'])).out).toMatch(/台账核验通过：2 条，在线 1 件/);
    const without = await call(ledger, ['verify'], { cwd: county.repository.folder });
    expect([without.code, without.err.includes('QIANFA_ROOT')]).toEqual([1, true]);
  });

  it('list and export do without, and say that the root was not checked', async () => {
    for (const verb of ['list', 'export'])
      expect((await call(ledger, [verb], { cwd: county.repository.folder })).err).toContain('未核对根');
  });

  it('a checkpoint goes on the chain', async () => {
    const copy = await copyOf(group, county, join(folder, 'checkpoint'));
    expect((await copy.run(ledger, ['checkpoint'])).out).toContain('第 3 条');
    expect((await copy.run(ledger, ['verify'])).out).toContain('3 条');
    expect(await copy.repository.run('status', '--porcelain', '--', 'content')).toBe('');
  });
});

describe('[D13] ledger reroot', () => {
  it('pins new governed files by hand: the old root no longer opens the ledger, the new one does', async () => {
    const copy = await copyOf(group, county, join(folder, 'reroot'));
    const policy = join(copy.repository.folder, 'content/main/rules.yml');
    await writeFile(policy, 'link_hosts: [.gov.example, .edu.example]\n');
    await copy.repository.commit({});
    const { code, out } = await copy.run(ledger, ['reroot', '--json']);
    expect(code).toBe(0);
    const root = String(Reflect.get(JSON.parse(out), 'root'));
    expect(root).not.toBe(copy.root);
    const old = await copy.run(ledger, ['verify']);
    expect([old.code, old.err.includes(root.slice(0, 12)) || old.err.includes('台账未通过核验')]).toEqual([1, true]);
    expect((await copy.run(ledger, ['verify', '--root', root])).out).toContain('在线 1 件');
  });

  it.each([
    ['governed files that do not fit together', { 'content/main/policy.yml': 'title: 空\nroutes: []\n' }],
    ['a registry without its recorder', { 'content/registry/machines.yml': null }],
  ])('refuses %s, and writes nothing', async (what, files) => {
    const copy = await copyOf(group, county, join(folder, `reroot-${what.length}`));
    const head = await copy.repository.commit({ files });
    expect((await copy.run(ledger, ['reroot'])).code).toBe(1);
    expect(await copy.repository.run('rev-parse', 'HEAD')).toBe(head);
  });
});

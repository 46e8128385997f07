import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as check } from '../../scripts/check.ts';
import { command as making } from '../../scripts/new.ts';
import { type Office, openOffice } from '../command/office.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { answered } from './answered.ts';

let folder: string;
let office: Office;
let text: string;
const path = 'main/gzdt/2026/chong-tian';
const textOf = (of: string) => readFile(join(office.folder, 'content', of, 'index.md'), 'utf8');
const write = (changed: string) => writeFile(join(office.folder, 'content', path, 'index.md'), changed);
const renew = (more: readonly string[] = []) => office.run(making, ['--review', path, ...more]);
beforeAll(async () => {
  folder = await temporaryFolder();
  office = await openOffice(folder);
  await office.repository.run('config', 'user.email', 'zhang-wei@shiqiao.example');
  const news = ['gzdt', '--title', '石桥水库开工', '--slug', 'chong-tian'];
  await office.run(making, [...news, ...answered({ statistics: '无统计数据' })]);
  text = await textOf(path);
});
afterAll(() => removeFolder(folder));

describe('new --review', () => {
  it('says so where nothing has to change', async () => {
    expect((await renew()).out).toContain('已与流程一致');
    expect(await textOf(path)).toBe(text);
  });

  it.each([
    [
      'a field that changes the route',
      (old: string) => old.replace('type: original', 'type: reprint\n  name: 省报\n  offline: true'),
    ],
    [
      'comments, blank lines and flow style elsewhere',
      (old: string) => old.replace('level: 一般\n', '\n# 注意\nlevel:   一般   # 重要程度\nkeywords: [ 水库,开工 ]\n'),
    ],
    [
      'review in the middle',
      (old: string) =>
        old.replace(/review:\n.*\n.*\n/, '').replace('level:', 'review: [{act: 审批, by: [x@y]}]\nlevel:'),
    ],
    ['no review', (old: string) => old.replace(/review:\n.*\n.*\n/, '')],
    ['an empty review', (old: string) => old.replace(/review:\n.*\n.*\n/, 'review:\n')],
    ['Windows line ends', (old: string) => old.replace('一般', '重大').replaceAll('\n', '\r\n')],
  ])('touches nothing but review: %s', async (_, change) => {
    const changed = change(text);
    await write(changed);
    const { code, err } = await renew();
    expect([code, err]).toEqual([0, '']);
    const renewed = await textOf(path);
    const rest = (whole: string) => whole.replace(/review:[^\n]*\n( .*\n)*/, '');
    expect(rest(renewed)).toBe(rest(changed));
    expect(await office.run(check, [path]).then(({ out }) => out)).not.toMatch(/review/);
    expect((await renew()).out).toContain('已与流程一致');
  });

  it('counts an attachment that no machine can read', async () => {
    await write(text);
    await writeFile(join(office.folder, 'content', path, '扫描件.ofd'), 'x');
    expect((await renew()).out).toContain('人工核验 ');
    expect(await textOf(path)).toContain('act: 人工核验');
  });

  it.each([
    ['a folder that is not there', 'main/gzdt/2026/none', (old: string) => old],
    ['front matter that is broken', path, (old: string) => old.replace('level: 一般', 'level: [')],
    ['a unit that nobody registered', path, (old: string) => old.replace('unit: xzfb', 'unit: none')],
  ])('refuses %s and leaves the text alone', async (_, where, change) => {
    const changed = change(text);
    await write(changed);
    const { code, err } = await office.run(making, ['--review', where]);
    expect(code).toBe(1);
    expect(err).toContain('定不出审签流程');
    expect(await textOf(path)).toBe(changed);
  });
});

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readyFiles } from '../scripts/add/ready.ts';
import { ownPictures } from '../scripts/add/rights.ts';
import { command as add } from '../scripts/add.ts';
import { command as check } from '../scripts/check.ts';
import { type Office, openOffice } from './command/office.ts';
import { articleText } from './fixture/article.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';
import { heic, photo } from './manuscript/camera.ts';
import { madeWorkbook, penalties } from './office/made-workbook.ts';

let folder: string;
let office: Office;
const path = 'main/gzdt/2026/kaigong';
const there = () => join(office.folder, 'content', path);
beforeAll(async () => {
  folder = await temporaryFolder();
  office = await openOffice(folder);
});
afterAll(() => removeFolder(folder));
beforeEach(async () => {
  await removeFolder(there());
  await mkdir(there(), { recursive: true });
  await writeFile(join(there(), 'index.md'), articleText());
  await writeFile(join(office.folder, '现场 照片.HEIC'), heic);
  await writeFile(join(office.folder, '名单.xlsx'), madeWorkbook([penalties]));
  await writeFile(join(office.folder, 'side.jpg'), await photo(2400, 1200));
});

describe('qianfa add', () => {
  it('puts pictures in upright, small and without places, says what it changed, and how to show them', async () => {
    const made = await office.run(add, [
      '现场 照片.HEIC',
      'side.jpg',
      '名单.xlsx',
      `content\\${path.replaceAll('/', '\\')}\\index.md`,
    ]);
    expect(made.code, made.err).toBe(0);
    expect((await readdir(there())).sort()).toEqual(['index.md', 'side.jpg', '名单.xlsx', '现场-照片.jpg'].sort());
    expect(made.out).toMatch(/现场-照片\.jpg　已转为 JPG；已删去拍摄地点/);
    expect(made.out).toMatch(/side\.jpg　已转正；已删去拍摄地点/);
    expect(made.out).toContain('名单.xlsx　未改动');
    expect(made.out).toContain('![图片说明](现场-照片.jpg)');
    expect(made.out).toContain('```table\nfile: 名单.xlsx\n```');
    expect(made.out).toContain('--own');
    expect(await readFile(join(there(), '名单.xlsx'))).toEqual(Buffer.from(madeWorkbook([penalties])));
    const found = JSON.parse((await office.run(check, [path, '--json'])).out);
    const keys = (found.findings ?? found).map(({ key }: { key: string }) => key);
    expect(keys).not.toContain('picture-gps');
    expect(keys).toContain('picture-rights');
  });

  it('states with --own whose the pictures are, once', async () => {
    const made = await office.run(add, ['side.jpg', path, '--own']);
    expect(made.out).not.toContain('--own');
    const text = await readFile(join(there(), 'index.md'), 'utf8');
    expect(text).toMatch(/\npictures: own\nsecrecy:\n/);
    expect(ownPictures(text)).toBe(text);
    expect(ownPictures('---\r\ntitle: 甲\r\nsecrecy: {}\r\n---\r\n文')).toBe(
      '---\r\ntitle: 甲\r\npictures: own\r\nsecrecy: {}\r\n---\r\n文',
    );
    expect(ownPictures('没有字段')).toBe('没有字段');
  });

  it('asks for captions, transcript and poster of films', async () => {
    await writeFile(join(office.folder, '片.mp4'), 'film');
    const made = await office.run(add, ['片.mp4', path]);
    expect(made.out).toContain('recordings:\n  - file: 片.mp4');
    for (const field of ['transcript', 'captions', 'poster']) expect(made.out).toContain(`${field}: 片.mp4.`);
  });

  it('writes nothing when one file cannot come in', async () => {
    await writeFile(join(office.folder, '坏.jpg'), 'nothing');
    await writeFile(join(there(), 'side.jpg'), 'there');
    const made = await office.run(add, ['坏.jpg', 'side.jpg', '没有.pdf', '名单.xlsx', path]);
    expect(made.code).toBe(1);
    for (const words of ['图片 坏.jpg 打不开', '已有 side.jpg', '读不到文件 没有.pdf'])
      expect(made.err).toContain(words);
    expect((await readdir(there())).sort()).toEqual(['index.md', 'side.jpg']);
    expect((await office.run(add, ['side.jpg', path, '--replace'])).code).toBe(0);
  });

  it('never replaces the text, and refuses an article that is not there', async () => {
    await writeFile(join(office.folder, 'index.md'), 'other');
    expect((await office.run(add, ['index.md', path, '--replace'])).code).toBe(1);
    expect(await readFile(join(there(), 'index.md'), 'utf8')).toBe(articleText());
    const missing = await office.run(add, ['side.jpg', 'main/gzdt/2026/none']);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('qianfa new')]);
    expect((await office.run(add, ['side.jpg'])).code).toBe(2);
  });

  it('names the limit that a film passes', async () => {
    const around = { there: [{ name: 'index.md', size: 10 }], replace: false };
    const big = await readyFiles(['片.mp4'], { ...around, read: async () => new Uint8Array(21 * 2 ** 20) });
    expect(big).toMatchObject({ refused: [{ key: 'add-too-large', params: { size: 21, limit: 20 } }] });
    const many = await readyFiles(['1.mp4', '2.mp4', '3.mp4', '4.mp4'], {
      ...around,
      read: async () => new Uint8Array(16 * 2 ** 20),
    });
    expect(many).toMatchObject({ refused: [{ key: 'add-too-large-all', params: { limit: 60 } }] });
  });
});

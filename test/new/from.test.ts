import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as check } from '../../scripts/check.ts';
import { command as making } from '../../scripts/new.ts';
import { type Office, openOffice } from '../command/office.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { photo } from '../manuscript/camera.ts';
import { centred, p, picture, right, run, word } from '../manuscript/word.ts';
import { answered } from './answered.ts';

let folder: string;
let office: Office;
beforeAll(async () => {
  folder = await temporaryFolder();
  office = await openOffice(folder);
  await office.repository.run('config', 'user.email', 'zhang-wei@shiqiao.example');
});
afterAll(() => removeFolder(folder));

const rest = answered({ statistics: '无统计数据' });
async function from(name: string, bytes: Uint8Array, args: string[]) {
  await writeFile(join(office.folder, name), bytes);
  return office.run(making, [...args, '--from', name, ...rest]);
}
const textOf = (slug: string) => readFile(join(office.folder, 'content/main/gzdt/2026', slug, 'index.md'), 'utf8');

describe('new --from', () => {
  it('makes an article that passes the check out of a Word file, and asks for no title', async () => {
    const bytes = word(
      centred('石桥县召开') +
        centred('春耕现场会') +
        p('3月1日，全县春耕现场会在柳溪镇召开。') +
        right('石桥县农业农村局'),
    );
    const made = await from('春耕 稿件.docx', bytes, ['gzdt', '--slug', 'spring']);
    expect(made.err).toContain('从来稿取得标题：石桥县召开春耕现场会');
    expect(made.code).toBe(0);
    expect(await textOf('spring')).toMatch(
      /^---\nid: \w+\ntitle: 石桥县召开春耕现场会\n[\s\S]*\n---\n\n3月1日，全县春耕现场会在柳溪镇召开。\n\n石桥县农业农村局\n$/,
    );
    expect((await office.run(check, ['main/gzdt/2026/spring'])).code).toBe(0);
  });

  it('keeps what was said on the command line over what stands in the file', async () => {
    const made = await from('a.docx', word(centred('原来的标题') + p('正文。')), [
      'gzdt',
      '--slug',
      'named',
      '--title',
      '改定的标题',
    ]);
    expect([made.code, made.err]).toEqual([0, '']);
    expect(await textOf('named')).toContain('\ntitle: 改定的标题\n');
  });

  it('puts pictures into the folder and tells that they lack words and rights', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const bytes = word(centred('开工了') + p('正文。') + p(picture('image1-png', '')), {
      media: { 'image1.png': png },
    });
    const made = await from('b.docx', bytes, ['gzdt', '--slug', 'picture']);
    expect(made.err).toContain('1 张图片没有说明文字');
    expect((await readdir(join(office.folder, 'content/main/gzdt/2026/picture'))).sort()).toEqual([
      'index.md',
      'picture-1.png',
    ]);
    expect((await office.run(check, ['main/gzdt/2026/picture'])).code).toBe(1);
  });

  it('leaves nothing behind when the manuscript still has tracked changes', async () => {
    const bytes = word(
      p(`${run('会议')}<w:del w:id="1" w:author="某"><w:r><w:delText>已</w:delText></w:r></w:del>${run('召开')}`),
    );
    const made = await from('c.docx', bytes, ['gzdt', '--slug', 'changes', '--title', '会议']);
    expect(made.code).toBe(1);
    expect(made.err).toContain('1 处修订还没有定稿');
    await expect(textOf('changes')).rejects.toThrow('ENOENT');
    expect(
      (await from('c.docx', bytes, ['gzdt', '--slug', 'changes', '--title', '会议', '--changes', 'reject'])).code,
    ).toBe(0);
    expect(await textOf('changes')).toContain('\n会议已召开\n');
  });

  it.each([
    ['a type that nobody reads', 'a.doc', Buffer.from('x'), [], 1, '请另存为 .docx'],
    ['a broken file', 'd.docx', Buffer.from('PK'), [], 1, 'd.docx 打不开'],
    ['a word that is no decision', 'e.txt', Buffer.from('甲'), ['--changes', 'maybe'], 2, '--changes'],
  ])('refuses %s', async (_, name, bytes, more, code, words) => {
    const made = await from(name, bytes, ['gzdt', '--slug', 'refused', '--title', '题目', ...more]);
    expect(made.code).toBe(code);
    expect(made.err).toContain(words);
  });

  it('asks for the text of a scan, which it attaches, and takes a path as another system writes it', async () => {
    const missing = await office.run(making, ['gzdt', '--from', 'C:\\稿件\\没有.docx', '--title', '题目', ...rest]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('读不到文件')]);
    const made = await from('f.txt', Buffer.from(''), ['gzdt', '--slug', 'empty', '--title', '题目']);
    expect(made.code).toBe(0);
    expect(await textOf('empty')).toContain('<!--');
  });
});

describe('new --from at a terminal', () => {
  it('offers the unit that signed the manuscript, and asks whose its pictures are', async () => {
    const bytes = word(
      centred('石桥水库开工') +
        p(picture('photo-jpg', '施工现场')) +
        right('石桥县人民政府办公室') +
        right('2026年3月1日'),
      {
        media: { 'photo.jpg': await photo(60, 30) },
      },
    );
    await writeFile(join(office.folder, '问.docx'), bytes);
    const answers = ['', '', '', '', '', '', '', '是'];
    const more = answered({ statistics: '无统计数据' });
    more.splice(more.indexOf('--unit'), 2);
    const args = ['gzdt', '--slug', 'asked', '--from', '问.docx', ...more];
    const made = await office.run(making, args, { answers });
    expect(made.asked.join('\n')).toMatch(/发布单位［xzfb］[\s\S]*本单位拍摄制作的［否］/);
    expect(made.code).toBe(0);
    expect(await textOf('asked')).toMatch(/\nunit: xzfb\n[\s\S]*\npictures: own\n/);
  });
});

describe('new --from --own', () => {
  it('states that the pictures of the manuscript are the unit’s own', async () => {
    const bytes = word(centred('石桥水库开工') + p(picture('photo-jpg', '施工现场')), {
      media: { 'photo.jpg': await photo(60, 30) },
    });
    expect((await from('图.docx', bytes, ['gzdt', '--slug', 'owned', '--own'])).code).toBe(0);
    expect(await textOf('owned')).toContain('\npictures: own\nsecrecy:');
    expect((await office.run(check, ['main/gzdt/2026/owned'])).code).toBe(0);
  });
});

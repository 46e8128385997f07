import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oldFiles, Taken } from '../../scripts/import/files.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'upload', '2019'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'upload', '2019', '附件 一.docx'), 'one');
  await writeFile(join(folder, 'upload', 'a.PNG'), 'a');
  await writeFile(join(folder, 'upload', '2019', 'A.png'), 'other');
  await symlink(join(folder, 'secret.txt'), join(folder, 'upload', 'link.txt')).catch(() => undefined);
});
afterAll(() => removeFolder(folder));

const hosts = ['old.example'];
const find = (base = '/upload/') => oldFiles(join(folder, 'upload'), { folder: 'upload', base }, hosts);

describe('files of the old site', () => {
  it('are found by their address, whatever it is written with', () => {
    expect(find()('http://old.example/upload/2019/%E9%99%84%E4%BB%B6%20%E4%B8%80.docx')?.name).toBe('附件 一.docx');
    expect(find('/')('https://old.example/a.PNG?size=2')?.name).toBe('a.PNG');
  });

  it.each([
    ['another host', 'http://evil.example/upload/a.PNG'],
    ['a path above the folder', 'http://old.example/upload/%2e%2e/secret.txt'],
    ['a path above, encoded twice', 'http://old.example/upload/..%2fsecret.txt'],
    ['another branch of the site', 'http://old.example/other/a.PNG'],
    ['the folder itself', 'http://old.example/upload/'],
    ['a link out of the folder', 'http://old.example/upload/link.txt'],
    ['a file that is not there', 'http://old.example/upload/b.png'],
    ['no address', 'a.PNG'],
  ])('are none of %s', (_, address) => {
    expect(find()(address)).toBeNull();
  });

  it('get names that an article may hold, each once', () => {
    const taken = new Taken(find(), 'http://old.example/upload/2019/1.html');
    expect(taken.name('附件 一.docx')).toBe('附件-一.docx');
    expect(taken.name('./附件%20一.docx')).toBe('附件-一.docx');
    expect(taken.name('../a.PNG')).toBe('a.png');
    expect(taken.name('A.png')).toBe('A-2.png');
    expect(taken.name('')).toBeNull();
    expect([...taken.files.values()].map(({ name }) => name)).toEqual(['附件-一.docx', 'a.png', 'A-2.png']);
  });
});

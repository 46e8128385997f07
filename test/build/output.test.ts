import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import type { Made } from '../../scripts/build/made.ts';
import { type Output, openOutput } from '../../scripts/build/output.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const key = sha256('article 1');
const counted = (path: string, text: string) => ({ path, size: Buffer.byteLength(text), sha256: sha256(text) });
const files = [counted('main/aa/1.html', 'page'), counted('main/aa/1/附件.txt', '附件')];

let folder: string;
let made: Made;
let output: Output;
beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'old/main/aa/1'), { recursive: true });
  await mkdir(join(folder, 'new'));
  await writeFile(join(folder, 'old/main/aa/1.html'), 'page');
  await writeFile(join(folder, 'old/main/aa/1/附件.txt'), '附件');
  made = { output: join(folder, 'old'), madeOf: (of) => (of === key ? files : []) };
  output = openOutput(join(folder, 'new'), made);
});
afterEach(() => removeFolder(folder));

const here = async () =>
  (await readdir(join(folder, 'new'), { recursive: true, withFileTypes: true })).filter((one) => one.isFile());

describe('what was made of the same before', () => {
  it('is the same file by another name, with its digest and its key', async () => {
    expect(output.take(key)).toBe(true);
    const inode = async (name: string) => (await stat(join(folder, name, 'main/aa/1.html'))).ino;
    expect(await inode('new')).toBe(await inode('old'));
    expect([...output.counted.values()]).toEqual(files);
    expect([...output.keys]).toEqual(files.map(({ path }) => [path, key]));
  });

  it('is not taken, none of it, when one byte of one file is another', async () => {
    await writeFile(join(folder, 'old/main/aa/1/附件.txt'), '附牛');
    expect(output.take(key)).toBe(false);
    expect(await here()).toEqual([]);
    expect([output.counted.size, output.keys.size]).toEqual([0, 0]);
    output.write('main/aa/1.html', 'made anew', key);
    expect(await readFile(join(folder, 'old/main/aa/1.html'), 'utf8')).toBe('page');
  });

  it('is not taken when a file is gone, or is no file', async () => {
    await removeFolder(join(folder, 'old/main/aa/1.html'));
    expect(output.take(key)).toBe(false);
    await mkdir(join(folder, 'old/main/aa/1.html'));
    expect(output.take(key)).toBe(false);
    expect(await here()).toEqual([]);
  });

  it('is nothing for another key, and without a release before', async () => {
    expect(output.take(sha256('article 2'))).toBe(false);
    expect(openOutput(join(folder, 'new')).take(key)).toBe(false);
    expect(await here()).toEqual([]);
  });
});

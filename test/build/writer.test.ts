import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countFiles } from '../../scripts/build/files.ts';
import { type Writer, writerIn } from '../../scripts/build/writer.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder: string;
let writer: Writer;
beforeEach(async () => {
  folder = await temporaryFolder();
  writer = writerIn(folder);
});
afterEach(() => removeFolder(folder));

const sorts: [string, string | Uint8Array][] = [
  ['a text', '签发𠮷\n'],
  ['a text without letters', ''],
  ['a text of more bytes than there is room for', '签'.repeat(400_000)],
  ['half a pair of surrogates', '\ud842'],
  ['bytes', Uint8Array.of(0, 255, 10)],
];

describe('a file that is written', () => {
  it.each(sorts)('is counted as whoever reads it would count it: %s', async (_, given) => {
    const counted = writer.write('main/aa/1.html', given);
    expect(await countFiles(folder, ['main/aa/1.html'])).toEqual([counted]);
    const wanted = typeof given === 'string' ? Buffer.from(given) : given;
    expect((await readFile(join(folder, 'main/aa/1.html'))).equals(wanted)).toBe(true);
  });

  it('leaves those written before it as they are', async () => {
    const all = sorts.map(([name, given], at) => ({ path: `main/${at}/${name}`, given }));
    const counted = all.map(({ path, given }) => writer.write(path, given));
    expect(
      await countFiles(
        folder,
        all.map(({ path }) => path),
      ),
    ).toEqual(counted);
  });

  it('takes the place of one that was longer', async () => {
    writer.write('a.txt', 'longer');
    writer.write('a.txt', 'short');
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('short');
  });

  it('is an error where a file stands in place of its folder', async () => {
    await mkdir(join(folder, 'main'));
    await writeFile(join(folder, 'main/aa'), '');
    expect(() => writer.write('main/aa/1.html', 'page')).toThrow(/EEXIST|ENOTDIR/);
  });
});

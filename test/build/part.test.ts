import { execFile } from 'node:child_process';
import { lstat, mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../scripts/article/canonical.ts';
import { manifestOf } from '../../scripts/build/manifest.ts';
import { openOutput } from '../../scripts/build/output.ts';
import { isPart, partText, readPart, withParts } from '../../scripts/build/part.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { live, noon } from './given.ts';

const key = sha256('article 1');
const other = sha256('article 2');
const share = { part: 2, of: 4 };
const counted = (path: string, text: string) => ({ path, size: Buffer.byteLength(text), sha256: sha256(text) });
const files = [
  counted('main/aa/1.html', 'page'),
  counted('main/aa/1/附件.txt', '附件'),
  counted('main/aa/2.html', '二'),
];
const keys = new Map([
  ['main/aa/1.html', key],
  ['main/aa/1/附件.txt', key],
  ['main/aa/2.html', other],
]);
const listOf = (all: typeof files) => canonicalJson(manifestOf(live([]), { asOf: noon, program: key, files: all }));
const list = listOf(files);

let folder: string;
let place: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  place = join(folder, 'part-2');
  await mkdir(join(place, 'files/main/aa/1'), { recursive: true });
  await writeFile(join(place, 'files/main/aa/1.html'), 'page');
  await writeFile(join(place, 'files/main/aa/1/附件.txt'), '附件');
  await writeFile(join(place, 'files/main/aa/2.html'), '二');
  await lay(list, partText(share, sha256(list), keys));
});
afterEach(() => removeFolder(folder));

const lay = async (listed: string, part: string) => {
  await writeFile(join(place, 'list.json'), listed);
  await writeFile(join(place, 'part.txt'), part);
};

describe('a part that was made', () => {
  it('says which one it is, of what it was made, and what was made of what', async () => {
    const part = await readPart(place);
    expect(part).toMatchObject({ share, output: join(place, 'files'), manifest: { as_of: noon, program: key } });
    expect(part?.madeOf(key)).toEqual(files.slice(0, 2));
    expect(part?.madeOf(sha256('nothing'))).toEqual([]);
  });

  it('may have nothing to make', async () => {
    const empty = listOf([]);
    await lay(empty, partText(share, sha256(empty), new Map()));
    expect((await readPart(place))?.manifest.files).toEqual([]);
  });

  it.each([
    ['nothing lies', '', ''],
    ['no list lies', '', partText(share, sha256(list), keys)],
    ['only the list lies', list, ''],
    ['no share is named', list, partText(share, sha256(list), keys).replace('2/4\n', '')],
    ['a share is named that there is not', list, partText({ part: 5, of: 4 }, sha256(list), keys)],
    ['the list is another one', listOf(files.slice(1)), partText(share, sha256(list), keys)],
    ['the list is not in its own form', `${list}\n`, partText(share, sha256(`${list}\n`), keys)],
    ['a file is listed that nothing was made of', list, partText(share, sha256(list), new Map([...keys].slice(1)))],
    ['a file is named that is not listed', list, partText(share, sha256(list), new Map([...keys, ['main/x', key]]))],
    ['a file is named twice', list, `${partText(share, sha256(list), keys)}["${key}","main/aa/2.html"]\n`],
    ['a path leads out of it', ...leadingOut()],
  ])('is none where %s', async (_, listed, part) => {
    await lay(listed, part);
    expect(await readPart(place)).toBeNull();
  });

  it('is none where its end is cut off, wherever', async () => {
    const text = partText(share, sha256(list), keys);
    await fc.assert(
      fc.asyncProperty(fc.nat(Buffer.byteLength(text) - 1), async (end) => {
        await lay(list, Buffer.from(text).subarray(0, end).toString());
        expect(await readPart(place)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it.each(['list.json', 'part.txt'])('is none where its %s is a link', async (name) => {
    await rename(join(place, name), join(folder, name));
    await symlink(join(folder, name), join(place, name));
    expect(await readPart(place)).toBeNull();
  });

  it('is no release, and a release is no part', async () => {
    expect(isPart(place)).toBe(true);
    await expect(readFile(join(place, 'manifest.json'))).rejects.toThrow('ENOENT');
    await expect(readFile(join(place, 'files/manifest.json'))).rejects.toThrow('ENOENT');
    await mkdir(join(folder, 'release/part'), { recursive: true });
    expect(isPart(join(folder, 'release')), 'with a site called part').toBe(false);
    expect([isPart(join(place, 'files')), isPart(folder), isPart(join(folder, 'nowhere'))]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

function leadingOut(): [string, string] {
  const path = '../../../outside.html';
  const listed = listOf([counted(path, 'x')]);
  return [listed, partText(share, sha256(listed), new Map([[path, key]]))];
}

describe('an output beside parts', () => {
  const outputWith = async (before = openOutput(join(folder, 'new'))) => {
    const part = await readPart(place);
    return withParts(before, part ? [part] : []);
  };
  beforeEach(() => mkdir(join(folder, 'new')));

  it('has what they have of a key as files of its own, which later changes of the part do not reach', async () => {
    const output = await outputWith();
    expect(output.take(key)).toBe(true);
    await writeFile(join(place, 'files/main/aa/1.html'), 'changed');
    expect(await readFile(join(folder, 'new/main/aa/1.html'), 'utf8')).toBe('page');
    expect([...output.counted.values()]).toEqual(files.slice(0, 2));
    expect([...output.keys]).toEqual([...keys].slice(0, 2));
  });

  it('leaves to be made what none of them has', async () => {
    const output = await outputWith();
    expect(output.take(sha256('article 3'))).toBe(false);
    expect(output.counted.size).toBe(0);
  });

  it('takes what stands in the release before from there, and asks no part', async () => {
    const before = openOutput(join(folder, 'new'));
    const output = await outputWith({ ...before, take: (asked) => asked === other });
    await writeFile(join(place, 'files/main/aa/2.html'), 'spoilt');
    expect(output.take(other)).toBe(true);
    expect(output.take(key)).toBe(true);
  });

  const [page, target] = ['main/aa/1.html', 'elsewhere/1.html'];
  const aside = async () => {
    await mkdir(join(folder, 'elsewhere'));
    await rename(join(place, 'files', page), join(folder, target));
    return join(place, 'files', page);
  };
  it.each<[string, () => Promise<unknown>]>([
    [
      'that is a link, though the very bytes lie where it leads',
      async () => symlink(join(folder, target), await aside()),
    ],
    ['that is a link to another file of the part', async () => symlink('2.html', await aside())],
    [
      'in a folder that is a link',
      async () => {
        await rename(join(place, 'files/main'), join(folder, 'away'));
        await symlink(join(folder, 'away'), join(place, 'files/main'));
      },
    ],
    ['that is a pipe, and waits for nobody', async () => promisify(execFile)('mkfifo', [await aside()])],
    ['that is a folder', async () => mkdir(await aside())],
  ])('reads no file %s, and says so', async (_, lay) => {
    const output = await outputWith();
    await lay();
    expect(() => output.take(key)).toThrow(
      /main\/aa\/1\.html of part 2 of 4 is a link, .* no plain file; it was not read/,
    );
    expect(output.counted.size).toBe(0);
    await expect(lstat(join(folder, 'new', page))).rejects.toThrow('ENOENT');
  });

  it('reads a part where it is reached by a link that whoever puts parts together named', async () => {
    await symlink(place, join(folder, 'linked'));
    const part = await readPart(join(folder, 'linked'));
    expect(withParts(openOutput(join(folder, 'new')), part ? [part] : []).take(key)).toBe(true);
  });

  it.each([
    ['changed', 'pagf'],
    ['cut off', 'pag'],
    ['gone', null],
  ])('stops at a file that is %s, and names it and the part', async (_, text) => {
    const output = await outputWith();
    const file = join(place, 'files/main/aa/1.html');
    if (text === null) await removeFolder(file);
    else await writeFile(file, text);
    expect(() => output.take(key)).toThrow(/main\/aa\/1\.html of part 2 of 4 is not what it was/);
    expect(output.take(other)).toBe(true);
  });
});

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../scripts/article/canonical.ts';
import { madeBefore, madeText, memoryOf, parseMade, rememberMade } from '../../scripts/build/made.ts';
import { manifestOf } from '../../scripts/build/manifest.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { live, noon } from './given.ts';

const key = sha256('article');
const page = { path: 'main/aa/1.html', size: 4, sha256: sha256('page') };
const textOf = (files = [page]) => canonicalJson(manifestOf(live([]), { asOf: noon, program: key, files }));

let folder: string;
let output: string;
let memory: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  output = join(folder, 'site');
  memory = memoryOf(folder, output);
  await mkdir(output);
  await writeFile(join(output, 'manifest.json'), textOf());
  await rememberMade(memory, textOf(), new Map([[page.path, key]]));
});
afterEach(() => removeFolder(folder));

describe('what is remembered of a release', () => {
  it('is what its files were made of, with their digests from its manifest', async () => {
    const made = await madeBefore(output, memory);
    expect(made?.madeOf(key)).toEqual([page]);
    expect(made?.madeOf(sha256('another'))).toEqual([]);
    expect(await readdir(join(folder, 'qianfa'))).toHaveLength(1);
  });

  it('does not count for another manifest: who changes page and manifest together changes nothing of the next release', async () => {
    await writeFile(join(output, 'manifest.json'), textOf([{ ...page, sha256: sha256('forged') }]));
    expect(await madeBefore(output, memory)).toBeNull();
  });

  it('does not count when it was cut off, is no text of ours, or is not there', async () => {
    const whole = await readFile(memory, 'utf8');
    for (const broken of [whole.slice(0, -1), whole.slice(0, -20), '', `${sha256(textOf())}\n{}\n`]) {
      await writeFile(memory, broken);
      expect(await madeBefore(output, memory), broken).toBeNull();
    }
    await removeFolder(memory);
    expect(await madeBefore(output, memory)).toBeNull();
  });

  it('gives nothing of a key whose files are not all in the manifest', async () => {
    await rememberMade(
      memory,
      textOf(),
      new Map([...[page.path, 'main/aa/1.svg'].map((path) => [path, key] as const)]),
    );
    expect((await madeBefore(output, memory))?.madeOf(key)).toEqual([]);
  });

  it('reads as it was written, whatever the paths are called', () => {
    const names = fc.uniqueArray(fc.tuple(fc.string(), fc.constantFrom('k', 'l', 'm')), { selector: ([path]) => path });
    fc.assert(
      fc.property(names, (entries) => {
        const made = parseMade(madeText('m', new Map(entries)), 'm');
        expect([...(made ?? [])].flatMap(([own, paths]) => paths.map((path) => [path, own])).sort()).toEqual(
          [...entries].sort(),
        );
      }),
    );
  });
});

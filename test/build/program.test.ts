import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { programDigest } from '../../scripts/build/program.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const files = ['.eleventy.ts', 'layouts/base.njk', 'package-lock.json', 'schemas/site.json', 'scripts/build.ts'];

describe('the digest of the program', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'program-'));
    for (const path of files) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), path);
    }
  });
  afterEach(() => rm(folder, { recursive: true }));

  const digest = () => programDigest(pathToFileURL(`${folder}/`));

  test('is what its description says, so that anyone can compute it', async () => {
    const listed = files.map((path) => `{"path":"${path}","sha256":"${sha256(path)}","size":${path.length}}`);
    expect(await digest()).toBe(sha256(`{"files":[${listed.join(',')}],"v":1}`));
  });

  test.each(files)('changes with %s', async (path) => {
    const before = await digest();
    await writeFile(join(folder, path), 'changed');
    expect(await digest()).not.toBe(before);
  });

  test.each(['content/main/site.yml', 'README.md', 'node_modules/x/index.js'])(
    'does not change with %s',
    async (path) => {
      const before = await digest();
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), 'new');
      expect(await digest()).toBe(before);
    },
  );

  test('a new file below scripts changes it', async () => {
    const before = await digest();
    await writeFile(join(folder, 'scripts', 'new.ts'), '');
    expect(await digest()).not.toBe(before);
  });

  test.each(['.eleventy.ts', 'package-lock.json'])('without %s there is none', async (path) => {
    await rm(join(folder, path));
    await expect(digest()).rejects.toThrow(path);
  });
});

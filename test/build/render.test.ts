import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildPages } from '../../scripts/build/pages.ts';
import { build, filesOf } from './built.ts';
import { file, live, noon, notice, program, text } from './given.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qianfa-program-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const articles = [
  text('aaaaaaaaa1', { files: [file('a.pdf', 'pdf')], front: { placement: 'headline' } }),
  text('aaaaaaaaa2', { ordinal: 2, front: { kind: 'document', effective_until: '2026-06-01' } }),
  notice('aaaaaaaaa3', { ordinal: 3 }),
];

describe('two builds of the same input', () => {
  const inZone = async (zone: string) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      return { offset: new Date(0).getTimezoneOffset(), files: (await build(live(articles))).files };
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  };

  it('are the same to the byte, in UTC and in Asia/Shanghai (attack 74)', async () => {
    const [first, second, third] = [await inZone('UTC'), await inZone('Asia/Shanghai'), await inZone('UTC')];
    expect(first.offset).not.toBe(second.offset);
    expect(second.files).toEqual(first.files);
    expect(third.files).toEqual(first.files);
  });

  it('do not depend on the folder that the command is started in', async () => {
    const here = process.cwd();
    const first = await build(live(articles));
    process.chdir(folder);
    try {
      expect((await build(live(articles))).files).toEqual(first.files);
    } finally {
      process.chdir(here);
    }
  });
});

describe('a build that cannot be made', () => {
  const into = (output: string, from: string) =>
    buildPages({ live: live(articles), asOf: noon, output, program: pathToFileURL(`${from}/`) });

  it('fails without .eleventy.ts instead of running on defaults, and writes nothing', async () => {
    await cp(fileURLToPath(new URL('layouts', program)), join(folder, 'program', 'layouts'), { recursive: true });
    await expect(into(join(folder, 'site'), join(folder, 'program'))).rejects.toThrow(/not found.*\.eleventy\.ts/);
    expect(await readdir(folder)).toEqual(['program']);
  });

  it('fails when Eleventy is run by itself', async () => {
    const root = fileURLToPath(program);
    await cp(join(root, 'layouts'), join(folder, 'layouts'), { recursive: true });
    const eleventy = join(root, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs');
    for (const given of [[], [`--config=${join(root, '.eleventy.ts')}`]]) {
      const run = promisify(execFile)(process.execPath, [eleventy, ...given], { cwd: folder });
      await expect(run).rejects.toMatchObject({ code: 1 });
    }
    expect(await readdir(folder)).toEqual(['layouts']);
  });

  it('keeps the old output when a signed file cannot be read', async () => {
    const output = join(folder, 'site');
    await mkdir(output);
    await writeFile(join(output, 'old.html'), 'old');
    const broken = { ...file('b.pdf', 'x'), read: () => Promise.reject(new Error('sha256 differs')) };
    const build = buildPages({ live: live([text('aaaaaaaaa1', { files: [broken] })]), asOf: noon, output, program });
    await expect(build).rejects.toThrow('sha256 differs');
    expect(await readdir(folder)).toEqual(['site']);
    expect(await readFile(join(output, 'old.html'), 'utf8')).toBe('old');
  });

  it('replaces the old output as a whole', async () => {
    const output = join(folder, 'site');
    await mkdir(output);
    await writeFile(join(output, 'old.html'), 'old');
    await buildPages({ live: live(articles), asOf: noon, output, program });
    expect((await filesOf(output)).has('old.html')).toBe(false);
    expect(await readdir(folder)).toEqual(['site']);
  });
});

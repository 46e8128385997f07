import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { filesBelow } from '../../scripts/build/files.ts';
import { replaceFolder } from '../../scripts/build/fresh-folder.ts';
import type { Manifest } from '../../scripts/site/types.gen.ts';
import { temporaryFolder } from '../fixture/keys.ts';
import { County, text } from './county.ts';

let county: County;
/** How many moments a recording is killed at, and a build: for a night, QIANFA_KILLS=100. */
const kills = { record: Number(process.env.QIANFA_KILLS ?? 3), build: Number(process.env.QIANFA_KILLS ?? 2) };
const names = Array.from({ length: kills.record + 3 }, (_, at) => String(at + 1).padStart(3, '0'));
const [last = '', afterwards = ''] = names.slice(-2);
const path = (name: string) => `main/gsgg/2026/${name}`;
beforeAll(async () => {
  county = await County.found(await temporaryFolder());
  for (const name of names) await county.write(path(name), { 'index.md': text(`killed0${name}`) });
  for (const name of names) await county.sign([await county.item(path(name))]);
});
afterAll(() => county.remove());

const program = fileURLToPath(new URL('../../scripts/qianfa.ts', import.meta.url));

/** Runs a command as a process of its own and kills it and everything that it started after some milliseconds (or never). */
async function killed(argv: readonly string[], after: number | null): Promise<{ code: number | null; took: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [program, ...argv], {
    cwd: county.repository.folder,
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env.PATH, QIANFA_ROOT: county.root, QIANFA_RECORDER_KEY: county.group.recorder.file },
  });
  const timer = after === null ? null : setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), after);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (timer) clearTimeout(timer);
  // Git never takes away the lock of a git that was killed; it says so, and its owner does.
  for (const lock of ['index.lock', 'HEAD.lock', 'refs/heads/main.lock'])
    await rm(join(county.repository.folder, '.git', lock), { force: true });
  return { code, took: performance.now() - begun };
}

const status = () => county.repository.run('status', '--porcelain', 'content');
const count = async () => (await county.ledger()).records.length;

describe('59 · a recording that is killed', () => {
  it(
    `at ${kills.record} moments → the ledger is wholly the old or wholly the new one, and the next run goes on`,
    async () => {
      const { took, code } = await killed(['record', path('001')], null);
      expect(code).toBe(0);
      for (let run = 0; run < kills.record; run += 1) {
        const before = await count();
        // Before the middle it still loads and reads.
        await killed(['record', path(names[run + 1] ?? '')], took * (0.45 + (0.55 * (run + 0.5)) / kills.record));
        expect([before, before + 1]).toContain(await count());
      }
      const before = await count();
      const next = await county.record(path(last));
      expect(next.text).toMatch(/已登记第/);
      expect(await count()).toBe(before + 1);
      expect(await status()).toBe('');
    },
    120_000 + kills.record * 30_000,
  );

  const halves = [
    { title: 'before index and files followed', restore: ['--staged', '--worktree'] },
    { title: 'after the files, before the index followed', restore: ['--staged'] },
  ];
  it.each(halves)('$title → the next run brings them along', async ({ restore }) => {
    await county.repository.run('restore', '--source=HEAD^', ...restore, 'content/ledger');
    expect(await status()).not.toBe('');
    const next = await county.record(path(afterwards));
    expect(next.text).not.toMatch(/有未提交的改动/);
    expect(await status()).toBe('');
  });

  it('but what somebody else changed there is not written over → refused', async () => {
    const file = join(county.repository.folder, 'content/ledger/live', path('001'), 'index.md');
    await writeFile(file, '我改过');
    const ran = await county.record(path(afterwards));
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(/content\/ledger 有未提交的改动，登记机拒绝写入/);
    expect(await readFile(file, 'utf8')).toBe('我改过');
    await county.repository.run('restore', 'content/ledger');
  });
});

/** Whether an output is one whole release: every file of its manifest is there with its bytes, and none else. */
async function whole(output: string): Promise<string> {
  const manifest: Manifest = JSON.parse(await readFile(join(output, 'manifest.json'), 'utf8'));
  const files = (await filesBelow(output)).filter((name) => name !== 'manifest.json');
  expect(files).toEqual(manifest.files.map((file) => file.path));
  for (const file of manifest.files) expect(sha256(await readFile(join(output, file.path)))).toBe(file.sha256);
  return manifest.as_of;
}

describe('59 · a build that is killed', () => {
  it(
    `at ${kills.build} moments → the old release stays, whole; the next build takes its leavings away`,
    async () => {
      const output = join(county.repository.folder, '_site');
      const build = (asOf: string) => ['build', '--as-of', asOf];
      const { took } = await killed(build('2026-05-01T00:00:00+08:00'), null);
      expect(await whole(output)).toBe('2026-05-01T00:00:00+08:00');
      let standing = '2026-05-01T00:00:00+08:00';
      for (let run = 0; run < kills.build; run += 1) {
        const next = new Date(Date.UTC(2026, 4, 2 + run)).toISOString().replace('.000Z', 'Z');
        await killed(build(next), took * (0.3 + (0.7 * (run + 0.5)) / kills.build));
        const there = await whole(output);
        expect([standing, next]).toContain(there);
        standing = there;
      }
      expect((await killed(build('2026-12-01T00:00:00+08:00'), null)).code).toBe(0);
      expect(await whole(output)).toBe('2026-12-01T00:00:00+08:00');
      expect((await readdir(county.repository.folder)).filter((name) => name.startsWith('._site'))).toEqual([]);
    },
    120_000 + kills.build * 30_000,
  );

  it('60 · an older build that finishes after a newer one → refused, the newer release stays', async () => {
    const output = join(county.repository.folder, '_site');
    expect((await killed(['build', '--as-of', '2026-06-15T00:00:00+08:00'], null)).code).toBe(1);
    expect(await whole(output)).toBe('2026-12-01T00:00:00+08:00');
  });

  it('between moving the old release aside and putting the new one there → the next run brings the old one back', async () => {
    const folder = join(county.repository.folder, 'swap');
    const nobody = await new Promise<number>((resolve) => {
      const child = spawn(process.execPath, ['-e', '']);
      child.on('close', () => resolve(child.pid ?? 0));
    });
    await mkdir(join(folder, `.out-${nobody}-abcdef`, 'old'), { recursive: true });
    await mkdir(join(folder, `.out-${process.pid}-abcdef`), { recursive: true });
    await writeFile(join(folder, `.out-${nobody}-abcdef`, 'old', 'page.html'), 'old');
    const failing = replaceFolder(join(folder, 'out'), async () => {
      throw new Error('no pages');
    });
    await expect(failing).rejects.toThrow('no pages');
    expect(await readFile(join(folder, 'out', 'page.html'), 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual([`.out-${process.pid}-abcdef`, 'out']);
  });
});

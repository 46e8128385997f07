import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderTarget } from '../../scripts/publish/folder.ts';
import { text } from '../attacks/county.ts';
import { made } from './made.ts';
import { day, path, publishingCounty } from './publishing-county.ts';

const { folder, county, target, published, current, whole } = publishingCounty(async (book) => {
  await book.publish(path('1'), { front: { id: 'publish001' } });
});
beforeAll(async () => {
  for (const number of [3, 4]) expect((await published(day(number))).code).toBe(0);
});

/** A release of these files in a folder. */
const laid = (name: string, files: Readonly<Record<string, string>>) => made(join(folder(), name), 1, files);

describe('a release that is laid there and never shown', () => {
  /** Starts a publication that hangs for ever where it would switch, and waits until its release lies there. */
  async function hanging(asOf: string) {
    const preload = join(folder(), 'no-switch.mjs');
    await writeFile(
      preload,
      "import fs from 'node:fs/promises';\nimport { syncBuiltinESMExports } from 'node:module';\n" +
        'const { symlink } = fs;\n' +
        'fs.symlink = (to, at) => at.includes(".next-") ? new Promise(() => setInterval(() => {}, 1000)) : symlink(to, at);\n' +
        'syncBuiltinESMExports();\n',
    );
    const before = await releases();
    const args = ['publish', '--to', target(), '--as-of', asOf, '--fresh-within', '99999'];
    const child = spawn(process.execPath, ['--import', preload, program, ...args], {
      cwd: county().repository.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, QIANFA_ROOT: county().root, QIANFA_PUBLISHER_KEY: county().group.publisher.file },
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const ended = new Promise((done) => child.on('close', done));
    let laid: string | undefined;
    while (laid === undefined && child.exitCode === null) {
      await new Promise((done) => setTimeout(done, 20));
      laid = (await releases()).find((name) => !before.includes(name));
    }
    if (laid === undefined) throw new Error(`the publication ended: ${said}`);
    const kill = () => {
      child.kill('SIGKILL');
      return ended;
    };
    return { laid, kill };
  }
  const program = fileURLToPath(new URL('../../scripts/qianfa.ts', import.meta.url));
  const releases = async () => (await readdir(join(target(), 'releases'))).filter((name) => /^0/.test(name));
  const storeOf = async () => (await readdir(join(target(), 'store'))).sort();

  it('59 · because its publication was killed before the switch → the next one takes it away, with what only it held', async () => {
    const [before, store, kept] = [await current(), await storeOf(), await releases()];
    await county().publish(path('5'), { 'index.md': text('publish005') });
    const { laid, kill } = await hanging(day(8));
    await kill();
    expect(await current()).toBe(before);
    expect((await storeOf()).length).toBeGreaterThan(store.length);
    const ran = await published(day(9));
    expect(ran.code).toBe(0);
    expect(await current()).not.toBe(laid);
    expect((await releases()).sort()).toEqual([...kept, await current()].sort());
    await whole();
  });

  it('59 · is taken away also where nothing is to be published', async () => {
    const [before, kept] = [await current(), await releases()];
    await county().publish(path('6'), { 'index.md': text('publish006') });
    const { laid, kill } = await hanging(day(10));
    await kill();
    expect(await releases()).toContain(laid);
    // The same head as before it, as of the same moment as what is shown.
    const old = await county().repository.run('rev-list', '-1', '--skip=1', 'HEAD', '--', 'content/ledger');
    const ran = await published(day(9), '--ledger', `${old}:content/ledger`);
    expect(ran.text).toMatch(/不再重建/);
    expect((await releases()).sort()).toEqual(kept.sort());
    expect(await current()).toBe(before);
    await whole();
  });

  it('stays while whoever laid it is still at it', async () => {
    const { laid, kill } = await hanging(day(10));
    const ran = await published(day(11));
    expect(ran.text).toMatch(/另一个发布（进程 \d+）正在这里进行/);
    const old = await county().repository.run('rev-list', '-1', '--skip=1', 'HEAD', '--', 'content/ledger');
    expect((await published(day(9), '--ledger', `${old}:content/ledger`)).code).toBe(0);
    expect(await releases()).toContain(laid);
    await kill();
  });

  it('because something else is shown by then → is taken away at once', async () => {
    const shown = folderTarget(target(), folder(), process.env);
    const release = await laid('refused', { 'main/index.html': '一' });
    const name = '00000099-20270101000000-0123456789ab';
    const other = { name: '00000001-20250101000000-0123456789ab', text: '', signature: '' };
    expect(await shown.bring({ ...release, name }, { standing: other, begun: null })).toBeNull();
    expect(await releases()).not.toContain(name);
    await whole();
  });

  it('because it cannot be shown → is taken away at once, and why is said', async () => {
    const shown = folderTarget(target(), folder(), process.env);
    const seen = await shown.seen();
    const release = await laid('blocked', { 'main/index.html': '一' });
    const name = '00000099-20270101000000-0123456789ab';
    await mkdir(join(target(), `.next-${process.pid}/full`), { recursive: true });
    await expect(shown.bring({ ...release, name }, seen)).rejects.toThrow(/directory/);
    await rm(join(target(), `.next-${process.pid}`), { recursive: true });
    expect(await releases()).not.toContain(name);
    await whole();
  });
});

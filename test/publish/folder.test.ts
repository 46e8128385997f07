import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../scripts/build/manifest.ts';
import { command as build } from '../../scripts/build.ts';
import { mendRelease } from '../../scripts/publish/mend.ts';
import { filesOf } from '../../scripts/publish/store.ts';
import { command as publish } from '../../scripts/publish.ts';
import { text } from '../attacks/county.ts';
import { readOutput } from '../fixture/output.ts';
import { made } from './made.ts';
import { day, path, publishingCounty } from './publishing-county.ts';
import { wholeRelease } from './whole.ts';

const hasRsync = spawnSync('rsync', ['--version']).status === 0;
const { folder, county, target, published, current, whole } = publishingCounty(async (book) => {
  await book.publish(path('1'), { front: { id: 'publish001' } });
  await book.publish(path('2'), { front: { id: 'publish002' }, files: { '附件.txt': '附件' } });
  await book.publish(path('3'), { front: { id: 'another003' } });
});

const placeOf = async (release: string, unit: string) => readlink(join(target(), 'releases', release, unit));
/** A release of these files in a folder, with its manifest and its signature. */
async function laid(name: string, files: Readonly<Record<string, string>>) {
  const release = await made(join(folder(), name), 1, files);
  await writeFile(join(release.output, 'manifest.json.sig'), release.signature);
  return release;
}

describe('a release in a folder', () => {
  it('holds the files of a build to the byte, its manifest those that such a build lists', async () => {
    expect((await published(day(3))).code).toBe(0);
    await whole();
    expect((await county().run(build, ['--as-of', day(3), '--output', join(folder(), 'built')])).code).toBe(0);
    const [shown, built] = [await readOutput(join(target(), 'current')), await readOutput(join(folder(), 'built'))];
    for (const name of ['manifest.json', 'manifest.json.sig']) for (const one of [shown, built]) one.delete(name);
    expect([...shown].sort()).toEqual([...built].sort());
    const read = async (at: string) => parseManifest(await readFile(join(at, 'manifest.json'), 'utf8'));
    const [own, plain] = [await read(join(target(), 'current')), await read(join(folder(), 'built'))];
    const listed = own ? await filesOf(target(), join(target(), 'current'), own) : [];
    expect(listed.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual(
      plain?.files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    );
  });

  it('takes along a folder in which nothing changed as it lies in the store, and links the others file by file', async () => {
    const before = await current();
    const inode = async (file: string) => (await stat(join(target(), 'current', file))).ino;
    const kept = await inode('main/pu/publish001.html');
    await county().publish(path('4'), { 'index.md': text('publish004') });
    expect((await published(day(4))).code).toBe(0);
    await whole();
    const after = await current();
    expect(await placeOf(after, 'main/an')).toBe(await placeOf(before, 'main/an'));
    expect(await placeOf(after, 'main/pu')).not.toBe(await placeOf(before, 'main/pu'));
    expect(await inode('main/pu/publish001.html')).toBe(kept);
    expect(await readdir(join(target(), 'releases', before, 'main/pu'))).not.toContain('publish004.html');
  });

  it('can be moved to another place as a whole', async () => {
    await rename(target(), join(folder(), 'moved'));
    await wholeRelease(join(folder(), 'moved/current'), county().group.publisher);
    await rename(join(folder(), 'moved'), target());
  });

  it('keeps nothing in the store that no kept release shows', async () => {
    await mkdir(join(target(), 'store/left'), { recursive: true });
    await published(day(5), '--keep', '1');
    const names = await readdir(join(target(), 'store'));
    const own = await current();
    const manifest = parseManifest(await readFile(join(target(), 'current/manifest.json'), 'utf8'));
    const places = await Promise.all((manifest?.folders ?? []).map((unit) => placeOf(own, unit.path)));
    const wanted = new Set(places.map((place) => place.split('/').at(-1)));
    expect(names.sort()).toEqual([...wanted].flatMap((place) => [place, `${place}.json`]).sort());
  });
});

describe('what somebody changed at the target', () => {
  it('is never taken along into a folder that changes: all is made again', async () => {
    await writeFile(join(target(), 'current/main/pu/publish001.html'), '有人改过');
    await county().publish(path('5'), { 'index.md': text('publish005') });
    expect((await published(day(6))).code).toBe(0);
    await whole();
  });

  it('is found by --reread in any folder, though nothing is to be published, and put right', async () => {
    const shown = await current();
    const list = (await placeOf(shown, 'main/search')).split('/').at(-1);
    await writeFile(join(target(), 'current/main/index.html'), '有人改过');
    await writeFile(join(target(), 'current/main/assets/planted.js'), '有人添的');
    await rm(join(target(), 'current/main/gsgg/index.html'));
    await writeFile(join(target(), 'store', `${list}.json`), '{}');
    expect((await published(day(6))).text).toMatch(/不再重建/);
    const ran = await published(day(6), '--reread');
    // Both sites have the same assets, and so one folder in the store.
    expect(ran.text).toContain('发布位置上有 5 处与清单不符');
    for (const file of ['main/index.html', 'main/assets/planted.js', 'main/gsgg/index.html', 'main/search'])
      expect(ran.text).toContain(file);
    expect(ran.code).toBe(0);
    expect(await current()).toBe(shown);
    await whole();
    expect((await published(day(6), '--reread')).text).not.toContain('不符');
  });

  it('a file or a link that was put beside the folders → found, and taken away', async () => {
    await writeFile(join(target(), 'current/main/planted.html'), '有人放的');
    await symlink('/etc', join(target(), 'current/main/etc'));
    const ran = await published(day(6), '--reread');
    expect(ran.text).toContain('发布位置上有 2 处与清单不符');
    expect(ran.text).toMatch(/main\/planted\.html.*main\/etc|main\/etc.*main\/planted\.html/);
    await whole();
  });

  it('is put right while the release is shown: at no moment is it away', async () => {
    const [release, files] = [join(folder(), 'shown/output-1'), { 'main/index.html': '一', 'main/sitemap.xml': '二' }];
    const again = await laid('mended', files);
    await laid('shown', { ...files, 'main/index.html': '有人改过', 'main/planted.html': '有人放的' });
    const name = (await stat(release)).ino;
    await mendRelease(release, again);
    expect((await stat(release)).ino).toBe(name);
    expect(await readFile(join(release, 'main/index.html'), 'utf8')).toBe('一');
    expect((await readdir(join(release, 'main'))).sort()).toEqual(['index.html', 'sitemap.xml']);
    // Killed in the middle, and run again: what was put right already stays.
    await mendRelease(release, await laid('mended', files));
    expect(await readFile(join(release, 'main/sitemap.xml'), 'utf8')).toBe('二');
  });

  it('a link that leads to other files → found, and put right', async () => {
    const shown = await current();
    await rm(join(target(), 'releases', shown, 'main/an'));
    await mkdir(join(target(), 'releases', shown, 'main/an'));
    await writeFile(join(target(), 'releases', shown, 'main/an/another003.html'), '有人换过');
    expect((await published(day(7), '--reread')).text).toContain('main/an');
    await whole();
  });
});

describe('what is taken out of the store', () => {
  it('is nothing while another publication is at work there: what that one put there belongs to no release yet', async () => {
    await published(day(7));
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const claim = join(target(), `.publish-${other.pid}-abcdef`);
    await mkdir(claim);
    await mkdir(join(target(), 'store/fresh'));
    expect((await published(day(7))).code).toBe(0);
    expect(await readdir(join(target(), 'store'))).toContain('fresh');
    other.kill();
    await new Promise((done) => other.on('close', done));
    expect((await published(day(7))).code).toBe(0);
    expect(await readdir(join(target(), 'store'))).not.toContain('fresh');
    expect((await readdir(target())).sort()).toEqual(['current', 'releases', 'store']);
  });

  it('a link and a folder that a killed publication left are taken away; a file among the releases stops nothing', async () => {
    await symlink('releases/none', join(target(), '.next-999999999'));
    await mkdir(join(target(), '.publish-999999999-abcdef'));
    await writeFile(join(target(), 'releases/README'), '说明');
    await mkdir(join(target(), 'store/left'));
    expect((await published(day(7))).code).toBe(0);
    expect((await readdir(target())).sort()).toEqual(['current', 'releases', 'store']);
    await whole();
  });
});

describe.skipIf(!hasRsync)('a target whose release was brought there by plain files', () => {
  it('goes on: the next release is made in folders beside it, and the plain one stays whole until its turn', async () => {
    const place = join(folder(), 'plain');
    const to = (at: string, where: string) => county().run(publish, ['--to', where, '--as-of', at]);
    expect((await to(day(4), `rsync:${place}`)).code).toBe(0);
    const plain = await readlink(join(place, 'current'));
    expect(await readdir(place)).not.toContain('store');
    expect((await to(day(5), place)).code).toBe(0);
    expect(await readlink(join(place, 'current'))).not.toBe(plain);
    for (const release of [plain, 'current']) await wholeRelease(join(place, release), county().group.publisher);
    expect(await readdir(place)).toContain('store');
  });

  it('and the other way round: by rsync real files go there, and the store is let be', async () => {
    const place = join(folder(), 'plain');
    expect((await county().run(publish, ['--to', `rsync:${place}`, '--as-of', day(6)])).code).toBe(0);
    await wholeRelease(join(place, 'current'), county().group.publisher);
    const links = (await readdir(join(place, 'current/'), { recursive: true, withFileTypes: true })).filter((one) =>
      one.isSymbolicLink(),
    );
    expect(links).toEqual([]);
  });
});

describe('what this machine remembers', () => {
  const index = (memory: string) => join(memory, 'index');
  const rewrite = async (memory: string, change: (text: string) => string) =>
    writeFile(index(memory), change(await readFile(index(memory), 'utf8')));
  /** The row of the folder in which nothing changes. */
  const row = (text: string) => /^\["unit","main\/an".*\n/m.exec(text)?.[0] ?? '';
  it.each<[string, number, (memory: string) => Promise<unknown>]>([
    ['is gone', 8, (memory) => rm(memory, { recursive: true })],
    ['was cut off', 9, (memory) => writeFile(index(memory), '["')],
    ['is of another release', 10, (memory) => writeFile(index(memory), `["${'0'.repeat(64)}"]\n`)],
    ['lacks a folder', 11, (memory) => rewrite(memory, (text) => text.replace(row(text), ''))],
    [
      'names another place for a folder',
      12,
      (memory) =>
        rewrite(memory, (text) => {
          const [, , , list, count, , ...rest] = ['', ...(JSON.parse(row(text)) as string[])];
          return text.replace(
            row(text),
            `${JSON.stringify(['unit', 'main/an', list, count, 'f'.repeat(64), ...rest])}\n`,
          );
        }),
    ],
  ])('%s → everything is made anew, and the same', async (_what, number, spoil) => {
    const qianfa = join(county().repository.folder, '.git/qianfa');
    const memory = (await readdir(qianfa)).find((name) => name.startsWith('units-')) ?? '';
    await spoil(join(qianfa, memory));
    const before = (await readOutput(join(target(), 'current'))).get('main/an/another003.html');
    expect((await published(day(number))).code).toBe(0);
    await whole();
    expect((await readOutput(join(target(), 'current'))).get('main/an/another003.html')).toBe(before);
  });

  it('does not know what a folder that changes was made of → everything is made anew, and no article is lost', async () => {
    const qianfa = join(county().repository.folder, '.git/qianfa');
    const memory = join(qianfa, (await readdir(qianfa)).find((name) => name.startsWith('units-')) ?? '');
    for (const name of await readdir(memory)) if (name !== 'index') await writeFile(join(memory, name), '');
    await county().publish(path('9'), { 'index.md': text('another009') });
    expect((await published(day(14))).code).toBe(0);
    await whole();
    expect(await readdir(join(target(), 'current/main/an'))).toEqual(
      expect.arrayContaining(['another003.html', 'another009.html']),
    );
  });
});

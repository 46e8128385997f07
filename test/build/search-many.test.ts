import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../scripts/article/canonical.ts';
import { countFiles, filesBelow } from '../../scripts/build/files.ts';
import { madeBefore, madeIn, rememberMade } from '../../scripts/build/made.ts';
import { openOutput } from '../../scripts/build/output.ts';
import { withParts } from '../../scripts/build/part.ts';
import { buildSearch } from '../../scripts/build/search.ts';
import type { SearchEntry } from '../../scripts/build/search-record.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { inShare } from '../../scripts/build/share.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { keepUnits, readUnits } from '../../scripts/build/unit-memory.ts';
import { openUnitOutput } from '../../scripts/build/unit-output.ts';
import type { Digest, Manifest } from '../../scripts/site/types.gen.ts';
import { madeLive, randomArticles } from '../bench/live.ts';
import { someDigest } from '../fixture/group.ts';

const live = madeLive([{ title: '只此一篇', body: '侧柏' }, ...randomArticles(40, 3)]);
const rest = { program: someDigest('program') };
const entries = searchEntries(live, stateAt(live, '2026-11-01T00:00:00+08:00'));

let output = '';
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'search-many-'));
});
afterEach(() => rm(output, { recursive: true }));

const listedIn = async (folder: string): Promise<{ program: string; tiers: string[]; traces: string | null }> =>
  JSON.parse(await readFile(join(folder, 'main', 'pagefind', 'tiers.json'), 'utf8'));
const counted = async (folder: string) => countFiles(folder, await filesBelow(folder));
const index = (name: string) => counted(join(output, name, 'main'));
const inode = async (name: string, path: string) => (await stat(join(output, name, 'main/pagefind', path))).ino;
const ledger = { seq: 1, digest: someDigest('r'), time: '2026-11-01T00:00:00+08:00' };
const base = { v: 1 as const, group: 'g', root: someDigest('r'), as_of: ledger.time, coming: [], ledger };
const manifestOf = (files: Manifest['files']): Manifest => ({ ...base, program: someDigest('p'), files });

/** Makes the indexes in a folder, out of what another one holds where one is named, and remembers what was made of what. */
async function make(name: string, given = spread, from: string | null = null): Promise<void> {
  await mkdir(join(output, name));
  const made = from && (await madeBefore(join(output, from), join(output, `${from}.made`)));
  const fresh = openOutput(join(output, name), made || null);
  await buildSearch({ entries: given, sites: ['main'], output: fresh, ...rest, most: 10 });
  const manifest = canonicalJson(manifestOf(await counted(join(output, name))));
  await writeFile(join(output, name, 'manifest.json'), manifest);
  await rememberMade(join(output, `${name}.made`), manifest, fresh.keys);
}

const spread = entries.map((entry, at): SearchEntry => {
  const day = `${2017 + (at % 5)}-05-01`;
  return { url: entry.url, day, made: () => entry.made(), record: () => ({ ...entry.record(), day }) };
});

describe('many indexes of the search', () => {
  const newest = (at: number) => spread[at]?.day === '2021-05-01';
  const tracesOf = async (name: string) => {
    const { traces, tiers } = await listedIn(join(output, name));
    const folder = join(output, name, 'main/pagefind');
    const held = tiers.filter((tier) => existsSync(join(folder, tier, 'traces')));
    return { traces, files: await counted(join(folder, traces ?? 'none')), of: held, tiers };
  };

  test('traces tell of all but the newest', async () => {
    await make('whole', spread);
    const { files, of, tiers } = await tracesOf('whole');
    expect(tiers).toHaveLength(5);
    expect(of).toEqual(tiers.slice(1));
    expect(files).toHaveLength(128);
  });

  test('of three or fewer there are none', async () => {
    await make(
      'whole',
      spread.filter(({ day }) => day > '2019'),
    );
    expect((await listedIn(join(output, 'whole'))).tiers).toHaveLength(3);
    expect(await listedIn(join(output, 'whole'))).toMatchObject({ traces: null });
    expect((await filesBelow(join(output, 'whole'))).filter((path) => path.includes('traces'))).toEqual([]);
  });

  test('they are taken along while the newest alone changes', async () => {
    await make('old', spread);
    await make(
      'new',
      spread.filter((_, at) => !newest(at) || at > 10),
      'old',
    );
    const [old, now] = [await tracesOf('old'), await tracesOf('new')];
    expect(now.tiers[0]).not.toBe(old.tiers[0]);
    expect(now.traces).toBe(old.traces);
    const [file = ''] = await readdir(join(output, 'new/main/pagefind', `${now.traces}`));
    expect(await inode('new', `${now.traces}/${file}`)).toBe(await inode('old', `${now.traces}/${file}`));
  });

  test('what is withdrawn leaves none, and the bytes are those of a build from nothing', async () => {
    await make('old', spread);
    const gone = spread.findIndex(({ record }) => record().title === '只此一篇');
    const left = spread.filter((_, at) => at !== gone);
    await make('new', left, 'old');
    await make('whole', left);
    expect(await index('new')).toEqual(await index('whole'));
    const names = [await tracesOf('old'), await tracesOf('new')].map(({ traces }) => traces);
    expect(names[0]).not.toBe(names[1]);
    expect(await readdir(join(output, 'new/main/pagefind'))).not.toContain(names[0]);
  });

  test('a tier that is the newest no longer gets its own', async () => {
    await make('old', spread);
    const later = spread.slice(0, 3).map((entry, at): SearchEntry => {
      const [url, day] = [`/zz/z${at}.html`, '2022-01-01'];
      return { url, day, made: () => entry.made(), record: () => ({ ...entry.record(), url, day }) };
    });
    const all = [...spread, ...later].sort((a, b) => (a.url < b.url ? -1 : 1));
    await make('new', all, 'old');
    await make('whole', all);
    expect((await tracesOf('new')).of).toContain((await tracesOf('old')).tiers[0]);
    expect(await index('new')).toEqual(await index('whole'));
  });

  test('no part makes those of all, and where parts are put together they are those of one machine', async () => {
    await mkdir(join(output, 'whole'));
    const input = { entries: spread, sites: ['main', 'shui'], ...rest, most: 10 };
    await buildSearch({ ...input, output: openOutput(join(output, 'whole')) });
    const parts = await Promise.all(
      [1, 2].map(async (part) => {
        const folder = join(output, `part-${part}`);
        await mkdir(folder);
        const own = openOutput(folder);
        await buildSearch({ ...input, output: inShare(own, { part, of: 2 }) });
        const files = await counted(folder);
        expect(files.filter(({ path }) => path.includes('/traces-'))).toEqual([]);
        const made = new Map<Digest, string[]>();
        for (const [path, key] of own.keys) made.set(key, [...(made.get(key) ?? []), path]);
        const manifest = manifestOf(files);
        return { ...madeIn(folder, made, manifest), share: { part, of: 2 }, manifest };
      }),
    );
    await mkdir(join(output, 'met'));
    await buildSearch({ ...input, output: withParts(openOutput(join(output, 'met')), parts) });
    expect(await counted(join(output, 'met'))).toEqual(await counted(join(output, 'whole')));
    const shown = await counted(join(output, 'met', 'shui'));
    expect(shown).toEqual(await counted(join(output, 'met', 'main')));
  });

  test('in units of which one is withdrawn from, those that stay are read where they stand', async () => {
    const gone = spread.findIndex(({ record }) => record().title === '只此一篇');
    const left = spread.filter((_, at) => at !== gone);
    const [store, memory] = [join(output, 'store'), join(output, 'memory')];
    const input = { sites: ['main'], ...rest, most: 10 };
    const old = join(output, 'releases', 'old');
    const work = join(output, 'releases', 'new');
    for (const folder of [old, work]) await mkdir(folder, { recursive: true });
    const first = openUnitOutput(old, store);
    await buildSearch({ ...input, entries: spread, output: first });
    const units = await first.finish();
    keepUnits(memory, someDigest('m'), units, []);
    const known = readUnits(memory, someDigest('m'));
    if (!known) throw new Error('nothing is remembered');
    const manifest = { ...manifestOf(units.files), folders: units.folders };
    const next = openUnitOutput(work, store, { release: old, manifest, memory: known });
    await buildSearch({ ...input, entries: left, output: next });
    const made = await next.finish();
    await make('whole', left);
    for (const name of await readdir(join(output, 'whole/main/pagefind')))
      if (name !== 'tiers.json')
        expect(await counted(join(work, 'main/pagefind', name))).toEqual(
          await counted(join(output, 'whole/main/pagefind', name)),
        );
    expect(made.folders.length).toBe(units.folders.length);
  });
});

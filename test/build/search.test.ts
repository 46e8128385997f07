import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../scripts/article/canonical.ts';
import { countFiles, filesBelow } from '../../scripts/build/files.ts';
import { madeBefore, rememberMade } from '../../scripts/build/made.ts';
import { openOutput } from '../../scripts/build/output.ts';
import { buildSearch } from '../../scripts/build/search.ts';
import type { SearchEntry } from '../../scripts/build/search-record.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { inShare } from '../../scripts/build/share.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { madeLive, randomArticles } from '../bench/live.ts';
import { someDigest } from '../fixture/group.ts';

const live = madeLive([{ title: '只此一篇', body: '侧柏' }, ...randomArticles(40, 3)]);
const rest = { program: someDigest('program') };
const entries = searchEntries(live, stateAt(live, '2026-11-01T00:00:00+08:00'));

const listedIn = async (output: string): Promise<{ program: string; tiers: string[]; traces: string | null }> =>
  JSON.parse(await readFile(join(output, 'main', 'pagefind', 'tiers.json'), 'utf8'));
const tiersIn = async (output: string) => (await listedIn(output)).tiers;

describe('the search index', () => {
  let output: string;
  beforeEach(async () => {
    output = await mkdtemp(join(tmpdir(), 'search-'));
  });
  afterEach(() => rm(output, { recursive: true }));

  const counted = async (folder: string) => countFiles(folder, await filesBelow(folder));

  test('every site has the same index', async () => {
    await buildSearch({ entries, sites: ['main', 'shui'], output: openOutput(output), ...rest });
    expect(await counted(join(output, 'main'))).toEqual(await counted(join(output, 'shui')));
  });

  test('the same records give the same bytes', async () => {
    await buildSearch({ entries, sites: ['first'], output: openOutput(output), ...rest });
    await buildSearch({ entries, sites: ['second'], output: openOutput(output), ...rest });
    expect(await counted(join(output, 'first'))).toEqual(await counted(join(output, 'second')));
  });

  test('Pagefind’s own interface is not published', async () => {
    await buildSearch({ entries, sites: ['main'], output: openOutput(output), ...rest });
    const { tiers, program } = await listedIn(output);
    const names = await readdir(join(output, 'main', 'pagefind'), { recursive: true });
    expect(names.filter((name) => /\.(css|html)$|ui|highlight|unknown/.test(name))).toEqual([]);
    expect(names.filter((name) => /\.js$|wasm/.test(name)).sort()).toEqual(
      ['pagefind-worker.js', 'pagefind.js', 'wasm.en.pagefind'].map((name) => `${program}/${name}`),
    );
    expect(tiers).toHaveLength(1);
  });

  test('a record becomes one fragment with nothing but what was given', async () => {
    await buildSearch({
      entries: entries.filter((entry) => entry.record().title === '只此一篇'),
      sites: ['main'],
      output: openOutput(output),
      ...rest,
    });
    const [tier = ''] = await tiersIn(output);
    const folder = join(output, 'main', 'pagefind', tier, 'fragment');
    const [name = '', ...others] = await readdir(folder);
    expect(others).toEqual([]);
    const text = gunzipSync(await readFile(join(folder, name)))
      .toString()
      .replace(/^pagefind_dcd/, '');
    expect(JSON.parse(text)).toMatchObject({
      content: '只此 此一 一篇 篇 ␞ CL L2 -20 02 24 40 -00 00 00 01 1 ␞ 侧柏 柏 ␞',
      meta: { title: '只此 此一 一篇 篇', day: '20240101' },
    });
  });

  test('a group without articles has an index in which nothing is found', async () => {
    await buildSearch({ entries: [], sites: ['main'], output: openOutput(output), ...rest });
    const [tier = ''] = await tiersIn(output);
    expect(await readdir(join(output, 'main', 'pagefind', tier))).toContain('pagefind-entry.json');
  });

  describe('in tiers', () => {
    const dated = entries.map((entry, at): SearchEntry => {
      const day = `${2021 + (at % 3)}-05-01`;
      return { url: entry.url, day, made: () => entry.made(), record: () => ({ ...entry.record(), day }) };
    });
    const manifestOf = async (name: string) => {
      const base = { v: 1 as const, group: 'g', root: someDigest('r'), as_of: '2026-11-01T00:00:00+08:00', coming: [] };
      const ledger = { seq: 1, digest: someDigest('r'), time: base.as_of };
      return canonicalJson({ ...base, ledger, program: someDigest('p'), files: await counted(join(output, name)) });
    };
    /** Makes the indexes in a folder, out of what another one holds where one is named, and remembers what was made of what. */
    const build = async (name: string, given = dated, from: string | null = null) => {
      await mkdir(join(output, name));
      const made = from && (await madeBefore(join(output, from), join(output, `${from}.made`)));
      const fresh = openOutput(join(output, name), made || null);
      await buildSearch({ entries: given, sites: ['main'], output: fresh, ...rest, most: 20 });
      const manifest = await manifestOf(name);
      await writeFile(join(output, name, 'manifest.json'), manifest);
      await rememberMade(join(output, `${name}.made`), manifest, fresh.keys);
    };
    const inode = async (name: string, path: string) => (await stat(join(output, name, 'main/pagefind', path))).ino;
    const index = (name: string) => counted(join(output, name, 'main'));

    test('a tier that did not change is taken from the standing release, and the bytes are those of a build from nothing', async () => {
      await build('old');
      const changed = dated.filter(({ day }, at) => at > 5 || day !== '2022-05-01');
      await build('new', changed, 'old');
      await build('whole', changed);
      expect(await index('new')).toEqual(await index('whole'));
      const [before, after] = [await tiersIn(join(output, 'old')), await tiersIn(join(output, 'new'))];
      expect(after.map((name) => name.slice(0, 4))).toEqual(['2023', '2022', '2021']);
      expect(after.filter((name) => before.includes(name)).map((name) => name.slice(0, 4))).toEqual(['2023', '2021']);
      const entry = `${after[0]}/pagefind-entry.json`;
      expect(await inode('new', entry)).toBe(await inode('old', entry));
    });

    test('each is made in one part alone, with the files of all sites; parts take turns, and together they are all', async () => {
      const sites = ['main', 'shui'];
      const input = { entries: dated, sites, ...rest, most: 20 };
      await mkdir(join(output, 'whole'));
      await buildSearch({ ...input, output: openOutput(join(output, 'whole')) });
      const tiers = await tiersIn(join(output, 'whole'));
      for (const of of [2, 3]) {
        const made = tiers.map(() => [] as string[]);
        for (let part = 1; part <= of; part += 1) {
          const folder = join(output, `${part} of ${of}`);
          await mkdir(folder);
          await buildSearch({ ...input, output: inShare(openOutput(folder), { part, of }) });
          for (const site of sites) {
            const own = await readdir(join(folder, site, 'pagefind')).catch(() => []);
            for (const name of own) made[tiers.indexOf(name)]?.push(`${site} ${part}`);
            for (const name of own)
              expect(await counted(join(folder, site, 'pagefind', name))).toEqual(
                await counted(join(output, 'whole', site, 'pagefind', name)),
              );
          }
        }
        expect(made).toEqual(tiers.map((_, turn) => sites.map((site) => `${site} ${(turn % of) + 1}`)));
      }
    });

    test('for other sites every tier is made anew', async () => {
      await build('old');
      const made = await madeBefore(join(output, 'old'), join(output, 'old.made'));
      await mkdir(join(output, 'new'));
      const sites = ['main', 'shui'];
      await buildSearch({ entries: dated, sites, output: openOutput(join(output, 'new'), made), ...rest, most: 20 });
      const [main, shui] = await Promise.all(sites.map((site) => counted(join(output, 'new', site))));
      expect(main).toEqual(shui);
      expect(main).toEqual(await index('old'));
    });

    test('a tier of which one byte is not what the standing manifest says is made again', async () => {
      await build('old');
      const [newest = ''] = await tiersIn(join(output, 'old'));
      await writeFile(join(output, 'old/main/pagefind', newest, 'pagefind-entry.json'), '{}');
      await build('new', dated, 'old');
      await rm(join(output, 'old'), { recursive: true });
      await build('old');
      expect(await index('new')).toEqual(await index('old'));
    });
  });
});

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockOf } from '../../scripts/build/clock.ts';
import { countFiles, filesBelow } from '../../scripts/build/files.ts';
import { buildSearch } from '../../scripts/build/search.ts';
import { searchRecords } from '../../scripts/build/search-records.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { madeLive, randomArticles } from '../bench/live.ts';

const live = madeLive([{ title: '只此一篇', body: '侧柏' }, ...randomArticles(40, 3)]);
const records = searchRecords(live, stateAt(live, '2026-11-01T00:00:00+08:00'), clockOf('Asia/Shanghai'));

describe('the search index', () => {
  let output: string;
  beforeEach(async () => {
    output = await mkdtemp(join(tmpdir(), 'search-'));
  });
  afterEach(() => rm(output, { recursive: true }));

  const counted = async (folder: string) => countFiles(folder, await filesBelow(folder));

  test('every site has the same index', async () => {
    await buildSearch({ records, sites: ['main', 'shui'], output });
    expect(await counted(join(output, 'main'))).toEqual(await counted(join(output, 'shui')));
  });

  test('the same records give the same bytes', async () => {
    await buildSearch({ records, sites: ['first'], output });
    await buildSearch({ records, sites: ['second'], output });
    expect(await counted(join(output, 'first'))).toEqual(await counted(join(output, 'second')));
  });

  test('Pagefind’s own interface is not published', async () => {
    await buildSearch({ records, sites: ['main'], output });
    const names = await readdir(join(output, 'main', 'pagefind'));
    expect(names.filter((name) => /\.(css|html)$|ui|highlight/.test(name))).toEqual([]);
    expect(names).toContain('pagefind.js');
  });

  test('a record becomes one fragment with nothing but what was given', async () => {
    await buildSearch({ records: records.filter(({ title }) => title === '只此一篇'), sites: ['main'], output });
    const folder = join(output, 'main', 'pagefind', 'fragment');
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
    await buildSearch({ records: [], sites: ['main'], output });
    expect(await readdir(join(output, 'main', 'pagefind'))).toContain('pagefind-entry.json');
  });
});

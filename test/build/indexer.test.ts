import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Indexer, type Made, openIndexer } from '../../scripts/build/indexer.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { madeLive, randomArticles } from '../bench/live.ts';
import { mounted, unmount } from '../publish/small-disk.ts';

const live = madeLive(randomArticles(5, 3));
const entries = searchEntries(live, stateAt(live, '2036-01-01T00:00:00+08:00'));

let folder = '';
let indexer: Indexer;
const wantedIn = (at: string, make: readonly Made[] = ['index']) => {
  mkdirSync(at, { recursive: true });
  return { folder: at, program: 'program-1', make };
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qianfa-indexer-'));
  indexer = openIndexer();
});
afterEach(async () => {
  await indexer.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a thread that makes indexes', () => {
  it('makes one after another, with a fragment for each record', async () => {
    for (const name of ['a', 'b']) {
      await indexer.write(entries, wantedIn(join(folder, name)));
      expect(await readdir(join(folder, name, 'fragment'))).toHaveLength(5);
    }
  });

  it('makes traces with an index or without one, the same both times', async () => {
    await indexer.write(entries, wantedIn(join(folder, 'both'), ['index', 'traces']));
    await indexer.write(entries, wantedIn(join(folder, 'traces'), ['traces']));
    expect(await readdir(join(folder, 'traces'))).toEqual(['traces']);
    const [both, alone] = ['both', 'traces'].map((name) => readFileSync(join(folder, name, 'traces')));
    expect(both).toEqual(alone);
  });

  it('makes the program apart from every index, whose head names it', async () => {
    await indexer.writeProgram(wantedIn(join(folder, 'program-1')).folder, 'program-1');
    await indexer.write(entries, wantedIn(join(folder, 'index')));
    const own = await readdir(join(folder, 'program-1'));
    expect(own.filter((name) => !/\.pf_meta$/.test(name)).sort()).toEqual([
      'pagefind-entry.json',
      'pagefind-worker.js',
      'pagefind.js',
      'wasm.en.pagefind',
    ]);
    const head = JSON.parse(readFileSync(join(folder, 'index', 'pagefind-entry.json'), 'utf8'));
    expect(head.languages.en).toMatchObject({ wasm: '/../../program-1/wasm.en', page_count: 5 });
    expect((await readdir(join(folder, 'index'))).filter((name) => /\.js$|wasm/.test(name))).toEqual([]);
  });

  it('says what went wrong, and can make the next one', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(
      indexer.write(entries, { ...wantedIn(folder), folder: join(folder, 'file', 'index') }),
    ).rejects.toThrow('ENOTDIR');
    await indexer.write(entries, wantedIn(join(folder, 'next')));
    expect(await readdir(join(folder, 'next', 'fragment'))).toHaveLength(5);
  });

  it('says that Pagefind has ended, of which Pagefind itself says nothing', async () => {
    const many = Array.from({ length: 400 }, () => entries).flat();
    const writing = indexer.write(many, wantedIn(join(folder, 'ended')));
    const killing = setInterval(() => spawnSync('pkill', ['-9', '-P', `${process.pid}`, '-f', 'pagefind']), 50);
    try {
      // Where it ends while something is sent to it the line breaks first.
      await expect(writing).rejects.toThrow(/Pagefind (has ended|backend closed)|EPIPE|ECONNRESET/);
    } finally {
      clearInterval(killing);
    }
  });

  it('says that the disk is full', async () => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    if (!(await mounted('size=64k', disk))) return;
    try {
      await expect(indexer.write(entries, wantedIn(join(disk, 'index')))).rejects.toThrow('ENOSPC');
    } finally {
      await unmount(disk);
    }
  });

  it('passes on what a record throws when it is made', async () => {
    const [first] = entries;
    if (!first) throw new Error('no entry');
    const broken = {
      ...first,
      record: () => {
        throw new Error('its text was changed');
      },
    };
    await expect(indexer.write([broken], wantedIn(join(folder, 'broken')))).rejects.toThrow('its text was changed');
  });
});

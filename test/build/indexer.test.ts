import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Indexer, openIndexer } from '../../scripts/build/indexer.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { madeLive, randomArticles } from '../bench/live.ts';
import { mounted, unmount } from '../publish/small-disk.ts';

const live = madeLive(randomArticles(5, 3));
const entries = searchEntries(live, stateAt(live, '2036-01-01T00:00:00+08:00'));

let folder = '';
let indexer: Indexer;
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
      await indexer.write(entries, join(folder, name));
      expect(await readdir(join(folder, name, 'fragment'))).toHaveLength(5);
    }
  });

  it('says what went wrong, and can make the next one', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(indexer.write(entries, join(folder, 'file', 'index'))).rejects.toThrow('ENOTDIR');
    await indexer.write(entries, join(folder, 'next'));
    expect(await readdir(join(folder, 'next', 'fragment'))).toHaveLength(5);
  });

  it('says that Pagefind has ended, of which Pagefind itself says nothing', async () => {
    const many = Array.from({ length: 400 }, () => entries).flat();
    const writing = indexer.write(many, join(folder, 'ended'));
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
      await expect(indexer.write(entries, join(disk, 'index'))).rejects.toThrow('ENOSPC');
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
    await expect(indexer.write([broken], join(folder, 'broken'))).rejects.toThrow('its text was changed');
  });
});

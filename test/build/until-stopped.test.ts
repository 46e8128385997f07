import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nothingBefore } from '../../scripts/build/before.ts';
import { filesBelow } from '../../scripts/build/files.ts';
import { openIndexer } from '../../scripts/build/indexer.ts';
import { type Output, openOutput } from '../../scripts/build/output.ts';
import { fillPages } from '../../scripts/build/pages.ts';
import { fillRelease } from '../../scripts/build/release.ts';
import { openRenderer } from '../../scripts/build/render.ts';
import { untilStopped } from '../../scripts/build/until-stopped.ts';
import { madeLive, randomArticles } from '../bench/live.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const asOf = '2036-01-01T00:00:00+08:00';
const program = new URL('../../', import.meta.url);
const full = new Error('ENOSPC: no space left on device, write');
/** Of more than three lots of pages. */
const live = madeLive(randomArticles(3_200, 4));

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

/** A crew without a thread for pages. */
const crewOf = () => {
  const [renderer, indexer] = [openRenderer(fileURLToPath(program), { most: 0 }), openIndexer()];
  return { renderer, indexer, close: () => indexer.close() };
};

/** An output that takes no file of this name, and how many pages lie in it. */
async function fullFor(name: string, wrong: string): Promise<{ output: Output; pages: () => Promise<number> }> {
  const at = join(folder, name);
  await mkdir(at);
  const own = openOutput(at);
  const write: Output['write'] = (path, bytes, key) => {
    if (path.endsWith(wrong)) throw full;
    own.write(path, bytes, key);
  };
  const pages = async () => (await filesBelow(at)).filter((path) => path.endsWith('.html')).length;
  return { output: { ...own, write }, pages };
}

describe('where a file cannot be written', () => {
  it.each([0, 1])(
    'pages beside it, on %i threads, are not all made first, and its own reason is said',
    async (threads) => {
      const { output, pages } = await fullFor(`pages-${threads}`, 'banner-now.js');
      const renderer = openRenderer(fileURLToPath(program), { most: threads });
      await expect(fillPages({ live, asOf, program }, '', output, renderer)).rejects.toBe(full);
      const made = await pages();
      expect(made).toBeLessThan(1_100);
      // Nothing goes on behind whoever is told of it, and writes into what is taken away then.
      await new Promise((done) => setTimeout(done, 300));
      expect(await pages()).toBe(made);
    },
  );

  it('of the search, pages are not all made first', async () => {
    const { output, pages } = await fullFor('search', 'banner-now.js');
    const take: Output['take'] = (key, turn) => {
      if (turn !== undefined) throw full;
      return output.take(key);
    };
    const { write } = openOutput(output.folder);
    const searching = { ...output, write, take };
    const input = { live, asOf, program, own: '', before: nothingBefore, crew: crewOf() };
    await expect(fillRelease(input, searching)).rejects.toBe(full);
    expect(await pages()).toBeLessThan(1_100);
  });

  it('of a page, the search ends too and is not all made first', async () => {
    const { output } = await fullFor('one-page', 'nothing');
    const count: Output['count'] = ({ path }) => {
      if (path.endsWith('.html')) throw full;
    };
    const input = { live, asOf, program, own: '', before: nothingBefore, crew: crewOf() };
    await expect(fillRelease(input, { ...output, count })).rejects.toBe(full);
    const indexes = await readdir(join(output.folder, 'main/pagefind'));
    expect(indexes).not.toContain('tiers.json');
    expect(indexes).toHaveLength(1);
  });
});

it('an output that is stopped takes nothing, and says why', async () => {
  const stop = new AbortController();
  const output = untilStopped((await fullFor('stopped', 'nothing')).output, stop.signal);
  output.write('main/a.html', 'a');
  stop.abort(full);
  expect(() => output.write('main/b.html', 'b')).toThrow(full);
  expect(() => output.take('key')).toThrow(full);
  expect(() => output.wrote('main/b.html', 'key')).toThrow(full);
  expect(() => output.count({ path: 'main/b.html', size: 1, sha256: '' })).toThrow(full);
  expect(await filesBelow(output.folder)).toEqual(['main/a.html']);
  expect([output.has('main/a.html'), output.counted.size]).toEqual([true, 1]);
});

import { mkdir, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nothingBefore } from '../../scripts/build/before.ts';
import { type Crew, openCrew } from '../../scripts/build/crew.ts';
import { filesBelow } from '../../scripts/build/files.ts';
import { openOutput } from '../../scripts/build/output.ts';
import { fillRelease } from '../../scripts/build/release.ts';
import { madeLive, randomArticles } from '../bench/live.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const program = new URL('../../', import.meta.url);
const asOf = '2036-01-01T00:00:00+08:00';
const live = madeLive(randomArticles(30, 4));

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

/** What a crew makes of a few articles in a folder of this name. */
async function made(name: string, crew?: Crew): Promise<string[]> {
  const at = join(folder, name);
  await mkdir(at);
  const input = { live, asOf, program, own: '', before: nothingBefore, ...(crew ? { crew } : {}) };
  await fillRelease(input, openOutput(at));
  return (await filesBelow(at)).sort();
}

describe('a crew', () => {
  it('of a large archive stands ready before it is asked, of a small one it does not', async () => {
    const [large, small] = [openCrew(program, 100_000), openCrew(program, 100)];
    // A machine with one core has no thread for pages beside its own.
    expect(large.renderer.ready).toBe(availableParallelism() > 1);
    expect(small.renderer.ready).toBe(false);
    await Promise.all([large.close(), small.close()]);
  });

  it('makes the same whether it stood ready or not, for one folder after the other', async () => {
    const plain = await made('plain');
    const crew = openCrew(program, 100_000);
    expect(await made('first', crew)).toEqual(plain);
    expect(await made('second', crew)).toEqual(plain);
    expect(crew.renderer.ready).toBe(availableParallelism() > 1);
    await crew.close();
    expect(crew.renderer.ready).toBe(false);
  });

  it('is closed where something went wrong, so that nothing is written behind it, and makes everything when it is asked again', async () => {
    const crew = openCrew(program, 100_000);
    const at = join(folder, 'wrong');
    await mkdir(at);
    const full = new Error('ENOSPC: no space left on device, write');
    const output = {
      ...openOutput(at),
      count() {
        throw full;
      },
    };
    const input = { live, asOf, program, own: '', before: nothingBefore, crew };
    await expect(fillRelease(input, output)).rejects.toBe(full);
    expect(crew.renderer.ready).toBe(false);
    const left = await readdir(at, { recursive: true });
    await new Promise((done) => setTimeout(done, 300));
    expect(await readdir(at, { recursive: true })).toEqual(left);
    expect(await made('again', crew)).toEqual(await made('anew'));
    await crew.close();
  });

  it('is not left open, so that a command would never end, where an article of many cannot be read', async () => {
    const [first] = live.articles;
    if (!first) throw new Error('no article');
    const unread = Object.defineProperty({ ...first }, 'published', {
      get() {
        throw new Error('changed while it was read');
      },
    });
    const many = { ...live, articles: Array.from({ length: 6_000 }, () => unread) };
    const open = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
    const before = open();
    const input = { live: many, asOf, program, own: '', before: nothingBefore };
    await expect(fillRelease(input, openOutput(folder))).rejects.toThrow('changed while it was read');
    expect(open()).toBe(before);
  });
});

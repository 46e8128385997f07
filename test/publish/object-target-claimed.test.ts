import { describe, expect, it } from 'vitest';
import { objectTarget } from '../../scripts/publish/object-target.ts';
import type { Storage } from '../../scripts/publish/storage.ts';
import type { Target } from '../../scripts/publish/target.ts';
import { made } from './made.ts';
import { bring, changed, failing, one, ownBucket, two } from './own-bucket.ts';

const { folder, bucket, open } = ownBucket();

describe('two publishers', () => {
  const mark = (name: string, machine: string, pid: number) => `${name}/.publishing/${machine}_${pid}_0123456789abcdef`;
  const claimed = async (name: string, machine: string, pid: number) => {
    const { target, storage } = open(name);
    await storage.write(mark(name, machine, pid), Buffer.alloc(0), { type: 'text/plain', cache: '' });
    return { target, storage };
  };

  it('at once → one goes on, or none; never both', async () => {
    const places = [open('both'), open('both', 1)];
    const release = await made(folder(), 1, one);
    const ended = await Promise.all(places.map(({ target }) => failing(target, release)));
    expect(ended.filter((end) => end === 'no error').length).toBeLessThan(2);
    expect(await bring(open('both').target, release)).not.toBeNull();
    expect((await open('both').storage.list('both/.publishing/')).length).toBe(0);
  });

  it('while one on another machine is at work → refused, and nothing changed', async () => {
    const { target, storage } = await claimed('busy', '999999999999', 1);
    expect(String(await failing(target, await made(folder(), 1, one)))).toMatch(/Another publication is at work there/);
    expect((await storage.list('busy/')).map(({ key }) => key)).toEqual([mark('busy', '999999999999', 1)]);
  });

  const goesOn = async ({ target, storage }: { target: Target; storage: Storage }, name: string) => {
    expect(await bring(target, await made(folder(), 1, one))).not.toBeNull();
    expect(await storage.list(`${name}/.publishing/`)).toEqual([]);
  };

  it('after one on this machine whose process has ended → goes on, and takes its mark away', async () =>
    goesOn(await claimed('ended', 'abcdef012345', 999_999_999), 'ended'));

  it('after one elsewhere that gave no sign of life for longer than its lease → goes on, and takes its mark away', async () => {
    const { storage } = await claimed('silent', '999999999999', 1);
    const aged = async (prefix: string) =>
      (await storage.list(prefix)).map((mark) => (mark.key.includes('_1_') ? { ...mark, at: mark.at - 61_000 } : mark));
    const publisher = async () => ({ machine: null, pid: 2 });
    const input = { storage: { ...storage, list: aged }, prefix: 'silent/', place: 'silent', publisher, lease: 60_000 };
    await goesOn({ target: objectTarget(input), storage }, 'silent');
  });

  it('when another takes it for dead → stops before it changes anything more', async () => {
    const { target, storage } = open('lost');
    await bring(target, await made(folder(), 1, one));
    const next = await made(folder(), 2, two);
    const slow: Storage = {
      ...storage,
      async remove(key) {
        await storage.write(mark('lost', '999999999999', 1), Buffer.alloc(0), { type: 'text/plain', cache: '' });
        await new Promise((done) => setTimeout(done, 500));
        return storage.remove(key);
      },
    };
    const publisher = async () => ({ machine: null, pid: 2 });
    const other = objectTarget({ storage: slow, prefix: 'lost/', place: 'lost', publisher, lease: 500 });
    bucket().asked.splice(0);
    expect(String(await failing(other, next))).toMatch(/mark was taken away/);
    expect(
      bucket()
        .asked.flatMap(changed)
        .filter((line) => line.startsWith('PUT')),
    ).toEqual(['PUT manifest.begun']);
  });
});

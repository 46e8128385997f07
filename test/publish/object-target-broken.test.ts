import { describe, expect, it } from 'vitest';
import { failureOf } from '../../scripts/publish/failure.ts';
import { objectTarget } from '../../scripts/publish/object-target.ts';
import { parseS3 } from '../../scripts/publish/s3-address.ts';
import { s3Storage } from '../../scripts/publish/s3-storage.ts';
import { CouldNot } from '../../scripts/words/could-not.ts';
import type { Trouble } from './bucket.ts';
import { made } from './made.ts';
import { memoryStorage } from './memory-storage.ts';
import { bring, failing, lying, one, ownBucket, two, whole } from './own-bucket.ts';

const { folder, bucket, open } = ownBucket();

/** Links that lead nowhere, from the home page and from pages of the first release on; those to what was taken down are to lead nowhere. */
function deadLinks(there: ReadonlyMap<string, string>): string[] {
  const pages = ['main/index.html', ...Object.keys(one)].filter((path) => there.has(path));
  const dead = new Set<string>();
  for (const page of pages)
    for (const [, url = ''] of (page.endsWith('.html') ? there.get(page) : '')?.matchAll(/href="([^"]+)"/g) ?? []) {
      const to = `main${url.replace(/\/$/, '/index.html')}`;
      if (!there.has(to) && !to.startsWith('main/cd/')) dead.add(`${page} → ${to}`);
      if (there.has(to) && !pages.includes(to)) pages.push(to);
    }
  return [...dead];
}

describe('59 · bringing a release that is broken off', () => {
  const steps = 13;
  it(`before each of its ${steps} changes → a reader meets no dead link, and the next run finishes`, async () => {
    let left = Number.POSITIVE_INFINITY;
    const storage = memoryStorage((change) => {
      if (change.includes('.publishing/')) return;
      left -= 1;
      if (left < 0) throw new Error('killed');
    });
    const publisher = async () => ({ machine: null, pid: 1 });
    const target = objectTarget({ storage, prefix: '', place: 'broken', publisher, lease: 60_000 });
    const [old, next] = [await made(folder(), 1, one), await made(folder(), 2, two)];
    for (let step = 0; step <= steps; step += 1) {
      await bring(target, old);
      left = step;
      expect(await failing(target, next)).toEqual(step === steps ? 'no error' : new Error('killed'));
      left = Number.POSITIVE_INFINITY;
      expect(deadLinks(await lying({ storage, at: '' }))).toEqual([]);
      expect(await bring(target, next)).toEqual({ strangers: [] });
      expect(await lying({ storage, at: '' })).toEqual(whole(two, next));
    }
  });

  it('60 · the release that was begun is known, though it was never shown whole', async () => {
    const { target } = open('begun');
    const [old, next] = [await made(folder(), 1, one), await made(folder(), 2, two)];
    await bring(target, old);
    bucket().trouble = ({ method, path }) =>
      method === 'PUT' && path.endsWith('list/index.html') ? { status: 403, code: 'AccessDenied' } : null;
    expect(await failing(target, next)).toBeInstanceOf(CouldNot);
    bucket().trouble = null;
    const { standing, begun } = await target.seen();
    expect([standing?.name, begun?.name]).toEqual([old.name, next.name]);
    // Another publisher looked before it was begun.
    expect(await target.bring(old, { standing, begun: null })).toBeNull();
  });
});

describe('trouble', () => {
  const troubled: [string, Trouble, string][] = [
    ['a full disk', { status: 507, code: 'XMinioStorageFull' }, 'publish-disk-full'],
    ['keys that may not', { status: 403, code: 'AccessDenied' }, 'publish-denied'],
    ['a wrong secret', { status: 403, code: 'SignatureDoesNotMatch' }, 'publish-denied'],
    ['a wrong clock', { status: 403, code: 'RequestTimeTooSkewed' }, 'publish-clock'],
    ['a storage that is busy for long', { status: 503, code: 'ServiceUnavailable' }, 'publish-storage-busy'],
    ['a line that goes dead', 'cut', 'publish-connection'],
  ];
  it.each(troubled)(
    '%s in the middle of an upload → said, with what to do; what stands there is told',
    async (_, trouble, reason) => {
      const { target } = open('trouble');
      const [old, next] = [await made(folder(), 1, one), await made(folder(), 2, two)];
      await bring(target, old);
      bucket().trouble = ({ method, path }) => (method === 'PUT' && path.endsWith('ef/ef1.html') ? trouble : null);
      const error = await failing(target, next);
      expect(failureOf(error)).toBe(reason);
      expect(target.unfinished(old.name).key).toBe('publish-broken-between');
      bucket().trouble = null;
      await bring(target, next);
    },
  );

  it('before anything was changed → the old release is untouched, and said to be', async () => {
    const { target } = open('untouched');
    const old = await made(folder(), 1, one);
    await bring(target, old);
    bucket().trouble = ({ path }) =>
      path.endsWith('manifest.begun') ? { status: 507, code: 'XMinioStorageFull' } : null;
    const next = await made(folder(), 2, two);
    await expect(target.bring(next, { standing: { ...old }, begun: null })).rejects.toThrow(/XMinioStorageFull/);
    expect(target.unfinished(old.name).key).toBe('publish-broken-off');
  });

  it('a busy storage that answers at the third time → nobody is troubled', async () => {
    const { target } = open('retried');
    let times = 0;
    bucket().trouble = ({ method, path }) => {
      if (method !== 'PUT' || !path.endsWith('ab1.html')) return null;
      times += 1;
      return times < 3 ? { status: 503, code: 'ServiceUnavailable' } : null;
    };
    expect(await bring(target, await made(folder(), 1, one))).not.toBeNull();
    expect(times).toBe(3);
  });

  it('a line on which nothing comes any more → dead, and said', async () => {
    const address = parseS3(bucket().to('silent'), undefined);
    if (!address) throw new Error('misspelt');
    bucket().trouble = () => 'silent';
    const storage = s3Storage(address, bucket().env, { connectionTimeout: 100, socketTimeout: 100 });
    const error = await storage.read('silent/x').catch((cause: unknown) => cause);
    expect(failureOf(error)).toBe('publish-connection');
  });

  it.each([
    ['a bucket that is not there', (text: string) => text.replace('sites', 'others'), {}, 'publish-no-bucket'],
    ['keys that nobody knows', (text: string) => text, { AWS_ACCESS_KEY_ID: 'nobody' }, 'publish-denied'],
    ['nobody at the endpoint', (text: string) => text.replace(/:\d+/, ':9'), {}, 'publish-connection'],
  ])('%s → said', async (_, change, env, reason) => {
    const address = parseS3(change(bucket().to('x')), undefined);
    if (!address) throw new Error('misspelt');
    const error = await s3Storage(address, { ...bucket().env, ...env })
      .read('x')
      .catch((cause: unknown) => cause);
    expect(failureOf(error)).toBe(reason);
  });
});

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../scripts/publish/failure.ts';
import { objectTarget } from '../../scripts/publish/object-target.ts';
import { parseS3 } from '../../scripts/publish/s3-address.ts';
import { s3Storage } from '../../scripts/publish/s3-storage.ts';
import type { Storage } from '../../scripts/publish/storage.ts';
import type { Brought, Release, Target } from '../../scripts/publish/target.ts';
import { CouldNot } from '../../scripts/words/could-not.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { type Asked, type Bucket, startBucket, type Trouble } from './bucket.ts';
import { made } from './made.ts';
import { memoryStorage } from './memory-storage.ts';

let folder: string;
let bucket: Bucket;
beforeAll(async () => {
  folder = await temporaryFolder();
  bucket = await startBucket(join(folder, 'storage'));
});
afterAll(async () => {
  await bucket.close();
  await removeFolder(folder);
});
beforeEach(() => {
  bucket.trouble = null;
});

/** A place of its own in the bucket. */
function open(name: string, pid = process.pid): { target: Target; storage: Storage; at: string } {
  const address = parseS3(bucket.to(name), undefined);
  if (!address) throw new Error(name);
  const storage = s3Storage(address, bucket.env);
  const publisher = async () => ({ machine: 'abcdef012345', pid });
  return {
    target: objectTarget({ storage, prefix: `${name}/`, place: name, publisher, lease: 60_000 }),
    storage,
    at: `${name}/`,
  };
}
const bring = async (target: Target, release: Release): Promise<Brought | null> =>
  target.bring(release, await target.seen());
const failing = (target: Target, release: Release): Promise<unknown> =>
  bring(target, release).then(
    () => 'no error',
    (error: unknown) => error,
  );

/** What lies there, by path: what readers get of each file. */
async function lying({ storage, at }: { storage: Storage; at: string }): Promise<Map<string, string>> {
  const found: [string, string][] = [];
  for (const { key } of await storage.list(at)) found.push([key.slice(at.length), (await storage.read(key)) ?? '']);
  return new Map(found.sort());
}
const whole = (files: Readonly<Record<string, string>>, release: Release) =>
  new Map(Object.entries({ ...files, 'manifest.signed': `${release.text}\n${release.signature}` }).sort());
const links = (...to: string[]) => to.map((url) => `<a href="${url}">·</a>`).join('');

const one = {
  'main/index.html': links('/list/', '/ab/ab1.html'),
  'main/list/index.html': links('/ab/ab1.html', '/cd/cd1.html'),
  'main/ab/ab1.html': links('/assets/site-1.css'),
  'main/cd/cd1.html': links('/assets/site-1.css', '/cd/cd1/附件 表.txt'),
  'main/cd/cd1/附件 表.txt': '名单',
  'main/assets/site-1.css': 'a{}',
  'main.caddy': 'x',
};
const two = {
  'main/index.html': links('/list/', '/ef/ef1.html'),
  'main/list/index.html': links('/ab/ab1.html', '/ef/ef1.html', '/list/1.html'),
  'main/list/1.html': links('/ab/ab1.html'),
  'main/ab/ab1.html': `新${links('/assets/site-2.css', '/ef/ef1.html')}`,
  'main/ef/ef1.html': links('/assets/site-2.css', '/ef/ef2.html'),
  'main/ef/ef2.html': links('/assets/site-2.css', '/ef/ef1.html'),
  'main/assets/site-2.css': 'b{}',
  'main.caddy': 'x',
};
const changed = ({ method, path }: Asked) =>
  ['PUT', 'DELETE'].includes(method) && !path.includes('/.publishing/')
    ? [`${method} ${path.replace(/^sites\/\w+\//, '')}`]
    : [];

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

describe('object storage', () => {
  it('gets a release: every file with its type and how long it may be kept, the manifest and its signature last', async () => {
    const place = open('first');
    const release = await made(folder, 1, one);
    expect(await place.target.seen()).toEqual({ standing: null, begun: null });
    expect(await bring(place.target, release)).toEqual({ strangers: [] });
    expect(await lying(place)).toEqual(whole(one, release));
    const { name, text, signature } = release;
    expect(await place.target.seen()).toEqual({ standing: { name, text, signature }, begun: null });
    const page = await fetch(`${bucket.url}/first/main/ab/ab1.html`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('public, max-age=60');
    const css = await fetch(`${bucket.url}/first/main/assets/site-1.css`);
    expect(css.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('changes in the order: what was taken down, parts, new pages, changed pages, lists, home, what nobody links to any more, manifest', async () => {
    const { target } = open('first');
    bucket.asked.splice(0);
    await bring(target, await made(folder, 2, two));
    const order = bucket.asked.flatMap(changed);
    const at = (part: string) => order.findIndex((line) => line.includes(part));
    expect(order.slice(0, 1)).toEqual(['PUT manifest.begun']);
    expect(order.slice(1, 3).sort()).toEqual(['DELETE main/cd/cd1.html', 'DELETE main/cd/cd1/附件 表.txt']);
    const then = ['site-2.css', 'ef/ef1.html', 'ab/ab1.html', 'list/1.html', 'list/index.html', 'main/index.html'];
    const places = [...then, 'DELETE main/assets/site-1.css', 'PUT manifest.signed', 'DELETE manifest.begun'].map(at);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(order).not.toContain('PUT main.caddy');
    expect(order).toHaveLength(13);
  });

  it('what lies there with the same bytes is not sent again; the same release again changes nothing', async () => {
    const { target } = open('first');
    bucket.asked.splice(0);
    await bring(target, await made(folder, 2, two));
    expect(bucket.asked.flatMap(changed)).toEqual([]);
  });

  it('what somebody changed there is put right, what somebody put among the pages is taken away and told, what lies beside is let be', async () => {
    const place = open('first');
    const html = { type: 'text/html', cache: '' };
    await place.storage.write('first/main/ab/ab1.html', Buffer.from('有人改过'), html);
    await place.storage.write('first/main/list/planted.html', Buffer.from('有人放的'), html);
    await place.storage.write('first/logs/1', Buffer.from('日志'), html);
    const release = await made(folder, 2, two);
    expect(await bring(place.target, release)).toEqual({ strangers: ['main/list/planted.html'] });
    expect(await lying(place)).toEqual(whole({ ...two, 'logs/1': '日志' }, release));
  });

  it('is listed to its end, a thousand files at a time', async () => {
    const { storage } = open('many');
    // As the server itself keeps them.
    await mkdir(join(folder, 'storage/sites/many'), { recursive: true });
    const names = Array.from({ length: 1001 }, (_, at) => String(at).padStart(4, '0'));
    for (const name of names) await writeFile(join(folder, `storage/sites/many/${name}._S3rver_object`), name);
    bucket.asked.splice(0);
    expect((await storage.list('many/')).map(({ key }) => key)).toEqual(names.map((name) => `many/${name}`));
    expect(bucket.asked).toHaveLength(2);
  });

  it('what was put in parts has no sum that proves its bytes, and is sent again', async () => {
    const { target } = open('parts');
    const release = await made(folder, 3, { 'main/index.html': '一' });
    await bring(target, release);
    const tag = createHash('md5').update('一').digest('hex');
    const { storage } = open('parts');
    const like: Storage = {
      ...storage,
      list: async (prefix) =>
        (await storage.list(prefix)).map((stored) => ({
          ...stored,
          tag: stored.tag === tag ? `${tag}-1` : stored.tag,
        })),
    };
    const publisher = async () => ({ machine: null, pid: 1 });
    bucket.asked.splice(0);
    await bring(objectTarget({ storage: like, prefix: 'parts/', place: 'parts', publisher, lease: 60_000 }), release);
    expect(bucket.asked.flatMap(changed)).toEqual(['PUT main/index.html']);
  });

  it('another program may answer with other headers: they are asked for, and only what differs is sent again', async () => {
    const { target, storage } = open('headers');
    const files = { 'main/index.html': '一', 'main/ab/ab1/表.txt': '表' };
    await bring(target, await made(folder, 4, files));
    await storage.write('headers/main/ab/ab1/表.txt', Buffer.from('表'), { type: 'text/html', cache: '' });
    bucket.asked.splice(0);
    await bring(target, await made(folder, 5, files, 'another program'));
    expect(bucket.asked.flatMap(changed)).toEqual([
      'PUT manifest.begun',
      'PUT main/ab/ab1/表.txt',
      'PUT manifest.signed',
      'DELETE manifest.begun',
    ]);
    expect((await storage.headers('headers/main/ab/ab1/表.txt'))?.type).toBe('text/plain; charset=utf-8');
  });

  it('a built file that was changed after the build → nothing of it goes online', async () => {
    const { target, storage } = open('output');
    const release = await made(folder, 6, { 'main/index.html': '一' });
    await writeFile(join(release.output, 'main/index.html'), '二');
    expect(String(await failing(target, release))).toMatch(/changed after the build/);
    expect(await storage.list('output/')).toEqual([]);
  });

  it('the empty object that a console makes for a folder → nobody’s file', async () => {
    const storage = memoryStorage(() => undefined);
    await storage.write('main/', Buffer.alloc(0), { type: 'text/plain', cache: '' });
    const publisher = async () => ({ machine: null, pid: 1 });
    const target = objectTarget({ storage, prefix: '', place: 'folders', publisher, lease: 60_000 });
    const release = await made(folder, 8, one);
    expect(await bring(target, release)).toEqual({ strangers: [] });
    expect(await lying({ storage, at: '' })).toEqual(whole({ ...one, 'main/': '' }, release));
  });

  it('files of somebody else where nothing was ever published → left alone', async () => {
    const { target, storage } = open('foreign');
    await storage.write('foreign/main/index.html', Buffer.from('别人的'), { type: 'text/html', cache: '' });
    const error = await failing(target, await made(folder, 7, one));
    expect(String(error)).toMatch(/lie 1 files that no publication put there/);
    expect(await storage.read('foreign/main/index.html')).toBe('别人的');
  });
});

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
    const [old, next] = [await made(folder, 1, one), await made(folder, 2, two)];
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
    const [old, next] = [await made(folder, 1, one), await made(folder, 2, two)];
    await bring(target, old);
    bucket.trouble = ({ method, path }) =>
      method === 'PUT' && path.endsWith('list/index.html') ? { status: 403, code: 'AccessDenied' } : null;
    expect(await failing(target, next)).toBeInstanceOf(CouldNot);
    bucket.trouble = null;
    const { standing, begun } = await target.seen();
    expect([standing?.name, begun?.name]).toEqual([old.name, next.name]);
    // Another publisher looked before it was begun.
    expect(await target.bring(old, { standing, begun: null })).toBeNull();
  });
});

describe('two publishers', () => {
  const mark = (name: string, machine: string, pid: number) => `${name}/.publishing/${machine}_${pid}_0123456789abcdef`;
  const claimed = async (name: string, machine: string, pid: number) => {
    const { target, storage } = open(name);
    await storage.write(mark(name, machine, pid), Buffer.alloc(0), { type: 'text/plain', cache: '' });
    return { target, storage };
  };

  it('at once → one goes on, or none; never both', async () => {
    const places = [open('both'), open('both', 1)];
    const release = await made(folder, 1, one);
    const ended = await Promise.all(places.map(({ target }) => failing(target, release)));
    expect(ended.filter((end) => end === 'no error').length).toBeLessThan(2);
    expect(await bring(open('both').target, release)).not.toBeNull();
    expect((await open('both').storage.list('both/.publishing/')).length).toBe(0);
  });

  it('while one on another machine is at work → refused, and nothing changed', async () => {
    const { target, storage } = await claimed('busy', '999999999999', 1);
    expect(String(await failing(target, await made(folder, 1, one)))).toMatch(/Another publication is at work there/);
    expect((await storage.list('busy/')).map(({ key }) => key)).toEqual([mark('busy', '999999999999', 1)]);
  });

  const goesOn = async ({ target, storage }: { target: Target; storage: Storage }, name: string) => {
    expect(await bring(target, await made(folder, 1, one))).not.toBeNull();
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
    await bring(target, await made(folder, 1, one));
    const next = await made(folder, 2, two);
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
    bucket.asked.splice(0);
    expect(String(await failing(other, next))).toMatch(/mark was taken away/);
    expect(bucket.asked.flatMap(changed).filter((line) => line.startsWith('PUT'))).toEqual(['PUT manifest.begun']);
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
      const [old, next] = [await made(folder, 1, one), await made(folder, 2, two)];
      await bring(target, old);
      bucket.trouble = ({ method, path }) => (method === 'PUT' && path.endsWith('ef/ef1.html') ? trouble : null);
      const error = await failing(target, next);
      expect(failureOf(error)).toBe(reason);
      expect(target.unfinished(old.name).key).toBe('publish-broken-between');
      bucket.trouble = null;
      await bring(target, next);
    },
  );

  it('before anything was changed → the old release is untouched, and said to be', async () => {
    const { target } = open('untouched');
    const old = await made(folder, 1, one);
    await bring(target, old);
    bucket.trouble = ({ path }) =>
      path.endsWith('manifest.begun') ? { status: 507, code: 'XMinioStorageFull' } : null;
    const next = await made(folder, 2, two);
    await expect(target.bring(next, { standing: { ...old }, begun: null })).rejects.toThrow(/XMinioStorageFull/);
    expect(target.unfinished(old.name).key).toBe('publish-broken-off');
  });

  it('a busy storage that answers at the third time → nobody is troubled', async () => {
    const { target } = open('retried');
    let times = 0;
    bucket.trouble = ({ method, path }) => {
      if (method !== 'PUT' || !path.endsWith('ab1.html')) return null;
      times += 1;
      return times < 3 ? { status: 503, code: 'ServiceUnavailable' } : null;
    };
    expect(await bring(target, await made(folder, 1, one))).not.toBeNull();
    expect(times).toBe(3);
  });

  it('a line on which nothing comes any more → dead, and said', async () => {
    const address = parseS3(bucket.to('silent'), undefined);
    if (!address) throw new Error('misspelt');
    bucket.trouble = () => 'silent';
    const storage = s3Storage(address, bucket.env, { connectionTimeout: 100, socketTimeout: 100 });
    const error = await storage.read('silent/x').catch((cause: unknown) => cause);
    expect(failureOf(error)).toBe('publish-connection');
  });

  it.each([
    ['a bucket that is not there', (text: string) => text.replace('sites', 'others'), {}, 'publish-no-bucket'],
    ['keys that nobody knows', (text: string) => text, { AWS_ACCESS_KEY_ID: 'nobody' }, 'publish-denied'],
    ['nobody at the endpoint', (text: string) => text.replace(/:\d+/, ':9'), {}, 'publish-connection'],
  ])('%s → said', async (_, change, env, reason) => {
    const address = parseS3(change(bucket.to('x')), undefined);
    if (!address) throw new Error('misspelt');
    const error = await s3Storage(address, { ...bucket.env, ...env })
      .read('x')
      .catch((cause: unknown) => cause);
    expect(failureOf(error)).toBe(reason);
  });
});

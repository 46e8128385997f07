import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { objectTarget } from '../../scripts/publish/object-target.ts';
import type { Storage } from '../../scripts/publish/storage.ts';
import { made } from './made.ts';
import { memoryStorage } from './memory-storage.ts';
import { bring, changed, failing, lying, one, ownBucket, two, whole } from './own-bucket.ts';

const { folder, bucket, open } = ownBucket();

describe('object storage', () => {
  it('gets a release: every file with its type and how long it may be kept, the manifest and its signature last', async () => {
    const place = open('first');
    const release = await made(folder(), 1, one);
    expect(await place.target.seen()).toEqual({ standing: null, begun: null });
    expect(await bring(place.target, release)).toEqual({ strangers: [] });
    expect(await lying(place)).toEqual(whole(one, release));
    const { name, text, signature } = release;
    expect(await place.target.seen()).toEqual({ standing: { name, text, signature }, begun: null });
    const page = await fetch(`${bucket().url}/first/main/ab/ab1.html`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('public, max-age=60');
    const css = await fetch(`${bucket().url}/first/main/assets/site-1.css`);
    expect(css.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('changes in the order: what was taken down, parts, new pages, changed pages, lists, home, what nobody links to any more, manifest', async () => {
    const { target } = open('first');
    bucket().asked.splice(0);
    await bring(target, await made(folder(), 2, two));
    const order = bucket().asked.flatMap(changed);
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
    bucket().asked.splice(0);
    await bring(target, await made(folder(), 2, two));
    expect(bucket().asked.flatMap(changed)).toEqual([]);
  });

  it('what somebody changed there is put right, what somebody put among the pages is taken away and told, what lies beside is let be', async () => {
    const place = open('first');
    const html = { type: 'text/html', cache: '' };
    await place.storage.write('first/main/ab/ab1.html', Buffer.from('有人改过'), html);
    await place.storage.write('first/main/list/planted.html', Buffer.from('有人放的'), html);
    await place.storage.write('first/logs/1', Buffer.from('日志'), html);
    const release = await made(folder(), 2, two);
    expect(await bring(place.target, release)).toEqual({ strangers: ['main/list/planted.html'] });
    expect(await lying(place)).toEqual(whole({ ...two, 'logs/1': '日志' }, release));
  });

  it('is listed to its end, a thousand files at a time', async () => {
    const { storage } = open('many');
    // As the server itself keeps them.
    await mkdir(join(folder(), 'storage/sites/many'), { recursive: true });
    const names = Array.from({ length: 1001 }, (_, at) => String(at).padStart(4, '0'));
    for (const name of names) await writeFile(join(folder(), `storage/sites/many/${name}._S3rver_object`), name);
    bucket().asked.splice(0);
    expect((await storage.list('many/')).map(({ key }) => key)).toEqual(names.map((name) => `many/${name}`));
    expect(bucket().asked).toHaveLength(2);
  });

  it('what was put in parts has no sum that proves its bytes, and is sent again', async () => {
    const { target } = open('parts');
    const release = await made(folder(), 3, { 'main/index.html': '一' });
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
    bucket().asked.splice(0);
    await bring(objectTarget({ storage: like, prefix: 'parts/', place: 'parts', publisher, lease: 60_000 }), release);
    expect(bucket().asked.flatMap(changed)).toEqual(['PUT main/index.html']);
  });

  it('another program may answer with other headers: they are asked for, and only what differs is sent again', async () => {
    const { target, storage } = open('headers');
    const files = { 'main/index.html': '一', 'main/ab/ab1/表.txt': '表' };
    await bring(target, await made(folder(), 4, files));
    await storage.write('headers/main/ab/ab1/表.txt', Buffer.from('表'), { type: 'text/html', cache: '' });
    bucket().asked.splice(0);
    await bring(target, await made(folder(), 5, files, 'another program'));
    expect(bucket().asked.flatMap(changed)).toEqual([
      'PUT manifest.begun',
      'PUT main/ab/ab1/表.txt',
      'PUT manifest.signed',
      'DELETE manifest.begun',
    ]);
    expect((await storage.headers('headers/main/ab/ab1/表.txt'))?.type).toBe('text/plain; charset=utf-8');
  });

  it('a built file that was changed after the build → nothing of it goes online', async () => {
    const { target, storage } = open('output');
    const release = await made(folder(), 6, { 'main/index.html': '一' });
    await writeFile(join(release.output, 'main/index.html'), '二');
    expect(String(await failing(target, release))).toMatch(/changed after the build/);
    expect(await storage.list('output/')).toEqual([]);
  });

  it('the empty object that a console makes for a folder → nobody’s file', async () => {
    const storage = memoryStorage(() => undefined);
    await storage.write('main/', Buffer.alloc(0), { type: 'text/plain', cache: '' });
    const publisher = async () => ({ machine: null, pid: 1 });
    const target = objectTarget({ storage, prefix: '', place: 'folders', publisher, lease: 60_000 });
    const release = await made(folder(), 8, one);
    expect(await bring(target, release)).toEqual({ strangers: [] });
    expect(await lying({ storage, at: '' })).toEqual(whole({ ...one, 'main/': '' }, release));
  });

  it('files of somebody else where nothing was ever published → left alone', async () => {
    const { target, storage } = open('foreign');
    await storage.write('foreign/main/index.html', Buffer.from('别人的'), { type: 'text/html', cache: '' });
    const error = await failing(target, await made(folder(), 7, one));
    expect(String(error)).toMatch(/lie 1 files that no publication put there/);
    expect(await storage.read('foreign/main/index.html')).toBe('别人的');
  });
});

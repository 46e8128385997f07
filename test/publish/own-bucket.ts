import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { objectTarget } from '../../scripts/publish/object-target.ts';
import { parseS3 } from '../../scripts/publish/s3-address.ts';
import { s3Storage } from '../../scripts/publish/s3-storage.ts';
import type { Storage } from '../../scripts/publish/storage.ts';
import type { Brought, Release, Target } from '../../scripts/publish/target.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { type Asked, type Bucket, startBucket } from './bucket.ts';

/** The bucket of a file of tests, in a folder of its own; every test begins without trouble. */
export function ownBucket() {
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
  return { folder: () => folder, bucket: () => bucket, open };
}

export const bring = async (target: Target, release: Release): Promise<Brought | null> =>
  target.bring(release, await target.seen());
/** What became of bringing it: the error, or 'no error'. */
export const failing = (target: Target, release: Release): Promise<unknown> =>
  bring(target, release).then(
    () => 'no error',
    (error: unknown) => error,
  );

/** What lies there, by path: what readers get of each file. */
export async function lying({ storage, at }: { storage: Storage; at: string }): Promise<Map<string, string>> {
  const found: [string, string][] = [];
  for (const { key } of await storage.list(at)) found.push([key.slice(at.length), (await storage.read(key)) ?? '']);
  return new Map(found.sort());
}
/** What lies where `release`, made of these files, was brought whole. */
export const whole = (files: Readonly<Record<string, string>>, release: Release): Map<string, string> =>
  new Map(Object.entries({ ...files, 'manifest.signed': `${release.text}\n${release.signature}` }).sort());
const links = (...to: string[]) => to.map((url) => `<a href="${url}">·</a>`).join('');

/** A first release, and the next: a page and its attachment gone, pages and a list more, others changed. */
export const one = {
  'main/index.html': links('/list/', '/ab/ab1.html'),
  'main/list/index.html': links('/ab/ab1.html', '/cd/cd1.html'),
  'main/ab/ab1.html': links('/assets/site-1.css'),
  'main/cd/cd1.html': links('/assets/site-1.css', '/cd/cd1/附件 表.txt'),
  'main/cd/cd1/附件 表.txt': '名单',
  'main/assets/site-1.css': 'a{}',
  'main.caddy': 'x',
};
export const two = {
  'main/index.html': links('/list/', '/ef/ef1.html'),
  'main/list/index.html': links('/ab/ab1.html', '/ef/ef1.html', '/list/1.html'),
  'main/list/1.html': links('/ab/ab1.html'),
  'main/ab/ab1.html': `新${links('/assets/site-2.css', '/ef/ef1.html')}`,
  'main/ef/ef1.html': links('/assets/site-2.css', '/ef/ef2.html'),
  'main/ef/ef2.html': links('/assets/site-2.css', '/ef/ef1.html'),
  'main/assets/site-2.css': 'b{}',
  'main.caddy': 'x',
};
/** A change of what readers get, as `PUT main/index.html`; nothing where it was none. */
export const changed = ({ method, path }: Asked): string[] =>
  ['PUT', 'DELETE'].includes(method) && !path.includes('/.publishing/')
    ? [`${method} ${path.replace(/^sites\/\w+\//, '')}`]
    : [];

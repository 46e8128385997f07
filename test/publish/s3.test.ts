import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { parseManifest } from '../../scripts/build/manifest.ts';
import { parseS3 } from '../../scripts/publish/s3-address.ts';
import { s3Storage } from '../../scripts/publish/s3-storage.ts';
import type { Storage } from '../../scripts/publish/storage.ts';
import { command as publish } from '../../scripts/publish.ts';
import { command as verify } from '../../scripts/verify.ts';
import { command as withdraw } from '../../scripts/withdraw.ts';
import { County, type Ran, text } from '../attacks/county.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { holding, readOutput } from '../fixture/output.ts';
import { type Bucket, startBucket } from './bucket.ts';

const title = '㐀㐁㐂';
const path = (name: string) => `main/gsgg/2026/${name}`;
const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T12:00:00+08:00`;
let folder: string;
let bucket: Bucket;
let storage: Storage;
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  bucket = await startBucket(join(folder, 'storage'));
  const address = parseS3(bucket.to('gov'), undefined);
  if (!address) throw new Error('misspelt');
  storage = s3Storage(address, bucket.env);
  county = await County.found(folder, async (book) => {
    await book.publish(path('1'), { front: { id: 'storage001' } });
    await book.publish(path('2'), { front: { id: 'storage002', title }, files: { [`${title}.txt`]: title } });
  });
});
afterAll(async () => {
  await bucket.close();
  await removeFolder(folder);
});
beforeEach(() => {
  bucket.trouble = null;
});

const published = (asOf: string, ...more: string[]): Promise<Ran> =>
  county.run(publish, ['--to', bucket.to('gov'), '--as-of', asOf, '--fresh-within', '9999', ...more], {
    env: bucket.env,
  });
const signed = async (name = 'manifest.signed') =>
  parseManifest((await storage.read(`gov/${name}`))?.split('\n')[0] ?? '');
/** What lies below the folders of the sites, by path: the SHA-256 of what readers get. */
async function lying(): Promise<Map<string, string>> {
  const keys = (await storage.list('gov/'))
    .map(({ key }) => key.slice(4))
    .filter((key) => !/^manifest\.|^\.pub/.test(key));
  const bytes = await Promise.all(
    keys.map(async (key) => (await fetch(`${bucket.url}/gov/${encodeURI(key)}`)).bytes()),
  );
  return new Map(keys.map((key, at) => [key, sha256(bytes[at] ?? '')]));
}
const filesOf = async (name?: string) => new Map((await signed(name))?.files.map((file) => [file.path, file.sha256]));

describe('qianfa publish --to s3://…', () => {
  it('→ the release lies there whole; verify --live finds every byte at the sites’ own addresses', async () => {
    const ran = await published(day(2));
    expect(ran.text).toMatch(/已发布：s3:\/\/sites\/gov\/ → 00000003-20260302040000-[0-9a-f]{12}/);
    expect(ran.code).toBe(0);
    expect(await lying()).toEqual(await filesOf());
    const fronts = await Promise.all(['main', 'slj'].map((site) => bucket.front(`gov/${site}`)));
    const asked = ['--to', bucket.to('gov'), '--live', fronts[0] ?? '', '--site', `slj=${fronts[1]}`];
    const verified = await county.run(verify, asked, { env: bucket.env });
    expect(verified.text).toMatch(/\d+ 个文件逐字节相同/);
    expect(verified.code).toBe(0);
  });

  it('the same again, when somebody changed a page and planted one → put right, taken away, told', async () => {
    const html = { type: 'text/html', cache: '' };
    await storage.write('gov/main/st/storage001.html', Buffer.from('换过的页面'), html);
    await storage.write('gov/main/gsgg/planted.html', Buffer.from('假通知'), html);
    const ran = await published(day(2));
    expect(ran.text).toMatch(/有 1 个文件不属于任何一版，已删除："main\/gsgg\/planted\.html"/);
    expect(ran.text).toMatch(/已是这一版/);
    expect(await lying()).toEqual(await filesOf());
  });

  it('broken off in the middle → said, with what stands there; 60 · nothing older follows, the next run finishes', async () => {
    await county.publish(path('3'), { 'index.md': text('storage003') });
    bucket.trouble = ({ method, path: at }) =>
      method === 'PUT' && at.endsWith('gsgg/index.html') ? { status: 507, code: 'XMinioStorageFull' } : null;
    const broken = await published(day(4));
    expect(broken.text).toMatch(/一部分文件已是新版，其余仍是原来的版本（00000003-[\w-]+）.* ← 发布位置的磁盘满了/);
    expect(broken.code).toBe(2);
    bucket.trouble = null;
    const older = await published(day(3), '--output', join(folder, 'elsewhere'));
    expect(older.text).toMatch(/拒绝用旧的覆盖新的/);
    expect(older.code).toBe(1);
    expect((await published(day(4))).text).toMatch(/已发布/);
    expect(await lying()).toEqual(await filesOf());
  });

  it('43 · a manifest that no publisher signed, shown or begun → refused', async () => {
    const shown = (await storage.read('gov/manifest.signed')) ?? '';
    const plain = { type: 'text/plain', cache: '' };
    for (const name of ['manifest.signed', 'manifest.begun']) {
      await storage.write(`gov/${name}`, Buffer.from(shown.split('\n')[0] ?? ''), plain);
      expect((await published(day(5))).text).toMatch(/没有备案发布机的有效签名/);
      await storage.write('gov/manifest.signed', Buffer.from(shown), plain);
      await storage.remove('gov/manifest.begun');
    }
  });

  it('66 · withdrawn by one entitled person → deleted before anything else; 67 · nothing there names it, not even after a full disk', async () => {
    county.at(day(6));
    const principal = { key: county.group.keys.principal };
    expect((await county.run(withdraw, [path('2'), '--reason', '隐私', '--yes'], principal)).code).toBe(0);
    expect((await county.record(path('2'))).text).toMatch(/（withdrawal）/);
    bucket.trouble = ({ method, path: at }) =>
      method === 'PUT' && at.includes('/main/') ? { status: 507, code: 'XMinioStorageFull' } : null;
    expect((await published(day(6))).text).toMatch(/磁盘满了/);
    bucket.trouble = null;
    expect([...(await lying()).keys()].filter((key) => key.includes('storage002'))).toEqual([]);
    expect((await published(day(6))).code).toBe(0);
    expect(holding(await readOutput(join(folder, 'storage/sites/gov')), title)).toEqual([]);
    expect(await lying()).toEqual(await filesOf());
  });

  it.each([
    ['s3://sites', /写得不对/],
    ['s3://key:secret@sites?region=x', /写得不对/],
  ])('%s → no place', async (to, words) => {
    const ran = await county.run(publish, ['--to', to, '--as-of', day(7)]);
    expect(ran.text).toMatch(words);
    expect(ran.code).toBe(2);
  });

  it('a bucket that is not there, keys that are not known → said, before anything is built', async () => {
    const at = (to: string, env: object) =>
      county.run(publish, ['--to', to, '--as-of', day(7), '--fresh-within', '9999'], {
        env: { ...bucket.env, ...env },
      });
    const none = await at(bucket.to('gov').replace('sites', 'others'), {});
    expect(none.text).toMatch(/没有这个存储桶，或它不在这个 region、endpoint。.*NoSuchBucket/);
    const denied = await at(bucket.to('gov'), { AWS_ACCESS_KEY_ID: 'nobody' });
    expect(denied.text).toMatch(/对象存储不认这组密钥/);
    expect([none.code, denied.code]).toEqual([2, 2]);
    expect(none.text + denied.text).not.toMatch(/构建/);
  });
});

describe('59 · killed', () => {
  const program = fileURLToPath(new URL('../../scripts/qianfa.ts', import.meta.url));
  const runs = Number(process.env.QIANFA_KILLS ?? 1);
  const changing = (method: string) => method === 'PUT' || method === 'DELETE';

  /** Publishes as a process of its own, and kills it at its so-manieth change (or never). */
  async function killed(asOf: string, at: number): Promise<number | null> {
    const child = spawn(
      process.execPath,
      [program, 'publish', '--to', bucket.to('gov'), '--as-of', asOf, '--fresh-within', '99999'],
      {
        cwd: county.repository.folder,
        detached: true,
        stdio: 'ignore',
        env: {
          PATH: process.env.PATH,
          QIANFA_ROOT: county.root,
          QIANFA_PUBLISHER_KEY: county.group.publisher.file,
          ...bucket.env,
        },
      },
    );
    let changes = 0;
    bucket.trouble = ({ method }) => {
      if (!changing(method)) return null;
      changes += 1;
      if (changes === at) process.kill(-(child.pid ?? 0), 'SIGKILL');
      return changes < at ? null : 'cut';
    };
    const code = await new Promise<number | null>((done) => child.on('close', done));
    bucket.trouble = null;
    return code;
  }

  it(
    `at ${runs} moments of an upload → every file is one of the old or the new release; the next run finishes`,
    async () => {
      const upload = async (run: number, at: number) => {
        // All of one site is to be brought anew.
        await rm(join(folder, 'storage/sites/gov/main'), { recursive: true, force: true });
        return killed(`${new Date(Date.UTC(2026, 3, 1 + run)).toISOString().slice(0, 19)}Z`, at);
      };
      expect((await published(day(7))).code).toBe(0);
      for (let run = 0; run < runs; run += 1) {
        const old = await filesOf();
        const changes = [...old.keys()].filter((file) => file.startsWith('main/')).length;
        expect(await upload(run, Math.ceil(((run + 0.5) / runs) * changes))).toBeNull();
        const next = await filesOf('manifest.begun');
        for (const [file, digest] of await lying()) expect([old.get(file), next.get(file)], file).toContain(digest);
      }
      expect(await killed('2026-12-13T12:00:00+08:00', Number.POSITIVE_INFINITY)).toBe(0);
      expect(await lying()).toEqual(await filesOf());
      const marks = (await storage.list('gov/')).filter(({ key }) => /^gov\/(\.|manifest)/.test(key));
      expect(marks.map(({ key }) => key)).toEqual(['gov/manifest.signed']);
    },
    120_000 + runs * 30_000,
  );
});

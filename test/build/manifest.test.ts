import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeManifest } from '../../scripts/build/manifest.ts';
import { madeLive } from '../bench/live.ts';
import { withFront } from './given.ts';

const asOf = '2026-11-01T00:00:00+08:00';
const program = 'a'.repeat(64);
const live = madeLive([{ title: '标题', body: '正文' }]);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the manifest', () => {
  let output: string;
  beforeEach(async () => {
    output = await mkdtemp(join(tmpdir(), 'manifest-'));
    await mkdir(join(output, 'main', 'gsgg'), { recursive: true });
    await writeFile(join(output, 'main', '申请表.docx'), '表');
    await writeFile(join(output, 'main', 'gsgg', 'index.html'), '');
  });
  afterEach(() => rm(output, { recursive: true }));

  const write = async () => (await writeManifest(live, { asOf, program, output })).manifest;
  const written = () => readFile(join(output, 'manifest.json'), 'utf8');

  test('lists every file by site, with size and SHA-256, in the order of bytes', async () => {
    expect((await write()).files).toEqual([
      { path: 'main/gsgg/index.html', size: 0, sha256: sha256('') },
      { path: 'main/申请表.docx', size: 3, sha256: sha256('表') },
    ]);
  });

  test('names the place of the ledger, the root, the program and the time', async () => {
    expect(await write()).toMatchObject({
      v: 1,
      group: live.group,
      root: live.root,
      ledger: live.head,
      as_of: asOf,
      program,
    });
  });

  test('is RFC 8785 JSON, so that its bytes can be signed', async () => {
    await write();
    expect(await written()).toBe(canonicalize(JSON.parse(await written())));
  });

  test('never lists itself: written again, it is the same', async () => {
    await write();
    const before = await written();
    await write();
    expect(await written()).toBe(before);
  });

  test('lists the instants at which the pages will change', async () => {
    const at = '2026-12-01T00:00:00+08:00';
    const expiring = {
      ...live,
      articles: live.articles.map((article) =>
        article.status === 'live' ? withFront(article, { ...article.front, expires: { at } }) : article,
      ),
    };
    expect((await writeManifest(expiring, { asOf, program, output })).manifest.coming).toEqual([at]);
  });

  test('a link in the output is an error, not a file', async () => {
    await symlink('/etc/hostname', join(output, 'main', 'link.html'));
    await expect(write()).rejects.toThrow('main/link.html is neither a file nor a folder');
  });
});

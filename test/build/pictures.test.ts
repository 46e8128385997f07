import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../scripts/article/canonical.ts';
import { releaseBefore } from '../../scripts/build/before.ts';
import { manifestOf } from '../../scripts/build/manifest.ts';
import { renderMarkdown } from '../../scripts/build/markdown.ts';
import { openOutput } from '../../scripts/build/output.ts';
import { originalOf, readPictures, sizedUrl, writePictures } from '../../scripts/build/pictures.ts';
import { live, noon, text } from './given.ts';

let folder: string;
let bytes: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qianfa-pictures-'));
  bytes = await sharp({ create: { width: 1200, height: 600, channels: 3, background: '#1428c8' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => rm(folder, { recursive: true }));

const id = 'aaaaaaaaa1';
const file = (name: string, content: Buffer) => ({
  name,
  size: content.length,
  sha256: sha256(content),
  read: async () => content,
});
const given = (content: Buffer, name = '图 1.jpg') =>
  text(id, { body: `![大坝](<${name}>)`, files: [file(name, content)] });
const all = new Map([[id, sha256('key')]]);
const nothing = async () => null;
const derived = (width: number) => join('main', 'aa', id, `w${width}`, '图 1.jpg.webp');

describe('pictures of a text', () => {
  it('are offered in smaller widths beside their original, each time the same bytes', async () => {
    const pictures = await readPictures([given(bytes)]);
    expect(pictures(given(bytes), '图 1.jpg')).toEqual({ width: 1200, height: 600, widths: [480, 960] });
    const written: string[] = [];
    for (const turn of ['one', 'two']) {
      await writePictures([given(bytes)], pictures, all, openOutput(join(folder, turn)), nothing);
      written.push(sha256(await readFile(join(folder, turn, derived(960)))));
    }
    expect(written[0]).toBe(written[1]);
    const { width, height, format } = await sharp(join(folder, 'one', derived(480))).metadata();
    expect([width, height, format]).toEqual([480, 240, 'webp']);
  });

  it('that are small, moving or broken have no other', async () => {
    const small = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    expect((await readPictures([given(small)]))(given(small), '图 1.jpg')).toEqual({
      width: 300,
      height: 300,
      widths: [],
    });
    const broken = Buffer.from('\xff\xd8\xff\xe0 nothing', 'latin1');
    expect((await readPictures([given(broken)]))(given(broken), '图 1.jpg')).toBeNull();
    const empty = Buffer.alloc(0);
    expect((await readPictures([given(empty)]))(given(empty), '图 1.jpg')).toBeNull();
    for (const left of [bytes.length - 200, 700]) {
      const cut = bytes.subarray(0, left);
      const pictures = await readPictures([given(cut)]);
      await expect(
        writePictures([given(cut)], pictures, all, openOutput(join(folder, 'cut')), nothing),
      ).resolves.toBeUndefined();
    }
  });

  it('are taken from the release before only where original, program and bytes are the same', async () => {
    const output = join(folder, 'before');
    const pictures = await readPictures([given(bytes)]);
    await writePictures([given(bytes)], pictures, all, openOutput(output), nothing);
    const path = derived(960).replaceAll('\\', '/');
    const kept = await readFile(join(output, path));
    const original = `main/aa/${id}/图 1.jpg`;
    const files = [
      { path: original, size: bytes.length, sha256: sha256(bytes) },
      { path, size: kept.length, sha256: sha256(kept) },
    ];
    const program = 'b'.repeat(64);
    const manifest = manifestOf(live([]), { asOf: noon, program, files });
    expect(manifest.files).toMatchObject([{ path: original }, { path, from: original }]);
    expect(manifest.files[0]).not.toHaveProperty('from');
    await writeFile(join(output, 'manifest.json'), canonicalJson(manifest));
    const earlier = await releaseBefore(output, program);
    expect(await earlier(path, sha256(bytes))).toEqual(kept);
    expect(await earlier(path, sha256('another original'))).toBeNull();
    expect(await earlier('main/aa/x/w960/y.webp', sha256(bytes))).toBeNull();
    expect(await (await releaseBefore(output, 'c'.repeat(64)))(path, sha256(bytes))).toBeNull();
    await writeFile(join(output, path), 'exchanged');
    expect(await earlier(path, sha256(bytes))).toBeNull();
    expect(await (await releaseBefore(join(folder, 'none'), program))(path, sha256(bytes))).toBeNull();
  });

  it('say their size on the page, and where the smaller ones lie', () => {
    const picture = () => ({ width: 1200, height: 600, srcset: 'a/w480/x.webp 480w, a/x.jpg 1200w' });
    const html = renderMarkdown('![大坝](x.jpg)', { file: () => 'a/x.jpg', article: () => null, picture });
    expect(html).toContain('width="1200" height="600" srcset="a/w480/x.webp 480w, a/x.jpg 1200w" sizes=');
    expect(renderMarkdown('![大坝](x.jpg)', { file: () => 'a/x.jpg', article: () => null })).not.toContain('srcset');
  });

  it('have addresses that no attachment can have', () => {
    expect(sizedUrl(id, '图.jpg', 480)).toBe(`/aa/${id}/w480/${encodeURIComponent('图.jpg.webp')}`);
    expect(originalOf(`main/aa/${id}/w480/图.jpg.webp`)).toBe(`main/aa/${id}/图.jpg`);
    expect(originalOf(`main/aa/${id}/图.jpg`)).toBeNull();
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changes, type NewFile } from '../../scripts/publish/changes.ts';
import type { Stored } from '../../scripts/publish/storage.ts';
import { someDigest } from '../fixture/group.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const file = (path: string, text = path): NewFile => ({
  path,
  size: text.length,
  sha256: someDigest(text),
  md5: md5(text),
});
const there = (...files: NewFile[]) =>
  new Map<string, Stored>(files.map(({ path, size, md5: tag }) => [path, { key: path, tag, size, at: 0 }]));
const known = (...paths: string[]) => new Set(paths);
const page = 'main/ab/ab1.html';

describe('what goes', () => {
  it.each([
    [page],
    ['main/ab/ab1/附件.pdf'],
    ['main/ab/ab1/w480/照片.jpg.webp'],
    ['main/ab/ab1.svg'],
    ['main/api/v1/articles/ab/ab1.json'],
  ])('67 · %s goes first, and with it all that may name it', (path) => {
    const named = ['main/pagefind/fragment/1.pf_fragment', 'main/list/index.html', 'main/feeds/x.rss'];
    const { first, last } = changes(there(...[path, ...named].map((one) => file(one))), [], known(path, ...named));
    expect(first).toEqual([path, ...named]);
    expect(last).toEqual([]);
  });

  it('styles and scripts of old pages go last, and so does all where no article goes', () => {
    const old = ['main/assets/site-1.css', 'main/pagefind/fragment/1.pf_fragment', 'main/list/2.html', 'slj.caddy'];
    expect(changes(there(...old.map((one) => file(one))), [], known(...old))).toMatchObject({ first: [], last: old });
    expect(changes(there(file(old[0] ?? ''), file(page)), [], known(page, ...old)).last).toEqual([old[0]]);
  });

  it('a stranger below a site’s folder goes first; one beside, and this program’s own marks, are let be', () => {
    const strange = ['main/planted.html', 'slj/old.html', 'logs/1', 'manifest.signed', '.publishing/1', 'planted.html'];
    const found = changes(
      there(...strange.map((one) => file(one))),
      [file('main/index.html')],
      known('slj/index.html'),
    );
    expect(found.strangers).toEqual(['main/planted.html', 'slj/old.html']);
    expect([found.first, found.last]).toEqual([[], []]);
  });
});

describe('what is put', () => {
  it('the list of search indexes comes after the indexes that it names, and the home page after all lists', () => {
    const files = ['main/index.html', 'main/pagefind/tiers.json', 'main/pagefind/hot-1/index/1.pf_index', page];
    const put = changes(
      there(),
      files.map((path) => file(path)),
      known(),
    ).put;
    expect(put.map((part) => part.map(({ path }) => path))).toEqual([[files[2]], [page], [files[1]], [files[0]]]);
  });

  const same = file('main/list/1.html');
  it.each([
    ['other bytes of the same size', { ...same, md5: md5('other') }],
    ['another size', { ...same, size: 1 }],
    ['a sum of parts', { ...same, md5: `${same.md5}-1` }],
  ])('%s → again', (_, old) => {
    expect(changes(there(old), [same], known(same.path)).put).toEqual([[same]]);
    expect(changes(there(same), [same], known(same.path)).put).toEqual([]);
  });
});

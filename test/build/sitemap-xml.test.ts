import { describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { sitemapFiles as filesOf, knownPages, type SitemapEntry } from '../../scripts/build/sitemap-xml.ts';
import { childrenOf, textOf, xmlTree } from './xml-tree.ts';

const entries = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ loc: `https://a.example/${at}?x=1&y=2`, lastmod: null }));
const locs = (text = '') => xmlTree(text).children.map((child) => textOf(child, 'loc'));

const around = sha256('around');
const sitemapFiles = (origin: string, list: SitemapEntry[], by = around, limit?: number) =>
  filesOf(origin, [knownPages(list)], by, limit);

describe('a sitemap', () => {
  it('is one file as long as it is short enough', () => {
    const [file, ...others] = sitemapFiles('https://a.example', entries(3), around, 3);
    expect(others).toEqual([]);
    expect(file?.url).toBe('/sitemap.xml');
    const root = xmlTree(file?.text ?? '');
    expect(root).toMatchObject({
      name: 'urlset',
      attributes: { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
    });
    expect(locs(file?.text)).toEqual(entries(3).map(({ loc }) => loc));
    expect(childrenOf(root, 'url').flatMap((url) => childrenOf(url, 'lastmod'))).toEqual([]);
  });

  it('is split behind an index when it is longer', () => {
    const [index, ...parts] = sitemapFiles('https://a.example', entries(7), around, 3);
    expect(xmlTree(index?.text ?? '').name).toBe('sitemapindex');
    expect(locs(index?.text)).toEqual([1, 2, 3].map((n) => `https://a.example/sitemap-${n}.xml`));
    expect(parts.map(({ url }) => url)).toEqual(['/sitemap-1.xml', '/sitemap-2.xml', '/sitemap-3.xml']);
    expect(parts.flatMap(({ text }) => locs(text))).toEqual(entries(7).map(({ loc }) => loc));
  });

  it('has keys that change with an address, a time and what is around, of the part alone that holds it', () => {
    const keys = (list: SitemapEntry[], by = around) =>
      sitemapFiles('https://a.example', list, by, 3).map(({ key }) => key);
    const before = keys(entries(7));
    expect(keys(entries(7))).toEqual(before);
    const changed = entries(7).map((entry, at) => (at === 4 ? { ...entry, lastmod: '2026-03-01T00:00:00Z' } : entry));
    expect(keys(changed).map((key, at) => key === before[at])).toEqual([true, true, false, true]);
    expect(keys(entries(8)).map((key, at) => key === before[at])).toEqual([true, true, true, false]);
    expect(keys(entries(7), sha256('another')).some((key) => before.includes(key))).toBe(false);
  });

  it('has sorts of pages in files of their own where it is split', () => {
    const [first = [], second = []] = [entries(4), [{ loc: 'https://a.example/list/', lastmod: null }]];
    const [, ...parts] = filesOf('https://a.example', [knownPages(first), knownPages(second)], around, 3);
    expect(parts.map(({ text }) => locs(text).length)).toEqual([3, 1, 1]);
    const [whole, ...others] = filesOf('https://a.example', [knownPages(first), knownPages(second)], around, 5);
    expect(others).toEqual([]);
    expect(locs(whole?.text).at(-1)).toBe('https://a.example/list/');
  });

  it('is split at 5,000 addresses', () => {
    expect(sitemapFiles('https://a.example', entries(5_000), around)).toHaveLength(1);
    expect(sitemapFiles('https://a.example', entries(5_001), around).map(({ text }) => locs(text).length)).toEqual([
      2, 5_000, 1,
    ]);
  });
});

import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import type { MachineFile } from './machine-files.ts';
import { element, type Xml, xmlFile } from './xml.ts';

/** A page for search engines: its absolute address, and when it last changed (RFC 3339) where that is known. */
export interface SitemapEntry {
  loc: string;
  lastmod: string | null;
}

/** Pages of one sort in their order, as long as nobody asks for what is written of them. */
export interface SitemapPages {
  count: number;
  part(from: number, to: number): { madeOf(): string; entries(): SitemapEntry[] };
}

/** `madeOf` tells what the entry of a page is made of, as a text without a line break. */
export const sitemapPages = <T>(
  pages: readonly T[],
  madeOf: (page: T) => string,
  entryOf: (page: T) => SitemapEntry,
): SitemapPages => ({
  count: pages.length,
  part(from, to) {
    const own = pages.slice(from, to);
    return { madeOf: () => own.map(madeOf).join('\n'), entries: () => own.map(entryOf) };
  },
});

/** Pages of which it is known already what is written of them. */
export const knownPages = (entries: readonly SitemapEntry[]): SitemapPages =>
  sitemapPages(
    entries,
    ({ loc, lastmod }) => `${loc} ${lastmod}`,
    (entry) => entry,
  );

/** The protocol takes 50,000 addresses a file; the file with a new article is written anew with every publication. */
const most = 5_000;
const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const listOf = (name: 'url' | 'sitemap', entries: readonly SitemapEntry[]): Xml[] =>
  entries.map(({ loc, lastmod }) =>
    element(name, {}, element('loc', {}, loc), ...(lastmod === null ? [] : [element('lastmod', {}, lastmod)])),
  );

/**
 * `/sitemap.xml` with the pages of all sorts in their order; of more than `limit` an index, with the pages in /sitemap-1.xml, /sitemap-2.xml …, of
 * which each holds one sort. `around` stands for all that surrounds the pages of the site.
 */
export function sitemapFiles(
  origin: string,
  sorts: readonly SitemapPages[],
  around: Digest,
  limit = most,
): MachineFile[] {
  const file = (
    url: string,
    kind: 'url' | 'sitemap',
    parts: readonly ReturnType<SitemapPages['part']>[],
  ): MachineFile => ({
    url,
    key: sha256([around, origin, url, ...parts.map((part) => part.madeOf())].join('\n')),
    get text() {
      const list = parts.flatMap((part) => part.entries());
      return xmlFile(element(kind === 'url' ? 'urlset' : 'sitemapindex', { xmlns }, ...listOf(kind, list)));
    },
  });
  const whole = sorts.map((sort) => sort.part(0, sort.count));
  if (sorts.reduce((sum, { count }) => sum + count, 0) <= limit) return [file('/sitemap.xml', 'url', whole)];
  const cut = sorts.flatMap((sort) =>
    Array.from({ length: Math.ceil(sort.count / limit) }, (_, at) => sort.part(at * limit, (at + 1) * limit)),
  );
  const parts = cut.map((part, at) => file(`/sitemap-${at + 1}.xml`, 'url', [part]));
  const index = knownPages(parts.map(({ url }) => ({ loc: `${origin}${url}`, lastmod: null })));
  return [file('/sitemap.xml', 'sitemap', [index.part(0, index.count)]), ...parts];
}

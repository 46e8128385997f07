import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import type { MachineFile } from './machine-files.ts';
import { element, type Xml, xmlFile } from './xml.ts';

/** A page for search engines: its absolute address, and when it last changed (RFC 3339) where that is known. */
export interface SitemapEntry {
  loc: string;
  lastmod: string | null;
}

/** The protocol takes 50,000 addresses and 50 MB a file. */
const most = 40_000;
const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const listOf = (name: 'url' | 'sitemap', entries: readonly SitemapEntry[]): Xml[] =>
  entries.map(({ loc, lastmod }) =>
    element(name, {}, element('loc', {}, loc), ...(lastmod === null ? [] : [element('lastmod', {}, lastmod)])),
  );

/**
 * `/sitemap.xml` with all entries in their order; of more than `limit` an index, with the entries in /sitemap-1.xml, /sitemap-2.xml …
 */
export function sitemapFiles(
  origin: string,
  entries: readonly SitemapEntry[],
  program: Digest,
  limit = most,
): MachineFile[] {
  const file = (url: string, kind: 'url' | 'sitemap', list: readonly SitemapEntry[]): MachineFile => ({
    url,
    key: sha256(`${program} ${origin}${url} ${list.map(({ loc, lastmod }) => `${loc} ${lastmod}`).join('\n')}`),
    get text() {
      return xmlFile(element(kind === 'url' ? 'urlset' : 'sitemapindex', { xmlns }, ...listOf(kind, list)));
    },
  });
  if (entries.length <= limit) return [file('/sitemap.xml', 'url', entries)];
  const parts = Array.from({ length: Math.ceil(entries.length / limit) }, (_, at) =>
    file(`/sitemap-${at + 1}.xml`, 'url', entries.slice(at * limit, (at + 1) * limit)),
  );
  const index = parts.map(({ url }) => ({ loc: `${origin}${url}`, lastmod: null }));
  return [file('/sitemap.xml', 'sitemap', index), ...parts];
}

import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import { fileOf } from './address.ts';
import { apiFiles } from './api.ts';
import { surroundings } from './article-keys.ts';
import { catalogueCsv, catalogueTable, csvOf, dutiesCsv, dutyTable } from './duties-view.ts';
import { feedsOf } from './feeds.ts';
import { atomOf } from './feeds-atom.ts';
import { jsonFeedOf } from './feeds-json.ts';
import { rssOf } from './feeds-rss.ts';
import { labelsOfFields } from './labels.ts';
import type { Output } from './output.ts';
import { robotsOf } from './robots.ts';
import { rowFiles } from './row-files.ts';
import { titlesOf, titlesUrl } from './search-titles.ts';
import type { SiteView } from './site-view.ts';
import { sitemapOf } from './sitemap.ts';
import { sitemapFiles } from './sitemap-xml.ts';
import type { Views } from './views.ts';

/** A file for machines: its address on its site, its text, which is made when it is asked for, and the key of what it is made of, where it is kept by one. */
export interface MachineFile {
  url: string;
  readonly text: string;
  key?: Digest;
  /** Its key is that of an article. */
  ofArticle?: boolean;
}

/** The forms in which each feed is given. */
const forms = { rss: rssOf, atom: atomOf, json: jsonFeedOf } as const;

function* feedFiles(site: SiteView, around: Digest): Iterable<MachineFile> {
  for (const feed of feedsOf(site)) {
    const { title, description, page, publisher, lines } = feed;
    for (const form of ['rss', 'atom', 'json'] as const) {
      const url = feed[form];
      yield {
        url,
        // Lines are JSON, or ids and digests: none holds a line break.
        key: sha256([around, JSON.stringify([url, title, description, page, publisher]), ...lines].join('\n')),
        get text() {
          return forms[form](feed);
        },
      };
    }
  }
}

/** What programs read of a site. A preview has nothing but robots.txt: copies of data would carry no mark. */
function* filesFor(
  site: SiteView,
  views: Views,
  making: ReadonlyMap<string, Digest>,
  program: Digest,
): Iterable<MachineFile> {
  yield { url: '/robots.txt', text: robotsOf(site) };
  if (site.frame.mark === 'preview') return;
  const around = surroundings(site, program);
  yield* sitemapFiles(`https://${site.frame.site.domain}`, sitemapOf(site, views), around);
  yield* feedFiles(site, around);
  yield* apiFiles(site, around);
  yield { url: titlesUrl, text: titlesOf(site) };
  yield { url: dutiesCsv, text: csvOf(dutyTable(site)) };
  yield { url: catalogueCsv, text: csvOf(catalogueTable(site)) };
  yield* rowFiles(site, labelsOfFields(), making);
}

/** Writes the files for machines of all sites below <site>/. They depend on what pages depend on, and on nothing else. */
export function writeMachineFiles(
  sites: Iterable<SiteView>,
  views: Views,
  making: ReadonlyMap<string, Digest>,
  output: Output,
  program: Digest,
): void {
  for (const site of sites) {
    for (const file of filesFor(site, views, making, program)) {
      const { url, key } = file;
      // Files of articles were asked for with their pages.
      const standing = key !== undefined && !file.ofArticle && output.take(key);
      if (!standing) output.write(`${site.id}/${fileOf(url)}`, file.text, key);
    }
  }
}

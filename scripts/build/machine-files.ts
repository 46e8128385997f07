import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileOf } from './address.ts';
import { apiFiles } from './api.ts';
import { catalogueCsv, catalogueTable, csvOf, dutiesCsv, dutyTable } from './duties-view.ts';
import { feedsOf } from './feeds.ts';
import { atomOf } from './feeds-atom.ts';
import { jsonFeedOf } from './feeds-json.ts';
import { rssOf } from './feeds-rss.ts';
import { labelsOfFields } from './labels.ts';
import { robotsOf } from './robots.ts';
import { rowFiles } from './row-files.ts';
import { titlesOf, titlesUrl } from './search-titles.ts';
import type { SiteView } from './site-view.ts';
import { sitemapEntries } from './sitemap.ts';
import { sitemapFiles } from './sitemap-xml.ts';
import type { Views } from './views.ts';

/** A file for machines: its address on its site and its text. */
export interface MachineFile {
  url: string;
  text: string;
}

function* feedFiles(site: SiteView): Iterable<MachineFile> {
  for (const feed of feedsOf(site)) {
    yield { url: feed.rss, text: rssOf(feed) };
    yield { url: feed.atom, text: atomOf(feed) };
    yield { url: feed.json, text: jsonFeedOf(feed) };
  }
}

/** What programs read of a site. A preview has nothing but robots.txt: copies of data would carry no mark. */
function* filesFor(site: SiteView, views: Views): Iterable<MachineFile> {
  yield { url: '/robots.txt', text: robotsOf(site) };
  if (site.frame.mark === 'preview') return;
  yield* sitemapFiles(`https://${site.frame.site.domain}`, sitemapEntries(site, views));
  yield* feedFiles(site);
  yield* apiFiles(site);
  yield { url: titlesUrl, text: titlesOf(site) };
  yield { url: dutiesCsv, text: csvOf(dutyTable(site)) };
  yield { url: catalogueCsv, text: csvOf(catalogueTable(site)) };
  yield* rowFiles(site, labelsOfFields());
}

/** Files written at the same time: there are more of them than pages, and waiting for each takes longer than making it. */
const together = 32;

interface Target {
  path: string;
  text: string;
}

async function write(files: readonly Target[], made: Set<string>): Promise<void> {
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
    if (!made.has(folder)) await mkdir(folder, { recursive: true });
    made.add(folder);
  }
  await Promise.all(files.map(({ path, text }) => writeFile(path, text)));
}

/** Writes the files for machines of all sites below `folder`/<site>/. They depend on what pages depend on, and on nothing else. */
export async function writeMachineFiles(sites: Iterable<SiteView>, views: Views, folder: string): Promise<void> {
  const made = new Set<string>();
  for (const site of sites) {
    let files: Target[] = [];
    for (const { url, text } of filesFor(site, views)) {
      files.push({ path: join(folder, site.id, fileOf(url)), text });
      if (files.length < together) continue;
      await write(files, made);
      files = [];
    }
    await write(files, made);
  }
}

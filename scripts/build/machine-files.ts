import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileOf } from './address.ts';
import { feedsOf } from './feeds.ts';
import { atomOf } from './feeds-atom.ts';
import { jsonFeedOf } from './feeds-json.ts';
import { rssOf } from './feeds-rss.ts';
import type { SiteView } from './site-view.ts';

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

/** What programs read of a site. A preview has none of it: copies of data would carry no mark. */
function* filesFor(site: SiteView): Iterable<MachineFile> {
  if (site.frame.mark === 'preview') return;
  yield* feedFiles(site);
}

/** Writes the files for machines of all sites below `folder`/<site>/. They depend on what pages depend on, and on nothing else. */
export async function writeMachineFiles(sites: Iterable<SiteView>, folder: string): Promise<void> {
  for (const site of sites) {
    for (const { url, text } of filesFor(site)) {
      const target = join(folder, site.id, fileOf(url));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }
}

import { mkdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import { filesBelow, linkOrCopy } from './files.ts';
import { openIndexer } from './indexer.ts';
import type { Output } from './output.ts';
import type { SearchEntry } from './search-record.ts';
import { tierName, tiersOf } from './search-tiers.ts';

/** What the files of a tier are made of: its name covers every record in it, and the program. One key for all sites, so that its index is made once. */
const keyOf = (tier: string, sites: readonly string[]): Digest => sha256(JSON.stringify(['search', tier, ...sites]));

/**
 * Makes the search indexes of the whole group, one a tier, and puts them into `<site>/pagefind/<tier>/` of each site, because browsers
 * load them from the page's own origin; `tiers.json` lists them, newest first. The same records give the same bytes: a tier that the release
 * before has under the same name is taken from there. Throws when Pagefind fails.
 */
export async function buildSearch(input: {
  entries: readonly SearchEntry[];
  sites: readonly string[];
  output: Output;
  program: Digest;
  /** How many records one index may hold; a tier's own limit unless a test asks for less. */
  most?: number;
}): Promise<void> {
  const { entries, sites, output, program, most } = input;
  const [first, ...others] = sites;
  if (first === undefined) return;
  const names: string[] = [];
  const indexer = openIndexer();
  try {
    for (const [turn, tier] of tiersOf(entries, most).entries()) {
      const name = tierName(tier, program);
      names.push(name);
      const key = keyOf(name, sites);
      if (output.take(key, turn)) continue;
      const folderOf = (site: string) => join(output.folder, site, 'pagefind', name);
      // Nothing is waited for before the first index is begun: the pages are put together meanwhile.
      mkdirSync(folderOf(first), { recursive: true });
      await indexer.write(tier.entries, folderOf(first));
      for (const path of await filesBelow(folderOf(first))) {
        for (const site of others) {
          await mkdir(dirname(join(folderOf(site), path)), { recursive: true });
          linkOrCopy(join(folderOf(first), path), join(folderOf(site), path));
        }
        for (const site of sites) output.wrote(`${site}/pagefind/${name}/${path}`, key);
      }
    }
  } finally {
    await indexer.close();
  }
  for (const site of sites) output.write(`${site}/pagefind/tiers.json`, JSON.stringify(names));
}

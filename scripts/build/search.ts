import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { joinTexts, toIndex } from '../../layouts/assets/search-text.js';
import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import { filesBelow, linkOrCopy } from './files.ts';
import type { Output } from './output.ts';
import type { SearchEntry, SearchRecord } from './search-record.ts';
import { tierName, tiersOf } from './search-tiers.ts';

/** Pagefind's own interfaces, which no page uses. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./;

/**
 * The record in the form that Pagefind takes. The language is 'en', of which Pagefind cuts words at spaces only: it cuts Chinese by a
 * dictionary, by another one in the browser than in the build, so that phrases in quotes miss two thirds of what is there.
 */
const indexed = async ({ url, title, numbers, text, attachments, attached, day, filters }: SearchRecord) => ({
  url,
  language: 'en',
  content: joinTexts([title, numbers.join('\n'), text, attachments.join('\n'), ...(await attached())]),
  // Meta is searched too: title and numbers for their weight, the day in a form that no question has.
  meta: { title: toIndex(title), numbers: toIndex(numbers.join('\n')), day: day.replaceAll('-', '') },
  filters: Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)),
  sort: { day: day.replaceAll('-', '') },
});

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`the search index could not be made: ${errors.join('; ')}`);
}

/** Makes one index in a Pagefind process of its own, which ends with it: what one index takes of memory the next does not. */
async function writeIndex(entries: readonly SearchEntry[], folder: string): Promise<void> {
  try {
    const { index, errors } = await createIndex({ keepIndexUrl: true });
    refuse(errors);
    if (!index) throw new Error('the search index could not be made: Pagefind did not answer');
    for (const entry of entries) refuse((await index.addCustomRecord(await indexed(entry.record()))).errors);
    refuse((await index.writeFiles({ outputPath: folder })).errors);
  } finally {
    await close();
  }
  for (const name of await readdir(folder)) if (unused.test(name)) await rm(join(folder, name));
}

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
  for (const [turn, tier] of tiersOf(entries, most).entries()) {
    const name = tierName(tier, program);
    names.push(name);
    const key = keyOf(name, sites);
    if (output.take(key, turn)) continue;
    const folderOf = (site: string) => join(output.folder, site, 'pagefind', name);
    await mkdir(folderOf(first), { recursive: true });
    await writeIndex(tier.entries, folderOf(first));
    for (const path of await filesBelow(folderOf(first))) {
      for (const site of others) {
        await mkdir(dirname(join(folderOf(site), path)), { recursive: true });
        linkOrCopy(join(folderOf(first), path), join(folderOf(site), path));
      }
      for (const site of sites) output.wrote(`${site}/pagefind/${name}/${path}`, key);
    }
  }
  for (const site of sites) output.write(`${site}/pagefind/tiers.json`, JSON.stringify(names));
}

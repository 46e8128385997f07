import { mkdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import { filesBelow, linkOrCopy } from './files.ts';
import { type Indexer, type Made, openIndexer, tracesFile } from './indexer.ts';
import type { Output } from './output.ts';
import type { SearchEntry } from './search-record.ts';
import { tierName, tiersOf } from './search-tiers.ts';
import { allTraces } from './search-traces.ts';
import { afterAll } from './share.ts';

/** Of so few indexes a browser asks the second and third as fast as it learns whether it should. */
const few = 3;

/** What the browser knows of the indexes before it opens one. */
interface Listed {
  /** Folder of the program that searches in them. */
  program: string;
  /** Their folders, newest first. */
  tiers: string[];
  /** Folder of the traces that tell which of them but the newest can hold a word; null where they are few. */
  traces: string | null;
}

interface SearchInput {
  entries: readonly SearchEntry[];
  sites: readonly string[];
  output: Output;
  program: Digest;
  /** How many records one index may hold; a tier's own limit unless a test asks for less. */
  most?: number;
}

/**
 * Makes the search indexes of the whole group, one a tier, and puts them into `<site>/pagefind/<tier>/` of each site, because browsers
 * load them from the page's own origin, with the program that searches and the traces that tell which of many can hold a word; `tiers.json`
 * lists them. The same records give the same bytes: a tier that the release before has under the same name is taken from there, and so are the
 * traces while no tier but the newest changed. An `indexer` that is given stays open. Throws when Pagefind fails.
 */
export async function buildSearch({ indexer: given, ...input }: SearchInput & { indexer?: Indexer }): Promise<void> {
  const indexer = given ?? openIndexer();
  try {
    await fillSearch(input, indexer);
  } finally {
    if (!given) await indexer.close();
  }
}

async function fillSearch(input: SearchInput, indexer: Indexer): Promise<void> {
  const { entries, sites, output, most } = input;
  const [first, ...others] = sites;
  if (first === undefined) return;
  const program = `program-${sha256(input.program).slice(0, 16)}`;
  // A name covers everything that its files are made of, and the program. One key for all sites, so that an index is made once.
  const keyOf = (what: string, name: string): Digest => sha256(JSON.stringify([what, name, ...sites]));
  const folderOf = (site: string, name: string) => join(output.folder, site, 'pagefind', name);
  /** Shows to all sites what was made for the first. */
  const share = async (name: string, path: string, key: Digest): Promise<void> => {
    for (const site of others) {
      await mkdir(dirname(join(folderOf(site, name), path)), { recursive: true });
      linkOrCopy(join(folderOf(first, name), path), join(folderOf(site, name), path));
    }
    for (const site of sites) output.wrote(`${site}/pagefind/${name}/${path}`, key);
  };
  const tiers = tiersOf(entries, most).map((tier) => ({ ...tier, name: tierName(tier, input.program) }));
  for (const [turn, { name, entries: own }] of tiers.entries()) {
    const wanted: Made[] = turn > 0 && tiers.length > few ? ['index', 'traces'] : ['index'];
    const make = wanted.filter((what) => !output.take(keyOf(what, name), turn));
    if (make.length === 0) continue;
    const folder = folderOf(first, name);
    // Nothing is waited for before the first index is begun: the pages are put together meanwhile.
    mkdirSync(folder, { recursive: true });
    await indexer.write(own, { folder, program, make });
    for (const path of await filesBelow(folder)) {
      const what = path === tracesFile ? 'traces' : 'index';
      if (make.includes(what)) await share(name, path, keyOf(what, name));
    }
  }
  const programKey = keyOf('program', program);
  if (!output.take(programKey)) {
    mkdirSync(folderOf(first, program), { recursive: true });
    await indexer.writeProgram(folderOf(first, program), program);
    for (const path of await filesBelow(folderOf(first, program))) await share(program, path, programKey);
  }
  const names = tiers.map(({ name }) => name);
  const listed: Listed = { program, tiers: names, traces: null };
  if (names.length > few) {
    const closed = names.slice(1);
    listed.traces = `traces-${sha256(closed.join()).slice(0, 16)}`;
    const key = keyOf('all traces', listed.traces);
    if (!output.take(key, afterAll)) {
      const each = closed.map((name) => output.read(`${first}/pagefind/${name}/${tracesFile}`));
      for (const [path, bytes] of allTraces(each)) {
        output.write(`${first}/pagefind/${listed.traces}/${path}`, bytes, key);
        await share(listed.traces, path, key);
      }
    }
  }
  for (const site of sites) output.write(`${site}/pagefind/tiers.json`, JSON.stringify(listed));
}

/** Times the building of pages and search, article by article, on made-up content: `npm run bench -- 1000 10000`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeLive, randomArticles } from '../test/bench/live.ts';
import { clockOf } from './build/clock.ts';
import { writeManifest } from './build/manifest.ts';
import { openOutput } from './build/output.ts';
import { buildPages } from './build/pages.ts';
import { programDigest } from './build/program.ts';
import { buildSearch } from './build/search.ts';
import { searchRecords } from './build/search-records.ts';
import { stateAt } from './build/state.ts';

const asOf = '2026-11-01T00:00:00+08:00';
const root = new URL('../', import.meta.url);
const digest = await programDigest(root);
const asked = process.argv.slice(2).map(Number);
const counts = asked.length > 0 ? asked : [1_000, 10_000];
if (counts.some((count) => !Number.isInteger(count) || count < 1)) {
  console.error('usage: npm run bench -- [articles …]   e.g. npm run bench -- 1000 10000');
  process.exit(2);
}

async function timed(name: string, act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  const seconds = (performance.now() - start) / 1000;
  console.error(`  ${name}: ${seconds.toFixed(1)} s`);
  return seconds;
}

async function measure(articles: number) {
  console.error(`${articles} articles`);
  const live = madeLive(randomArticles(articles, 1));
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-bench-'));
  const output = join(folder, 'site');
  try {
    const pages = await timed('pages', () => buildPages({ live, asOf, output, program: root }));
    const search = await timed('search', () => {
      const records = searchRecords(live, stateAt(live, asOf), clockOf(live.inForce.group.zone));
      return buildSearch({
        records,
        sites: [...live.inForce.sites.keys()],
        output: openOutput(output),
        program: digest,
      });
    });
    const manifest = await timed('manifest', async () => writeManifest(live, { asOf, output, program: digest }));
    // maxRSS is the process's so far; the index is made by Pagefind's own process, which it does not count.
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    return { articles, pages, search, manifest, memory };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const rows = [];
for (const articles of counts) rows.push(await measure(articles));
const each = (seconds: number, articles: number) => ((seconds / articles) * 1000).toFixed(2);
console.log('| articles | pages | search | manifest | ms an article: pages | search | peak memory |');
console.log('|---|---|---|---|---|---|---|');
for (const { articles, pages, search, manifest, memory } of rows) {
  const seconds = [pages, search, manifest].map((value) => `${value.toFixed(1)} s`).join(' | ');
  console.log(`| ${articles} | ${seconds} | ${each(pages, articles)} | ${each(search, articles)} | ${memory} MB |`);
}
console.log(JSON.stringify({ asOf, node: process.version, rows }));

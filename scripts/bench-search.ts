/** Holds the search against a literal search: `npm run bench:search`, on the corpus beside the repository and on made-up articles. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusArticles } from '../test/bench/corpus.ts';
import { type Made, madeLive, randomArticles } from '../test/bench/live.ts';
import { questionsOf } from '../test/bench/search-questions.ts';
import { measureFirst, measureQuality } from '../test/bench/search-run.ts';
import { openBrowser } from '../test/browser/chromium.ts';
import { openOutput } from './build/output.ts';
import { buildPages } from './build/pages.ts';
import { programDigest } from './build/program.ts';
import { buildSearch } from './build/search.ts';
import { searchEntries } from './build/search-records.ts';
import { serveOutput } from './build/serve.ts';
import { stateAt } from './build/state.ts';

const asOf = '2026-11-01T00:00:00+08:00';
const program = new URL('../', import.meta.url);
const digest = await programDigest(program);
const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

/** 200 questions on one set of articles; true when all aims of the issue are met. */
async function measure(name: string, articles: readonly Made[]): Promise<boolean> {
  const live = madeLive(articles);
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-bench-search-'));
  const output = join(folder, 'site');
  const browser = await openBrowser();
  try {
    await buildPages({ live: madeLive(articles.slice(0, 50)), asOf, output, program });
    const entries = searchEntries(live, stateAt(live, asOf));
    const records = entries.map((entry) => entry.record());
    await buildSearch({ entries, sites: ['main'], output: openOutput(output), program: digest });
    const served = await serveOutput({ output, sites: [{ id: 'main', domain: 'x.example' }], main: 'main', port: 0 });
    const address = `${served.url}search/`;
    const page = await browser.newPage();
    const questions = questionsOf(records, 50, 20_261_101);
    const index = join(output, 'main', 'pagefind');
    const rows = await measureQuality({ page, address, index, records, questions });
    console.log(
      `\n${name}: ${records.length} articles\n| question | asked | recall | first ten right | title first |\n|---|---|---|---|---|`,
    );
    for (const { sort, questions: count, recall, precision, first } of rows) {
      console.log(`| ${sort} | ${count} | ${percent(recall)} | ${percent(precision)} | ${percent(first)} |`);
    }
    const { seconds, requests, bytes } = await measureFirst(browser, address, questions[60]?.words ?? '');
    console.log(
      `first result in an empty browser: ${seconds.toFixed(2)} s, ${requests} requests, ${Math.round(bytes / 1000)} KB`,
    );
    await served.close();
    return rows.every(({ recall, precision, first }) => recall >= 0.99 && precision >= 0.95 && (first ?? 1) >= 0.98);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

const count = Number(process.argv[2] ?? 10_000);
const corpus = corpusArticles();
if (!corpus) console.warn('Skipped: ../shared/corpus is not here, so only made-up articles are searched.');
const met = [
  ...(corpus ? [await measure('the corpus', corpus)] : []),
  ...(count > 0 ? [await measure('made-up articles', randomArticles(count, 1))] : []),
];
process.exitCode = met.every(Boolean) ? 0 : 1;

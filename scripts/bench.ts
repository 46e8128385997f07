/**
 * Measures building and publishing on made-up content, beside Hugo and plain Eleventy in the same run: `npm run bench -- 1000 10000`. Prints
 * a Markdown table and then the same as JSON.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { measurePages, measurePublishing, measureSearch, type Row } from '../test/bench/builds.ts';

const usage = 'usage: npm run bench -- [articles …]   e.g. npm run bench -- 1000 10000';
const asked = process.argv.slice(2).map(Number);
const counts = asked.length > 0 ? asked : [1_000];
if (counts.some((count) => !Number.isInteger(count) || count < 2)) {
  console.error(usage);
  process.exit(2);
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;

/** Every part in a folder of its own, which goes before the next one comes. */
async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-bench-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure(articles: number): Promise<{ articles: number; rows: Row[]; first: number | null }> {
  console.error(`${articles} articles`);
  const { pages, search } = await inFolder(async (folder) => ({
    pages: await measurePages(articles, folder),
    search: await measureSearch(articles, folder),
  }));
  const publishing = await inFolder((folder) => measurePublishing(articles, folder));
  return { articles, rows: [...pages, ...search.rows, ...publishing], first: search.first };
}

const found = [];
for (const count of counts) found.push(await measure(count));
console.log(`${machine}\n`);
console.log('| articles | what | seconds | of the processor | peak memory | written |\n|---|---|---|---|---|---|');
for (const { articles, rows, first } of found) {
  for (const { what, seconds, processor, memory, written } of rows)
    console.log(
      `| ${articles} | ${what} | ${seconds.toFixed(1)} s | ${processor.toFixed(1)} s | ${Math.round(memory)} MB | ${written.toFixed(1)} MB |`,
    );
  console.log(
    `| ${articles} | first answer in an empty browser | | | | ${first === null ? '–' : `${Math.round(first / 1000)} KB`} |`,
  );
}
console.log(`\n${JSON.stringify({ machine, found })}`);

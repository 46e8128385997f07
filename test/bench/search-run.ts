import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { SearchRecord } from '../../scripts/build/search-record.ts';
import { ask } from './in-search.js';
import { type Question, type Sort, sorts } from './search-questions.ts';

/** Shares of 1: of what is there found, of the first ten right, of titles first. Null where the sort has none. */
export interface Quality {
  sort: Sort;
  questions: number;
  recall: number;
  precision: number;
  first: number | null;
}

/** Address of every fragment of all tiers of an index by the id that results bear. */
async function addressesIn(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.pf_fragment'));
  const pairs = names.map(async (name) => {
    const text = gunzipSync(await readFile(join(folder, name))).toString();
    const { url }: { url: string } = JSON.parse(text.slice(text.indexOf('{')));
    return [basename(name, '.pf_fragment'), url] as const;
  });
  return new Map(await Promise.all(pairs));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Asks every question by the search page's own program in a browser, and compares with the literal search. */
export async function measureQuality(input: {
  page: Page;
  address: string;
  index: string;
  records: readonly SearchRecord[];
  questions: readonly Question[];
}): Promise<Quality[]> {
  const { page, address, index, records, questions } = input;
  const addresses = await addressesIn(index);
  const place = new Map(records.map(({ url }, at) => [url, at]));
  await page.goto(address);
  const told: { question: Question; recall: number; precision: number; first: boolean }[] = [];
  for (const question of questions) {
    const ids = await page.evaluate(ask, question.words);
    const found = ids.map((id) => place.get(addresses.get(id) ?? '') ?? -1);
    const held = new Set(question.held);
    const right = found.filter((at) => held.has(at));
    const ten = found.slice(0, 10);
    // Two articles of the same title are both right.
    const title = records[question.from]?.title;
    told.push({
      question,
      recall: held.size === 0 ? 1 : new Set(right).size / held.size,
      precision: ten.length === 0 ? Number(held.size === 0) : ten.filter((at) => held.has(at)).length / ten.length,
      first: records[found[0] ?? -1]?.title === title,
    });
  }
  return sorts.map((sort) => {
    const own = told.filter(({ question }) => question.sort === sort);
    return {
      sort,
      questions: own.length,
      recall: mean(own.map(({ recall }) => recall)),
      precision: mean(own.map(({ precision }) => precision)),
      first: sort === 'title' ? mean(own.map(({ first }) => Number(first))) : null,
    };
  });
}

/**
 * From an empty browser to the first result on the page: seconds, requests, and bytes as a server with gzip sends them, each file once: the servers'
 * files let browsers keep it for a minute.
 */
export async function measureFirst(browser: Browser, address: string, words: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const bodies = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const packed = /\.(pf_|pagefind$)/.test(new URL(response.url()).pathname);
    bodies.set(
      response.url(),
      response.body().then((body) => (packed ? body.length : gzipSync(body).length)),
    );
  });
  const start = performance.now();
  await page.goto(`${address}?q=${encodeURIComponent(words)}`);
  await page.locator('#results li').first().waitFor();
  const seconds = (performance.now() - start) / 1000;
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(bodies.values());
  await context.close();
  return { seconds, requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Request, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openOutput } from '../../scripts/build/output.ts';
import { buildPages } from '../../scripts/build/pages.ts';
import { buildSearch } from '../../scripts/build/search.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { type Served, serveOutput } from '../../scripts/build/serve.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { madeLive, randomArticles } from '../bench/live.ts';
import { someDigest } from '../fixture/group.ts';
import { chromium, openBrowser } from './chromium.ts';
import type { askTiers } from './in-tiers.js';

const asOf = '2026-11-01T00:00:00+08:00';
const years = [2022, 2023, 2024, 2025];
const report = (year: number, at: number) => ({
  column: year === 2023 ? 'gonggao' : 'dongtai',
  title: `${year}年巡河简报第${at}期`,
  body: '河长巡河发现问题均已整改。',
});
/** Whole numbers below a limit, the same in every run with this seed. */
function random(seed: number) {
  let state = seed;
  return (limit: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Letters that Pagefind takes for others: without case and accents, in several parts, beyond the sixteen bits. */
const strange = [
  'Café Ünïcode',
  'ΟΔΟΣ ΣΟΦΟΣ',
  'Straße İzmir',
  'e\u0301te\u0301',
  '𠮷野家',
  'ﬁne ½②',
  'iPhoneX HTTPServer',
  'A_3号',
];
const articles = [
  ...years.flatMap((year) => Array.from({ length: 6 }, (_, at) => report(year, at + 1))),
  { title: '2022年独一份的公告', body: '古树名木挂牌。' },
  { title: '2023年各样的字', body: `${strange.join('，')} 清政发〔2023〕12号 qq-No.5 各 한국` },
  ...randomArticles(20, 7),
];

describe.skipIf(!chromium)('searching in several indexes', () => {
  let output: string;
  let served: Served;
  let browser: Browser;
  let page: Page;
  let names: string[];
  const asked: string[] = [];

  beforeAll(async () => {
    output = join(await mkdtemp(join(tmpdir(), 'search-tiers-')), 'site');
    const live = madeLive(articles);
    await buildPages({ live, asOf, output, program: new URL('../../', import.meta.url) });
    const entries = searchEntries(live, stateAt(live, asOf)).map((entry) => {
      const record = entry.record();
      const [, year = '2024', at = '1'] = /^(\d{4})年(?:.*第(\d)期)?/.exec(record.title) ?? [];
      const day = `${year}-03-0${at}`;
      const told = { ...record, day, filters: { ...record.filters, year: [year] } };
      return { url: entry.url, day, made: () => entry.made(), record: () => told };
    });
    await buildSearch({ entries, sites: ['main'], output: openOutput(output), program: someDigest('p'), most: 12 });
    ({ tiers: names } = JSON.parse(await readFile(join(output, 'main/pagefind/tiers.json'), 'utf8')));
    const sites = [{ id: 'main', domain: 'main.ceshi.example' }];
    served = await serveOutput({ output, sites, main: 'main', port: 0 });
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('request', (request) => {
      const [, tier] = /\/pagefind\/([^/]+)\/pagefind-entry/.exec(request.url()) ?? [];
      if (tier && !tier.startsWith('program-')) asked.push(tier.slice(0, 4));
    });
  });

  afterAll(async () => {
    await browser.close();
    await served.close();
    await rm(join(output, '..'), { recursive: true });
  });

  const titles = () => page.locator('#results h2').allTextContents();
  const state = () => page.locator('#found').textContent();
  async function find(question: string, more = ''): Promise<string[]> {
    asked.length = 0;
    await page.goto(`${served.url}search/?q=${encodeURIComponent(question)}${more}`);
    await page.locator('#found', { hasText: /找到|没有/ }).waitFor();
    return titles();
  }

  afterEach(() => page.unrouteAll());

  test('there is one index a period, the newest first', () => {
    expect(names.map((name) => name.replace(/-\w{16}$/, ''))).toEqual(['2025', '2024-03', '2023', '2022']);
  });

  test('newest first, until there is what the page shows; the count says that there may be more until all were asked', async () => {
    const found = await find('巡河简报');
    expect(found).toHaveLength(10);
    expect(found.filter((title) => !/^202[45]/.test(title))).toEqual([]);
    expect(asked).toEqual(['2025', '2024']);
    expect(await state()).toBe('找到至少 12 条');
    await page.locator('#more').click();
    await expect.poll(() => page.locator('#results li').count()).toBe(20);
    expect(await state()).toBe('找到 24 条');
    await page.locator('#more').click();
    await expect.poll(() => page.locator('#results li').count()).toBe(24);
    expect(await page.locator('#more').isVisible()).toBe(false);
    expect(new Set(await titles()).size).toBe(24);
  });

  test('what stands in the oldest only is found at once, and counted exactly', async () => {
    expect(await find('独一份的公告')).toEqual(['2022年独一份的公告']);
    expect(await state()).toBe('找到 1 条');
    // The others have no trace of it, but the newest is asked in any case.
    expect(asked).toEqual(['2025', '2022']);
  });

  test('what stands nowhere is said without asking those that have no trace of it', async () => {
    expect(await find('无此一事')).toEqual([]);
    expect(await state()).toContain('没有找到“无此一事”');
    expect(asked).toEqual(['2025']);
  });

  test.each([
    ['not to be had', (route: Route) => route.abort()],
    ['gone', (route: Route) => route.fulfill({ status: 404, body: 'nothing' })],
    ['cut off', (route: Route) => route.fulfill({ body: '' })],
  ])('where the traces are %s all are asked, and the answer is the same', async (_, answer) => {
    await page.route(/\/pagefind\/traces-/, answer);
    expect(await find('独一份的公告')).toEqual(['2022年独一份的公告']);
    expect(await state()).toBe('找到 1 条');
    expect(asked).toEqual(['2025', '2024', '2023', '2022']);
  });

  test.each([
    ['how text is cut', /\/assets\/search-text-/],
    ['the list of indexes', /\/tiers\.json/],
    ['the program', /\/pagefind\.js/],
    ['its worker', /\/pagefind-worker\.js/],
    ['its WebAssembly', /\/wasm\./],
    ['what begins an index', /\/2022-\w+\/pagefind-entry\.json/],
    ['what lists the articles of an index', /\/2022-\w+\/.*\.pf_meta/],
    ['words of an index', /\/2022-\w+\/.*\.pf_index/],
    ['what is shown of an article', /\/2022-\w+\/.*\.pf_fragment/],
  ])('where %s could not be fetched nothing wrong is said, and who asks again is answered', async (_, files) => {
    const lost: string[] = [];
    await page.route(files, (route) => {
      lost.push(route.request().url());
      return route.abort();
    });
    await page.goto(`${served.url}search/?q=${encodeURIComponent('独一份的公告')}`);
    await expect.poll(state, { timeout: 20_000 }).toMatch(/找到 1 条|搜索暂时不能用/);
    expect(lost).not.toEqual([]);
    await page.unrouteAll();
    await page.locator('#search-form [type=submit]').click();
    await expect.poll(titles, { timeout: 20_000 }).toEqual(['2022年独一份的公告']);
    expect(await state()).toBe('找到 1 条');
  });

  test('where traces could not be fetched once they are asked again', async () => {
    await page.route(/\/pagefind\/traces-/, (route) => route.abort());
    await find('独一份的公告');
    await page.unrouteAll();
    const fetched = page.waitForRequest(/\/pagefind\/traces-/);
    await page.locator('#search-form [type=submit]').click();
    await fetched;
    await expect.poll(titles).toEqual(['2022年独一份的公告']);
  });

  test('whatever Pagefind finds in an index has its traces, and most of what is nowhere has none', async () => {
    const texts = [...articles.map(({ title, body = '' }) => `${title}\n${body}`), 'SL112-2024-00017 CL2-2022-00003'];
    const chance = random(20_261_128);
    const cut = () => {
      const text = [...(texts[chance(texts.length)] ?? '')];
      const from = chance(text.length);
      return text.slice(from, from + 1 + chance(9)).join('');
    };
    const some = Array.from({ length: 150 }, cut);
    const mixed = Array.from({ length: 60 }, () => `${cut()} ${cut()}`);
    const cased = [...strange.map((text) => text.toLowerCase()), ...strange.map((text) => text.toUpperCase())];
    const nowhere = ['独一份的公示', '犇', '犇羴 巡河', '2031-00001', '무궁화', '가', '각', '2', 'x', '③'];
    const questions = [...some, ...mixed, ...strange, ...cased, 'cafe', 'οδος', 'ete', 'izmir', ...nowhere];
    await page.goto(`${served.url}search/`);
    // As a text: the test runner would write its own words into the function.
    const program = (await readFile(new URL('in-tiers.js', import.meta.url), 'utf8')).replace('export ', '');
    const told = page.evaluate<ReturnType<typeof askTiers>>(`${program}; askTiers(${JSON.stringify(questions)})`);
    const { missed, found, skipped } = await told;
    expect(missed).toEqual([]);
    expect(found).toBeGreaterThan(200);
    expect(skipped).toBeGreaterThan(200);
  });

  test('of many single letters few are looked up where every index has one of them, else all', async () => {
    const files = new Set<string>();
    const note = (request: Request) => request.url().includes('/traces-') && files.add(request.url());
    page.on('request', note);
    await find([...'巡河简报第期发现问题均已整改'].join(' '));
    expect(files.size).toBeGreaterThan(0);
    expect(files.size).toBeLessThanOrEqual(4);
    expect(await find([...'犇羴鱻骉麤猋独'].join(' '))).toContain('2022年独一份的公告');
    page.off('request', note);
  });

  test('the program is fetched once for all of them', async () => {
    const fetched: string[] = [];
    const note = (request: Request) => fetched.push(new URL(request.url()).pathname);
    page.on('request', note);
    await find('巡河简报');
    page.off('request', note);
    const program = fetched.filter((path) => /\.js$/.test(path) && path.startsWith('/pagefind/'));
    expect(program.map((path) => path.replace(/.*\//, '')).sort()).toEqual(['pagefind-worker.js', 'pagefind.js']);
    expect(new Set(fetched.filter((path) => path.includes('wasm'))).size).toBe(1);
  });

  test('by day the order is right across all of them', async () => {
    await find('巡河简报', '&sort=day');
    for (const count of [20, 24]) {
      await page.locator('#more').click();
      await page
        .locator('#results > li')
        .nth(count - 1)
        .waitFor();
      expect(await page.locator('#results > li').count()).toBe(count);
    }
    const days = await page.locator('.result-facts').allTextContents();
    const shown = days.map((text) => text.slice(0, 10));
    expect(shown).toEqual([...shown].sort().reverse());
  });

  test('a filter counts in all of them', async () => {
    const found = await find('巡河简报', '&column=公示公告');
    expect(found).toHaveLength(6);
    expect(found.every((title) => title.startsWith('2023'))).toBe(true);
    expect(await state()).toBe('找到 6 条');
    // There are such briefings in 2024, and articles of this column; in 2022 there are none.
    expect(asked).toEqual(['2025', '2024', '2023']);
  });
});

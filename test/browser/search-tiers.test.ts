import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOutput } from '../../scripts/build/output.ts';
import { buildPages } from '../../scripts/build/pages.ts';
import { buildSearch } from '../../scripts/build/search.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { type Served, serveOutput } from '../../scripts/build/serve.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { madeLive, randomArticles } from '../bench/live.ts';
import { someDigest } from '../fixture/group.ts';
import { chromium, openBrowser } from './chromium.ts';

const asOf = '2026-11-01T00:00:00+08:00';
const years = [2022, 2023, 2024, 2025];
const report = (year: number, at: number) => ({
  column: year === 2023 ? 'gonggao' : 'dongtai',
  title: `${year}年巡河简报第${at}期`,
  body: '河长巡河发现问题均已整改。',
});
const articles = [
  ...years.flatMap((year) => Array.from({ length: 6 }, (_, at) => report(year, at + 1))),
  { title: '2022年独一份的公告', body: '古树名木挂牌。' },
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
      return { ...entry, day, record: () => ({ ...record, day, filters: { ...record.filters, year: [year] } }) };
    });
    await buildSearch({ entries, sites: ['main'], output: openOutput(output), program: someDigest('p'), most: 30 });
    names = JSON.parse(await readFile(join(output, 'main/pagefind/tiers.json'), 'utf8'));
    const sites = [{ id: 'main', domain: 'main.ceshi.example' }];
    served = await serveOutput({ output, sites, main: 'main', port: 0 });
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('request', (request) => {
      const [, tier] = /\/pagefind\/([^/]+)\/pagefind-entry/.exec(request.url()) ?? [];
      if (tier) asked.push(tier.slice(0, 4));
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

  test('there is one index a period, the newest first', () => {
    expect(names.map((name) => name.replace(/-\w{16}$/, ''))).toEqual(['2025', '2024', '2022-2023']);
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
  });

  test('what stands nowhere is said when all were asked', async () => {
    expect(await find('无此一事')).toEqual([]);
    expect(await state()).toContain('没有找到“无此一事”');
    expect(asked).toHaveLength(3);
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
  });
});

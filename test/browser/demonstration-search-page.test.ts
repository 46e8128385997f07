import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium, openBrowser } from './chromium.ts';
import { openDemonstration, type Shown, showRelease, type Watched, watch } from './demonstration.ts';
import { type SearchPage, searchPage } from './search-page.ts';

describe.skipIf(!chromium)('the search page of the demonstration', () => {
  let shown: Shown;
  let browser: Browser;
  let page: Page;
  let watched: Watched;
  let search: SearchPage;

  beforeAll(async () => {
    ({ shown } = await showRelease(await openDemonstration()));
    browser = await openBrowser();
    page = await browser.newPage();
    watched = watch(page);
    search = searchPage(page, shown);
  });

  afterAll(async () => {
    await browser.close();
    await shown.close();
  });

  test('a shared link shows the same question, the same filters and the same results', async () => {
    const found = await search.find('水库', { kind: 'news', sort: 'day' });
    expect(found.length).toBeGreaterThan(1);
    const other = await (await browser.newContext()).newPage();
    await other.goto(page.url());
    await other.locator('#found', { hasText: '找到' }).waitFor();
    expect(await other.locator('#results h2').allTextContents()).toEqual(found);
    expect(await other.locator('#question').inputValue()).toBe('水库');
    expect(await other.locator('#filter-kind').inputValue()).toBe('news');
    expect(await other.locator('#sort').inputValue()).toBe('day');
    await other.context().close();
  });

  test('what is typed while the index is still coming is kept', async () => {
    let come = () => {};
    const waiting = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route('**/pagefind.js', async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto(search.addressOf({}), { waitUntil: 'commit' });
    await page.locator('#question').fill('养犬');
    come();
    await page.locator('#filter-kind option').nth(1).waitFor({ state: 'attached' });
    await page.unrouteAll({ behavior: 'wait' });
    expect(await page.locator('#question').inputValue()).toBe('养犬');
  });

  test('on a phone filters wait folded until one of them is used', async () => {
    const small = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const first = small.locator('#results li').first();
    await small.goto(search.addressOf({ q: '水库' }));
    await first.waitFor();
    expect(await small.locator('#filter-kind').isVisible()).toBe(false);
    expect((await first.boundingBox())?.y).toBeLessThan(844);
    await small.goto(search.addressOf({ q: '水库', kind: 'news' }));
    await first.waitFor();
    expect(await small.locator('#filter-kind').isVisible()).toBe(true);
    await small.close();
  });

  test('from the home page to an article the keyboard is enough', async () => {
    await page.goto(shown.url);
    const name = () => page.evaluate<string | null>('document.activeElement.getAttribute("name")');
    await page.keyboard.press('Tab');
    // The link past the menu: the box stands at the beginning of what follows.
    await page.keyboard.press('Enter');
    for (let at = 0; at < 5 && (await name()) !== 'q'; at++) await page.keyboard.press('Tab');
    expect(await name()).toBe('q');
    await page.keyboard.type('养犬');
    await page.keyboard.press('Enter');
    await search.answered();
    expect(await page.locator('#question').inputValue()).toBe('养犬');
    await page.locator('#question').focus();
    const inResults = () => page.evaluate<boolean>('document.activeElement.matches("#results h2 a")');
    for (let at = 0; at < 20 && !(await inResults()); at++) await page.keyboard.press('Tab');
    expect(await inResults()).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\.html$/);
    expect(await page.locator('h1').textContent()).toContain('养犬');
  });

  test('nothing found is said in words, with the question and a way on', async () => {
    await page.goto(search.addressOf({ q: '不存在的词语' }));
    expect(await search.answered()).toContain('没有找到“不存在的词语”');
    expect(await page.locator('#more').isVisible()).toBe(false);
  });

  test('no script failed, nothing was refused and no other host was asked', () => {
    expect(watched.complaints).toEqual([]);
  });
});

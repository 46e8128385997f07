import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bureau, live, main, noon, text } from '../build/given.ts';
import { chromium, openBrowser } from './chromium.ts';
import { pagesOnly, type Shown, show } from './demonstration.ts';
import { focused } from './in-page.js';

const given = live([text('k3f9q2xw7a', { title: '一条要闻', front: { placement: 'home' } })], [main(), bureau()]);

describe.skipIf(!chromium)('the order of the focus', () => {
  let shown: Shown;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    shown = await show(given, pagesOnly(given, noon));
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  });

  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  });

  /** Everything that Tab reaches, from the top of the page until it leaves it. */
  async function walk(path: string) {
    await page.goto(`${shown.url}${path}`);
    const steps: Awaited<ReturnType<typeof focused>>[] = [];
    for (let step = 0; step < 80; step++) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate(focused);
      if (now.name === 'BODY' || (steps[0] && now.place === steps[0].place)) break;
      steps.push(now);
    }
    return steps;
  }

  test.each(['', 'yaowen/', 'k3/k3f9q2xw7a.html', 'search/', 'sitemap/'])(
    '[C0] follows the page, is always seen, and leaves it at the end: /%s',
    async (path) => {
      const steps = await walk(path);
      expect(steps.length).toBeGreaterThan(8);
      expect(steps.length).toBeLessThan(80);
      expect(steps.map(({ place }) => place)).toEqual(steps.map(({ place }) => place).sort((a, b) => a - b));
      expect(steps.filter(({ seen }) => !seen).map(({ words }) => words)).toEqual([]);
      expect(steps.filter(({ outline }) => outline === 'none').map(({ words }) => words)).toEqual([]);
    },
  );

  test('comes to the skip link first, which leads past the menu to the text', async () => {
    await page.goto(`${shown.url}yaowen/`);
    await page.keyboard.press('Tab');
    expect((await page.evaluate(focused)).words).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate<boolean>('document.activeElement.closest("main") !== null')).toBe(true);
  });

  test('opens the columns of a section in the menu by itself, and every column can be reached', async () => {
    const steps = await walk('');
    const words = steps.map((step) => step.words);
    expect(words.slice(words.indexOf('首页'))).toEqual(expect.arrayContaining(['首页', '要闻', '山野要闻']));
    await page.goto(shown.url);
    await page.getByRole('link', { name: '要闻', exact: true }).focus();
    await page.keyboard.press('Tab');
    expect((await page.evaluate(focused)).words).toBe('山野要闻');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/yaowen/');
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bureau, live, main, noon, text } from '../build/given.ts';
import { chromium, openBrowser } from './chromium.ts';
import { pagesOnly, type Shown, show, watch } from './demonstration.ts';
import { wordsAfter } from './in-page.js';

const model = main();
const given = live(
  [
    text('k3f9q2xw7a', {
      title: '各处',
      body: '去[企业](https://shop.example/a?b=1)、[冒名](https://gov.cn.shop.example/)、[上级](https://www.shi.gov.cn/x)、[水利局](https://slj.shanye.example/)、[本页](#x)。',
    }),
  ],
  [{ ...model, rules: { ...model.rules, government_hosts: ['.gov.cn'] } }, bureau()],
);

describe.skipIf(!chromium)('leaving for a site that is not the government’s', () => {
  let shown: Shown;
  let browser: Browser;
  let page: Page;
  const address = () => `${shown.url}k3/k3f9q2xw7a.html`;

  beforeAll(async () => {
    shown = await show(given, pagesOnly(given, noon));
    browser = await openBrowser();
    page = await browser.newPage();
    await page.route(/^https:/, (route) => route.fulfill({ body: 'elsewhere', contentType: 'text/plain' }));
  });

  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  });

  test('is marked on such links and on no others', async () => {
    await page.goto(address());
    expect(await page.locator('main a.leaves').allTextContents()).toEqual(['企业', '冒名']);
  });

  test('asks first, names the host, and by Escape or 留在本网站 nothing happened', async () => {
    const { complaints } = watch(page);
    await page.goto(address());
    const box = page.getByRole('dialog');
    for (const leave of [() => page.keyboard.press('Escape'), () => page.getByText('留在本网站').click()]) {
      await page.getByText('企业').focus();
      await page.keyboard.press('Enter');
      expect(await box.textContent()).toContain('shop.example');
      await leave();
      expect(await box.count()).toBe(0);
      expect(page.url()).toBe(address());
      expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('企业');
    }
    expect(complaints).toEqual([]);
  });

  test('goes on when the reader wants it', async () => {
    await page.goto(address());
    await page.getByText('企业').click();
    await page.getByText('继续前往').click();
    await page.waitForURL('https://shop.example/a?b=1');
  });

  test('asks nothing for government hosts and the group’s own sites', async () => {
    await page.goto(address());
    await page.getByText('上级').click();
    await page.waitForURL('https://www.shi.gov.cn/x');
  });

  test('is still marked, and leads on, without scripts', async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.route(/^https:/, (route) => route.fulfill({ body: 'elsewhere', contentType: 'text/plain' }));
    await plain.goto(address());
    const mark = await plain.locator('main a.leaves').first().evaluate(wordsAfter);
    expect(mark).toContain('站外');
    await plain.getByText('企业').click();
    await plain.waitForURL('https://shop.example/a?b=1');
    await plain.close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bureau, live, main, noon, text } from '../build/given.ts';
import { chromium, openBrowser } from './chromium.ts';
import { pagesOnly, type Shown, show, watch } from './demonstration.ts';

const titles = ['农村供水管理办法', '关于供水的通知', '供水水价公告', '春季造林公告'];
const given = live(
  titles.map((title, at) => text(`k3f9q2xw7${at}`, { title, published: `2026-0${at + 1}-01T09:00:00+08:00` })),
  [main(), bureau()],
);

describe.skipIf(!chromium)('titles while somebody types', () => {
  let shown: Shown;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    shown = await show(given, pagesOnly(given, noon));
    browser = await openBrowser();
    page = await browser.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  });

  const box = () => page.getByRole('combobox').first();
  const offered = () => page.getByRole('option').allTextContents();
  const type = async (words: string) => {
    await page.goto(shown.url);
    await box().click();
    await page.keyboard.type(words);
  };

  test('are fetched when the box is used, not before', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(shown.url, { waitUntil: 'networkidle' });
    expect(asked).not.toContain('/search/titles.json');
    await box().focus();
    await expect.poll(() => asked).toContain('/search/titles.json');
  });

  test('hold what is typed; those that begin with it come first, then the newest', async () => {
    await type('供水');
    await expect.poll(offered).toEqual(['供水水价公告', '关于供水的通知', '农村供水管理办法']);
    await page.keyboard.type('水');
    await expect.poll(offered).toEqual(['供水水价公告']);
    await page.keyboard.type('没有');
    await expect.poll(offered).toEqual([]);
    expect(await box().getAttribute('aria-expanded')).toBe('false');
  });

  test('are gone through by arrows, and Enter leads to the page of the title', async () => {
    await type('供水');
    await expect.poll(offered).toHaveLength(3);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const active = await box().getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toBe('关于供水的通知');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/k3/k3f9q2xw71.html');
  });

  test('do not keep Enter from searching for what was typed', async () => {
    await type('供水');
    await expect.poll(offered).toHaveLength(3);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=**');
  });

  test('go away by Escape and when the box is left, and can be clicked', async () => {
    await type('造林');
    await expect.poll(offered).toEqual(['春季造林公告']);
    await page.keyboard.press('Escape');
    expect(await offered()).toEqual([]);
    expect(await box().inputValue()).toBe('造林');
    await page.keyboard.type('公');
    await expect.poll(offered).toEqual(['春季造林公告']);
    await page.keyboard.press('Tab');
    expect(await offered()).toEqual([]);
    await type('造林');
    await page.getByRole('option').click();
    await page.waitForURL('**/k3/k3f9q2xw73.html');
  });

  test('are no more than a help: without the file the box searches', async () => {
    const other = await browser.newPage();
    await other.route('**/titles.json', (route) => route.fulfill({ status: 404 }));
    await other.goto(shown.url);
    await other.getByRole('combobox').first().fill('供水');
    await other.keyboard.press('Enter');
    await other.waitForURL('**/search/?q=**');
    await other.close();
  });

  test('are fetched when somebody types on, where the line was lost before', async () => {
    const other = await browser.newPage();
    await other.route('**/titles.json', (route) => route.abort());
    await other.goto(shown.url);
    const lost = other.waitForEvent('requestfailed');
    await other.getByRole('combobox').first().focus();
    await lost;
    await other.unroute('**/titles.json');
    await other.getByRole('combobox').first().fill('造林');
    await expect.poll(() => other.getByRole('option').allTextContents()).toEqual(['春季造林公告']);
    await other.close();
  });

  test('break nothing that the page allows itself', async () => {
    const other = await browser.newPage();
    const { complaints } = watch(other);
    await other.goto(shown.url);
    await other.getByRole('combobox').first().pressSequentially('供水');
    await other.getByRole('option').first().waitFor();
    expect(complaints).toEqual([]);
    await other.close();
  });
});

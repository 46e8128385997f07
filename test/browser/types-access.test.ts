import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium, openBrowser } from './chromium.ts';
import { inTabs } from './demonstration.ts';
import { audit, openAll } from './in-page.js';
import { phone } from './tour.ts';
import { showTypes, type TypesShown, typeAddress } from './types-tour.ts';

/** How readers look: by what their system says, and by what they chose in the toolbar. */
const views = [
  { name: 'light', colorScheme: 'light', aids: {} },
  { name: 'dark', colorScheme: 'dark', aids: {} },
  { name: 'black and yellow', colorScheme: 'light', aids: { theme: 'yellow' } },
  { name: 'black and white', colorScheme: 'dark', aids: { theme: 'white' } },
  { name: 'the view for the old, toolbar open', colorScheme: 'light', aids: { elder: true, open: true } },
] as const;

describe.skipIf(!chromium)('axe', () => {
  let told: TypesShown;
  let browser: Browser;
  let axe: string;

  beforeAll(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    told = await showTypes();
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await told?.shown.close();
  });

  test('is shown every template', () => {
    const templates = (pages: TypesShown['pages']) => [...new Set(pages.map(({ template }) => template))].sort();
    expect(templates(told.types)).toEqual(templates(told.pages));
  });

  test.each(views)('[C0] finds nothing on any type of page: $name', async ({ colorScheme, aids }) => {
    const wrong: Record<string, string[]> = {};
    const at = told.demonstration.asOf;
    const complaints = await inTabs(browser, { ...phone, colorScheme, at }, told.types, async (page, type, watched) => {
      await page.addInitScript(`localStorage.setItem('aids', ${JSON.stringify(JSON.stringify(aids))})`);
      await page.goto(typeAddress(told.shown, type));
      if (type.template === 'search') await page.locator('#results li').first().waitFor();
      await watched.settled();
      await page.evaluate(openAll);
      await page.evaluate(axe);
      const found = await page.evaluate(audit);
      if (found.length > 0) wrong[type.file] = found;
    });
    expect(wrong).toEqual({});
    expect(complaints).toEqual([]);
  });

  test('finds nothing on the list of titles under the search box', async () => {
    const page = await browser.newPage();
    await page.goto(`${told.shown.url}sitemap/`);
    await page.locator('#q').pressSequentially('供水');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.evaluate(axe);
    expect(await page.evaluate(audit)).toEqual([]);
    await page.close();
  });

  test('finds what is wrong, where something is', async () => {
    const page = await browser.newPage();
    await page.setContent('<html lang="zh-CN"><title>x</title><main><h1>标题</h1><img src="x"></main></html>');
    await page.evaluate(axe);
    expect(await page.evaluate(audit)).toEqual([expect.stringContaining('image-alt')]);
    await page.close();
  });
});

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium, openBrowser } from './chromium.ts';
import { inTabs } from './demonstration.ts';
import { audit, chooseTheme, dressed, openAll } from './in-page.js';
import { phone } from './tour.ts';
import { showTypes, type TypesShown, typeAddress } from './types-tour.ts';

/** All that other colours of the same page can break. */
const colours = ['color-contrast', 'link-in-text-block'];

/** Colours by what the reader's system says and what he chose in the toolbar; the last is what every page begins with. */
const looks = [
  { name: 'dark', colorScheme: 'dark', theme: '' },
  { name: 'black and white', colorScheme: 'dark', theme: 'white' },
  { name: 'black and yellow', colorScheme: 'light', theme: 'yellow' },
  { name: 'light', colorScheme: 'light', theme: '' },
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

  /** Opens every type of page as a phone shows it and gives what `ask` finds on it, by file. */
  async function visit(
    aids: object,
    ask: (page: Page, note: (look: string, found: string[]) => void) => Promise<void>,
  ) {
    const wrong: Record<string, string[]> = {};
    const localStorage = [{ name: 'aids', value: JSON.stringify(aids) }];
    const origins = [...told.shown.sites.values()].map((url) => ({ origin: new URL(url).origin, localStorage }));
    const options = { ...phone, at: told.demonstration.asOf, storageState: { cookies: [], origins } };
    const complaints = await inTabs(browser, options, told.types, async (page, type, watched) => {
      await page.goto(typeAddress(told.shown, type));
      if (type.template === 'search') await page.locator('#results li').first().waitFor();
      await watched.settled();
      await page.evaluate(openAll);
      await page.evaluate(axe);
      await ask(page, (look, found) => {
        if (found.length > 0) wrong[`${type.file} ${look}`] = found;
      });
    });
    return { wrong, complaints };
  }

  test('[C0] finds nothing on any type of page, nor in the colours that a reader may choose', async () => {
    const found = await visit({}, async (page, note) => {
      note('light', await page.evaluate(audit, undefined));
      for (const { name, colorScheme, theme } of looks) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(chooseTheme, theme);
        expect(await page.evaluate(dressed)).toBe(theme && `contrast theme-${theme}`);
        if (name !== 'light') note(name, await page.evaluate(audit, colours));
      }
    });
    expect(found).toEqual({ wrong: {}, complaints: [] });
  });

  test('[C0] finds nothing in the view for the old with its toolbar open', async () => {
    const found = await visit({ elder: true, open: true }, async (page, note) => {
      expect(await page.evaluate(dressed)).toBe('elder');
      note('elder', await page.evaluate(audit, undefined));
    });
    expect(found).toEqual({ wrong: {}, complaints: [] });
  });

  test('finds nothing on the list of titles under the search box', async () => {
    const page = await browser.newPage();
    await page.goto(`${told.shown.url}sitemap/`);
    await page.locator('#q').pressSequentially('供水');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.evaluate(axe);
    expect(await page.evaluate(audit, undefined)).toEqual([]);
    await page.close();
  });

  test('finds what is wrong, where something is', async () => {
    const page = await browser.newPage();
    const faint = '<p style="color:#999;background:#fff">看不清的字</p>';
    await page.setContent(`<html lang="zh-CN"><title>x</title><main><h1>标题</h1><img src="x">${faint}</main></html>`);
    await page.evaluate(axe);
    const contrast = expect.stringContaining('color-contrast');
    expect(await page.evaluate(audit, undefined)).toEqual([contrast, expect.stringContaining('image-alt')]);
    expect(await page.evaluate(audit, colours)).toEqual([contrast]);
    await page.close();
  });
});

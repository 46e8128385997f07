import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import type { BuiltPage } from '../../scripts/build/pages.ts';
import type { LiveText } from '../../scripts/ledger/live-article.ts';
import { chromium, openBrowser } from './chromium.ts';
import { type Demonstration, inTabs, openDemonstration, type Shown, showRelease } from './demonstration.ts';
import { look, takeAway } from './look.js';
import { addressOf, phone } from './tour.ts';

describe.skipIf(!chromium)('attachments of the demonstration', () => {
  let demonstration: Demonstration;
  let shown: Shown;
  let browser: Browser;
  let offering: (BuiltPage & { article: LiveText })[];

  beforeAll(async () => {
    demonstration = await openDemonstration();
    const { shown: released, pages } = await showRelease(demonstration);
    shown = released;
    const written = await Promise.all(
      pages.map(async (page) => ({ page, html: await readFile(join(shown.output, page.file), 'utf8') })),
    );
    offering = written
      .filter(({ html }) => /class="attachments\b/.test(html))
      .map(({ page }) => ({ ...page, article: articleAt(page) }));
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await shown.close();
  });

  function articleAt({ url }: BuiltPage): LiveText {
    const id = /([a-z0-9]{10})\.html$/.exec(url)?.[1];
    const article = demonstration.live.articles.find((each) => each.id === id);
    if (article?.status !== 'live') throw new Error(`${url} shows no live article`);
    return article;
  }

  test('[A5.3.5] attachments are taken away with the SHA-256 that the page states', async () => {
    expect(offering.flatMap(({ article }) => article.files).length).toBeGreaterThan(10);
    await inTabs(browser, { ...phone, at: demonstration.asOf }, offering, async (page, told) => {
      const { url, article } = told;
      await page.goto(addressOf(shown, told));
      const { attachments } = await page.evaluate(look);
      expect(attachments, url).not.toEqual([]);
      const taken = await page.evaluate(
        takeAway,
        attachments.map((attachment) => attachment.url),
      );
      expect(taken, url).toEqual(attachments.map((attachment) => attachment.sha256));
      expect(
        article.files.map((file) => file.sha256),
        url,
      ).toEqual(expect.arrayContaining(taken));
    });
  });

  test('a click on a form saves it under its name', async () => {
    const [form] = offering.filter(({ article }) => article.files.some(({ name }) => name.endsWith('.docx')));
    if (!form) throw new Error('the demonstration has no form');
    const page = await browser.newPage();
    await page.goto(addressOf(shown, form));
    const download = page.waitForEvent('download');
    await page.locator('.attachments a[href$=".docx"]').first().click();
    const taken = await download;
    const docx = form.article.files.find(({ name }) => name === taken.suggestedFilename());
    expect(sha256(await readFile(await taken.path()))).toBe(docx?.sha256);
    await page.close();
  });
});

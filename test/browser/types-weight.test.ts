import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium, openBrowser } from './chromium.ts';
import { inTabs } from './demonstration.ts';
import { addressOf, fileBehind, phone } from './tour.ts';
import { showTypes, type TypesShown } from './types-tour.ts';

/** Bytes that a page may ask for when it is opened, compressed by gzip, its own pictures not counted. */
const most = 100_000;

describe.skipIf(!chromium)('the weight of a page', () => {
  let told: TypesShown;
  let browser: Browser;

  beforeAll(async () => {
    told = await showTypes();
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await told?.shown.close();
  });

  test(`is at most ${most} bytes on every type of page, nothing kept from another page`, async () => {
    const { shown, types, demonstration } = told;
    const weights: Record<string, number> = {};
    const visit = { ...phone, at: demonstration.asOf };
    await inTabs(browser, visit, types, async (page, type, { settled }) => {
      const asked = new Set<string>();
      const note = (request: Request) => asked.add(request.url());
      page.on('request', note);
      const session = await page.context().newCDPSession(page);
      await session.send('Network.setCacheDisabled', { cacheDisabled: true });
      await page.goto(addressOf(shown, type));
      await settled();
      page.off('request', note);
      const own = type.file.replace(/\.html$/, '/');
      const files = [...asked].map((address) => fileBehind(shown, address) ?? address);
      const counted = files.filter((file) => !(file.startsWith(own) && /\.(jpe?g|png|gif|webp|svg)$/i.test(file)));
      const sizes = counted.map(async (file) => gzipSync(await readFile(join(shown.output, file))).length);
      weights[type.file] = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    });
    const heaviest = Object.entries(weights).sort((a, b) => b[1] - a[1]);
    console.log(
      heaviest
        .slice(0, 5)
        .map(([file, weight]) => `${weight} ${file}`)
        .join('\n'),
    );
    expect(heaviest.filter(([, weight]) => weight > most)).toEqual([]);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';

/** A reading copy for those who cannot open HTML inside their forge: as PDF, and as pictures of a phone's width. */
export interface Printed {
  pdf: Uint8Array;
  /** PNG, from top to bottom. */
  pictures: Uint8Array[];
}

/** A phone's width, and how high a picture may become, in CSS pixels; pictures have twice as many of their own. */
const picture = { width: 430, height: 2400 };
const edge = { top: '16mm', bottom: '16mm', left: '14mm', right: '14mm' };
const line = (left: string, right: string) =>
  `<div style="width:100%;margin:0 14mm;font:8pt sans-serif;display:flex;justify-content:space-between"><span>${left}</span><span>${right}</span></div>`;

/**
 * Prints self-contained pages by the Chromium at `program`, each page with `mark` and its own label at its head. The browser has a fresh
 * profile, no network and no scripts. The bytes depend on Chromium and the fonts of the machine: what binds is the digest of the HTML.
 */
export async function printCopies(
  program: string,
  copies: readonly { html: string; label: string }[],
  mark: string,
): Promise<Printed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-print-'));
  // Loaded only here: it takes longer to load than most commands take to run.
  const { chromium } = await import('playwright-core');
  // Only root has no use for the sandbox: Chromium refuses to start with it.
  const browser = await chromium.launch({ executablePath: program, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const printed: Printed[] = [];
    for (const { html, label } of copies) {
      const file = join(folder, 'copy.html');
      await writeFile(file, html);
      printed.push(await printOne(browser, pathToFileURL(file).href, { mark, label }));
    }
    return printed;
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function printOne(
  browser: Browser,
  url: string,
  { mark, label }: { mark: string; label: string },
): Promise<Printed> {
  const context = await browser.newContext({
    viewport: { width: picture.width, height: 900 },
    deviceScaleFactor: 2,
    javaScriptEnabled: false,
    offline: true,
    colorScheme: 'light',
  });
  try {
    const page = await context.newPage();
    await page.goto(url);
    const boxes = await page.locator('body *').evaluateAll((all) =>
      all.flatMap((one) => {
        const { top, bottom, height } = one.getBoundingClientRect();
        return height > 0 && height < 400 ? [{ top, bottom }] : [];
      }),
    );
    const whole = await page.locator('body').evaluate((body) => Math.ceil(body.getBoundingClientRect().bottom));
    const pictures: Uint8Array[] = [];
    for (const { top, bottom } of cuts(boxes, whole)) {
      const clip = { x: 0, y: top, width: picture.width, height: bottom - top };
      pictures.push(await page.screenshot({ fullPage: true, clip }));
    }
    const pdf = await page.pdf({
      format: 'A4',
      margin: edge,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: line(mark, label),
      footerTemplate: line('', '<span class="pageNumber"></span> / <span class="totalPages"></span>'),
    });
    return { pdf, pictures };
  } finally {
    await context.close();
  }
}

/** Where a page of `whole` pixels is cut: as low as allowed, but through no box, unless nothing else is left. */
export function cuts(
  boxes: readonly { top: number; bottom: number }[],
  whole: number,
): { top: number; bottom: number }[] {
  const parts: { top: number; bottom: number }[] = [];
  let top = 0;
  while (whole - top > picture.height) {
    const limit = top + picture.height;
    const free = (at: number) => !boxes.some((box) => box.top < at && box.bottom > at);
    const places = boxes.map(({ bottom }) => Math.ceil(bottom)).filter((at) => at > top + 600 && at <= limit);
    const bottom = places.sort((a, b) => b - a).find(free) ?? limit;
    parts.push({ top, bottom });
    top = bottom;
  }
  return [...parts, { top, bottom: whole }];
}

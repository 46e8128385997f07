import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';

/** A phone's width in CSS pixels; pictures have twice as many of their own. */
export const phoneWidth = 430;

const edge = { top: '16mm', bottom: '16mm', left: '14mm', right: '14mm' };
const line = (left: string, right: string) =>
  `<div style="width:100%;margin:0 14mm;font:8pt sans-serif;display:flex;justify-content:space-between"><span>${left}</span><span>${right}</span></div>`;

/**
 * Lets `work` look at self-contained pages in the Chromium at `program`, one after the other: fresh profile, no network, no scripts. The
 * browser is closed afterwards in any case. Throws what the browser or `work` throws.
 */
export async function printing<T>(
  program: string,
  work: (look: <P>(html: string, see: (page: Page) => Promise<P>) => Promise<P>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-print-'));
  try {
    // Loaded only here: it takes longer to load than most commands take to run.
    const { chromium } = await import('playwright-core');
    // Only root has no use for the sandbox: Chromium refuses to start with it.
    const browser = await chromium.launch({ executablePath: program, chromiumSandbox: process.getuid?.() !== 0 });
    try {
      return await work(async (html, see) => {
        const context = await browser.newContext({
          viewport: { width: phoneWidth, height: 900 },
          deviceScaleFactor: 2,
          javaScriptEnabled: false,
          offline: true,
          colorScheme: 'light',
        });
        try {
          const file = join(folder, 'page.html');
          await writeFile(file, html);
          const page = await context.newPage();
          await page.goto(pathToFileURL(file).href);
          return await see(page);
        } finally {
          await context.close();
        }
      });
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The page on A4, with `mark` and `label` (both HTML) at the head of each sheet, and at its foot its number and how many there are. */
export const pdfOf = (page: Page, { mark, label }: { mark: string; label: string }): Promise<Uint8Array> =>
  page.pdf({
    format: 'A4',
    margin: edge,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: line(mark, label),
    footerTemplate: line('', '<span class="pageNumber"></span> / <span class="totalPages"></span>'),
  });

/** One page that says everything itself, on A4 with the sheet's number at its foot, by the Chromium at `program`. */
export const printPage = (program: string, html: string): Promise<Uint8Array> =>
  printing(program, (look) => look(html, (page) => pdfOf(page, { mark: '', label: '' })));

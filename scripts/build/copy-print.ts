import type { Page } from 'playwright-core';
import { pdfOf, phoneWidth, printing } from './printer.ts';

/** A reading copy for those who cannot open HTML inside their forge: as PDF, and as pictures of a phone's width. */
export interface Printed {
  pdf: Uint8Array;
  /** PNG, from top to bottom. */
  pictures: Uint8Array[];
}

/** How high a picture may become, in CSS pixels. */
const highest = 2400;

/**
 * Prints self-contained pages by the Chromium at `program`, each page with `mark` and its own label at its head. The bytes depend on
 * Chromium and the fonts of the machine: what binds is the digest of the HTML.
 */
export const printCopies = (
  program: string,
  copies: readonly { html: string; label: string }[],
  mark: string,
): Promise<Printed[]> =>
  printing(program, async (look) => {
    const printed: Printed[] = [];
    for (const { html, label } of copies) {
      printed.push(
        await look(html, async (page) => ({
          pictures: await picturesOf(page),
          pdf: await pdfOf(page, { mark, label }),
        })),
      );
    }
    return printed;
  });

async function picturesOf(page: Page): Promise<Uint8Array[]> {
  const boxes = await page.locator('body *').evaluateAll((all) =>
    all.flatMap((one) => {
      const { top, bottom, height } = one.getBoundingClientRect();
      return height > 0 && height < 400 ? [{ top, bottom }] : [];
    }),
  );
  const whole = await page.locator('body').evaluate((body) => Math.ceil(body.getBoundingClientRect().bottom));
  const pictures: Uint8Array[] = [];
  for (const { top, bottom } of cuts(boxes, whole)) {
    const clip = { x: 0, y: top, width: phoneWidth, height: bottom - top };
    pictures.push(await page.screenshot({ fullPage: true, clip }));
  }
  return pictures;
}

/** Where a page of `whole` pixels is cut: as low as allowed, but through no box, unless nothing else is left. */
export function cuts(
  boxes: readonly { top: number; bottom: number }[],
  whole: number,
): { top: number; bottom: number }[] {
  const parts: { top: number; bottom: number }[] = [];
  let top = 0;
  while (whole - top > highest) {
    const limit = top + highest;
    const free = (at: number) => !boxes.some((box) => box.top < at && box.bottom > at);
    const places = boxes.map(({ bottom }) => Math.ceil(bottom)).filter((at) => at > top + 600 && at <= limit);
    const bottom = places.sort((a, b) => b - a).find(free) ?? limit;
    parts.push({ top, bottom });
    top = bottom;
  }
  return [...parts, { top, bottom: whole }];
}

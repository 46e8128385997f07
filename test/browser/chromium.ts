import { existsSync } from 'node:fs';
import { type Browser, chromium as playwright } from 'playwright-core';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of the browser that tests use: `CHROMIUM`, or Debian's; null where there is none. */
export const chromium = places.find((place) => place !== undefined && existsSync(place)) ?? null;

if (chromium === null) {
  console.warn('Skipped: no Chromium on this machine. Install it (apt-get install chromium) or name it in CHROMIUM.');
}

/** A fresh headless browser that asks nobody but the pages that it is shown. Throws where there is none. */
export async function openBrowser(): Promise<Browser> {
  if (chromium === null) throw new Error('no Chromium on this machine');
  return playwright.launch({
    executablePath: chromium,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

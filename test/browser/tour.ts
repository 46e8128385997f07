import type { Browser } from 'playwright-core';
import { fileOf } from '../../scripts/build/address.ts';
import { parseManifest, readManifest } from '../../scripts/build/manifest.ts';
import type { BuiltPage } from '../../scripts/build/pages.ts';
import { type Demonstration, inTabs, type Shown, showRelease } from './demonstration.ts';
import { look, type Seen } from './look.js';

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const desktopWithoutScripts = { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false };

export interface ToldPage extends BuiltPage {
  /** As a phone with scripts shows it, and a desktop without. */
  seen: Seen;
  plain: Seen;
}

/** What a visitor of every page has seen. */
export interface Tour {
  shown: Shown;
  pages: ToldPage[];
  /** Every file of the release, from its manifest. */
  files: ReadonlySet<string>;
  complaints: string[];
}

/** Serves the release of the demonstration and visits every page twice. */
export async function takeTour(demonstration: Demonstration, browser: Browser): Promise<Tour> {
  const { asOf } = demonstration;
  const { shown, pages: built } = await showRelease(demonstration);
  const manifest = parseManifest((await readManifest(shown.output)) ?? '');
  const files = new Set(manifest?.files.map(({ path }) => path));
  const visit = async (options: Parameters<typeof inTabs>[1]) => {
    const seen = new Map<string, Seen>();
    const complaints = await inTabs(browser, options, built, async (page, one, { settled }) => {
      await page.goto(addressOf(shown, one));
      await settled();
      seen.set(one.file, await page.evaluate(look));
    });
    return { seen, complaints };
  };
  const first = await visit({ ...phone, at: asOf });
  const second = await visit({ ...desktopWithoutScripts, at: asOf });
  const pages = built.flatMap((one) => {
    const [seen, plain] = [first.seen.get(one.file), second.seen.get(one.file)];
    return seen && plain ? [{ ...one, seen, plain }] : [];
  });
  return { shown, pages, files, complaints: [...first.complaints, ...second.complaints] };
}

/** Where a page is served. */
export const addressOf = ({ sites }: Shown, { site, url }: BuiltPage) => `${sites.get(site)}${url.slice(1)}`;

/** File of the group that an address means; null outside the group. */
export function fileBehind({ sites }: Shown, address: string): string | null {
  const { origin, pathname } = new URL(address);
  const site = [...sites].find(([, url]) => url === `${origin}/`)?.[0];
  return site === undefined ? null : `${site}/${fileOf(pathname)}`;
}

/** What `wrong` says about pages, by their files; falsehood and empty lists are good and left out. */
export function wrongWith(of: readonly ToldPage[], wrong: (page: ToldPage) => unknown): Record<string, unknown> {
  const found = of.map((page) => [page.file, wrong(page)] as const);
  return Object.fromEntries(found.filter(([, what]) => what && !(Array.isArray(what) && what.length === 0)));
}

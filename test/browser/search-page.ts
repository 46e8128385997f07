import type { Page } from 'playwright-core';
import type { Shown } from './demonstration.ts';

/** The search page of a site, as a reader handles it. */
export interface SearchPage {
  titles(): Promise<string[]>;
  addresses(): Promise<string[]>;
  /** Waits for an answer and gives the sentence about it. */
  answered(): Promise<string>;
  addressOf(asked: Record<string, string>, site?: string): string;
  /** Opens a shared link and gives the titles found. */
  find(q: string, more?: Record<string, string>): Promise<string[]>;
  /** As `find`, by typing into the page that is open: quicker by the start of the index. */
  ask(q: string): Promise<string[]>;
}

export function searchPage(page: Page, { sites }: Shown): SearchPage {
  const titles = () => page.locator('#results h2').allTextContents();
  const answered = async () => {
    await page.locator('#found', { hasText: /找到|没有/ }).waitFor();
    return (await page.locator('#found').textContent()) ?? '';
  };
  const addressOf = (asked: Record<string, string>, site = 'main') =>
    `${sites.get(site)}search/?${new URLSearchParams(asked)}`;
  return {
    titles,
    addresses: () => page.locator('#results h2 a').evaluateAll((links) => links.map((link) => link.href)),
    answered,
    addressOf,
    async find(q, more = {}) {
      await page.goto(addressOf({ q, ...more }));
      await answered();
      return titles();
    },
    async ask(q) {
      if ((await page.locator('#search-form').count()) === 0) await page.goto(addressOf({}));
      await page.locator('#question').fill(q);
      await page.locator('#question').press('Enter');
      await answered();
      return titles();
    },
  };
}

/** `count` of `items` by chance, each once and the same in every run with this seed. */
export function some<T>(items: readonly T[], count: number, seed: number): T[] {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state;
  };
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ item }) => item);
}

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleUrl } from '../../scripts/build/address.ts';
import type { SearchRecord } from '../../scripts/build/search-record.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { chromium, openBrowser } from './chromium.ts';
import { openDemonstration, type Shown, showRelease, type Watched, watch } from './demonstration.ts';
import { type SearchPage, searchPage, some } from './search-page.ts';

/** Patient enough for a busy machine. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });

describe.skipIf(!chromium)('searching the demonstration', () => {
  let shown: Shown;
  let browser: Browser;
  let page: Page;
  let watched: Watched;
  let search: SearchPage;
  let records: (SearchRecord & { files: string[] })[];
  let main: string;

  beforeAll(async () => {
    const demonstration = await openDemonstration();
    const { live, asOf } = demonstration;
    ({ shown } = await showRelease(demonstration));
    const found = searchEntries(live, stateAt(live, asOf)).map((entry) => entry.record());
    records = await Promise.all(found.map(async (record) => ({ ...record, files: await record.attached() })));
    main = live.inForce.sites.get('main')?.site.name ?? '';
    browser = await openBrowser();
    page = await browser.newPage();
    watched = watch(page);
    search = searchPage(page, shown);
  });

  afterAll(async () => {
    await browser.close();
    await shown.close();
  });

  /** What a reader would find with the eye: all texts of the records that hold the string. */
  const holding = (words: string) =>
    records.filter(({ title, text, numbers: issued, attachments, files }) =>
      [title, text, ...issued, ...attachments, ...files].some((each) => each.replace(/\s+/g, ' ').includes(words)),
    );

  const byTitle = (title: string) => {
    const record = records.find((each) => each.title === title);
    if (!record) throw new Error(`no record is called ${title}`);
    return record;
  };

  test('[E13.1] of ten titles taken by chance each leads to its article first', async () => {
    for (const { title, url } of some(records, 10, 4)) {
      expect((await search.ask(title))[0], title).toBe(title);
      expect((await search.addresses())[0], title).toMatch(new RegExp(`${url}$`));
    }
  });

  test('[E13.1] words of two characters find exactly the articles that hold them', async () => {
    const pairs = some(records, 10, 9).map(({ text }, at) => {
      const all = [...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map((match) => match[1] ?? '');
      return all[Math.floor((all.length * (at + 1)) / 12)] ?? '';
    });
    for (const words of ['水库', '低保', '柳编', ...pairs]) {
      const held = holding(words);
      const found = await search.ask(words);
      expect(await page.locator('#found').textContent(), words).toBe(
        held.length > 0 ? `找到 ${held.length} 条` : expect.stringContaining('没有找到'),
      );
      expect(
        held.map(({ title }) => title),
        words,
      ).toEqual(expect.arrayContaining(found));
    }
  });

  test('the excerpt is a piece of the text as people read it, with the match marked', async () => {
    for (const [words, title] of [
      ['汛限水位', '关于9月下旬秋汛雨情水情的通报'],
      ['电子犬牌', '《清水县城市养犬管理规定（征求意见稿）》公开征求意见'],
    ] as const) {
      expect(await search.ask(words), words).toContain(title);
      const item = page.locator('#results > li', { has: page.locator('h2', { hasText: title }) });
      const excerpt = (await item.locator('p').first().textContent()) ?? '';
      const whole = byTitle(title).text.replace(/\s+/g, ' ');
      expect(whole, words).toContain(excerpt.replace(/^…|…$/g, ''));
      expect(new Set(await item.locator('p mark').allTextContents()), words).toEqual(new Set([words]));
    }
  });

  test('every attachment is found by its title and by its file name', async () => {
    const offering = records.filter(({ attachments }) => attachments.length > 0);
    expect(offering.length).toBeGreaterThan(5);
    for (const { title, attachments } of offering) {
      for (const name of attachments) expect(await search.ask(name), name).toContain(title);
    }
    expect(await page.locator('#results li').first().textContent()).toContain('附件：');
  });

  test.each([
    ['Word', '家庭主要成员及工作单位', '清水县2026年公开招聘事业单位工作人员公告'],
    ['Excel', '文化路以西、北门片区', '清水县教育局关于做好2026年义务教育学校招生入学工作的通知'],
    ['PDF', '保障农村居民饮水安全', '清水县人民政府关于印发清水县农村供水管理办法的通知'],
  ])(
    '[E13.1] words inside a file of %s are found, and the result says that they stand in an attachment',
    async (_, words, title) => {
      expect(byTitle(title).files.join('\n')).toContain(words);
      expect(await search.ask(words)).toContain(title);
      const item = page.locator('#results > li', { has: page.locator('h2', { hasText: title }) });
      expect(await item.locator('p', { hasText: '附件：' }).locator('mark').first().textContent()).toContain(
        words.slice(0, 5),
      );
    },
  );

  test('[B0] index numbers and document numbers lead to their articles', async () => {
    const documents = records.filter(({ numbers: issued }) => issued.length > 1);
    expect(documents.length).toBeGreaterThan(5);
    for (const { title, numbers: issued } of [...some(records, 4, 2), ...some(documents, 6, 2)]) {
      for (const number of issued) expect((await search.ask(number))[0], number).toBe(title);
    }
  });

  test('[E13.1] filters and order are chosen by keyboard, are counted and stand in the address', async () => {
    await search.find('水库');
    await page.locator('#question').focus();
    const all = await search.answered();
    const focus = () => page.evaluate<string>('document.activeElement.id');
    const tabTo = async (id: string) => {
      for (let at = 0; at < 20 && (await focus()) !== id; at++) await page.keyboard.press('Tab');
      expect(await focus()).toBe(id);
    };
    await tabTo('filter-kind');
    const chosen = () => page.locator('#filter-kind').inputValue();
    for (let at = 0; at < 40 && (await chosen()) !== 'news'; at++) await page.keyboard.press('ArrowDown');
    const kind = await chosen();
    expect(kind).toBe('news');
    await soon(() => new URL(page.url()).searchParams.get('kind')).toBe(kind);
    const narrowed = holding('水库').filter(({ filters }) => filters.kind.includes(kind)).length;
    await soon(() => page.locator('#found').textContent()).toBe(`找到 ${narrowed} 条`);
    expect(`找到 ${narrowed} 条`).not.toBe(all);
    await tabTo('sort');
    await page.keyboard.press('ArrowDown');
    await soon(() => new URL(page.url()).searchParams.get('sort')).toBe('day');
    const days = async () => (await page.locator('.result-facts').allTextContents()).map((each) => each.slice(0, 10));
    await soon(async () => (await days()).length).toBe(Math.min(narrowed, 10));
    expect(await days()).toEqual((await days()).sort().reverse());
  });

  test.each([
    ['main', 'slj'],
    ['slj', 'main'],
  ] as const)('on %s a result of %s leads to that site’s own host', async (here, there) => {
    const name = there === 'main' ? main : '清水县水利局';
    const record = records.find(({ filters }) => filters.site.includes(name));
    await page.goto(search.addressOf({ q: record?.title ?? '' }, here));
    await search.answered();
    const [first = ''] = await search.addresses();
    expect(first).toBe(`${shown.sites.get(there)}${record?.url.slice(1)}`);
    expect(await page.locator('#results li').first().locator('.result-facts').textContent()).toContain(name);
    await page.locator('#results h2 a').first().click();
    await page.waitForURL(first);
    expect(await page.locator('h1').textContent()).toContain(record?.title);
  });

  test.each([
    ['the title of a withdrawn notice', '关于开展2026年农机购置补贴申请受理的公告'],
    ['a line of a withdrawn notice', '履带自走式联合收割机'],
    ['the title of a list that was withdrawn without a word', '2026年春季学期学生资助拟受助情况公示'],
    ['a name that stood in that list', '逄若木'],
    ['the public words of a withdrawal', '补贴资金已用完'],
    ['what is scheduled', '2026年秋季政府开放日'],
    ['a public list whose time is over', '高标准农田建设项目拟实施村'],
    ['an edit that nobody signed', '公示2个工作日'],
  ])('%s cannot be found', async (_, words) => {
    expect(await search.ask(words)).toEqual([]);
    expect(await search.answered()).toContain('没有找到');
  });

  test('the signed version of an edited page is found', async () => {
    expect(await search.find('公示3个工作日')).toEqual(['灵活就业人员社会保险补贴办理指南']);
  });

  test('every result leads to an article that is there', async () => {
    const known = new Set(records.map(({ url }) => url));
    await search.find('清水');
    for (const address of await search.addresses()) expect(known).toContain(new URL(address).pathname);
    expect(known).not.toContain(articleUrl('lieeax6iqy'));
  });

  test('no script failed, nothing was refused and no other host was asked', () => {
    expect(watched.complaints).toEqual([]);
  });
});

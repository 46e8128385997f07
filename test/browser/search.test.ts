import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOutput } from '../../scripts/build/output.ts';
import { buildPages } from '../../scripts/build/pages.ts';
import { buildSearch } from '../../scripts/build/search.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { type Served, serveOutput } from '../../scripts/build/serve.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { madeLive, randomArticles } from '../bench/live.ts';
import { someDigest } from '../fixture/group.ts';
import { chromium, openBrowser } from './chromium.ts';

const asOf = '2026-11-01T00:00:00+08:00';

const articles = [
  {
    title: '关于做好春季造林工作的通知',
    body: '各乡镇要抓住雨后墒情好的时机栽植侧柏。\n\n苗木由县林业站统一调运，按株登记。',
    number: '测政发〔2026〕3号',
    column: 'wenjian',
    attachments: [{ file: '苗木申领表.docx', title: '苗木申领登记表', text: 'made up' }],
  },
  {
    title: '低保金发放情况公示',
    body: `本月低保金已于十五日前发放。${'详见下表。'.repeat(60)}有疑问的居民可到民政窗口核对GDP口径以外的数据。`,
    column: 'gonggao',
  },
  { title: '水库开闸放水公告', body: '下游沿岸居民请勿下河。', site: 'shui', unitName: '测量县水务局' },
  ...Array.from({ length: 12 }, (_, at) => ({ title: `巡河简报第${at + 1}期`, body: '河长巡河发现问题均已整改。' })),
  ...randomArticles(60, 7),
];

describe.skipIf(!chromium)('searching in a browser', () => {
  let output: string;
  let served: Served;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    output = join(await mkdtemp(join(tmpdir(), 'search-')), 'site');
    const live = madeLive(articles);
    const { group, sites } = live.inForce;
    await buildPages({ live, asOf, output, program: new URL('../../', import.meta.url) });
    const entries = searchEntries(live, stateAt(live, asOf));
    await buildSearch({
      entries,
      sites: [...sites.keys()],
      output: openOutput(output),
      program: someDigest('program'),
    });
    const known = [...sites.values()].map(({ site: { id, domain } }) => ({ id, domain }));
    served = await serveOutput({ output, sites: known, main: group.main, port: 0 });
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterAll(async () => {
    await browser.close();
    await served.close();
    await rm(join(output, '..'), { recursive: true });
  });

  const titles = () => page.locator('#results h2').allTextContents();
  const state = () => page.locator('#found').textContent();
  const answered = () => page.locator('#found', { hasText: /找到|没有/ }).waitFor();

  async function find(question: string, more = ''): Promise<string[]> {
    await page.goto(`${served.url}search/?q=${encodeURIComponent(question)}${more}`);
    await answered();
    return titles();
  }

  test('the page whose title is typed comes first', async () => {
    expect((await find('低保金发放情况公示'))[0]).toBe('低保金发放情况公示');
  });

  test('a word of two characters is found in the text, and the excerpt shows it marked', async () => {
    expect(await find('侧柏')).toEqual(['关于做好春季造林工作的通知']);
    expect(await page.locator('#results mark').allTextContents()).toEqual(['侧柏']);
    expect(await page.locator('#results li p').first().textContent()).toContain(
      '雨后墒情好的时机栽植侧柏。 苗木由县林业站',
    );
  });

  test('a string that is no word is found, and only where it stands', async () => {
    expect(await find('时机栽')).toEqual(['关于做好春季造林工作的通知']);
    expect(await find('机时栽')).toEqual([]);
    expect(await state()).toContain('没有找到“机时栽”');
  });

  test('a match deep in the text is cut out with what stands around it', async () => {
    expect(await find('民政窗口')).toEqual(['低保金发放情况公示']);
    expect(await page.locator('#results li p').first().textContent()).toMatch(
      /^….*居民可到民政窗口核对GDP口径以外的数据。$/,
    );
  });

  test.each(['苗木申领表.docx', '苗木申领登记表', '申领'])('an attachment is found by its name: %s', async (name) => {
    expect(await find(name)).toEqual(['关于做好春季造林工作的通知']);
    expect(await page.locator('#results li').textContent()).toContain('附件：苗木申领登记表');
  });

  test.each(['测政发〔2026〕3号', '测政发[2026]3号', '测政发（2026）3号', 'CL-2024-00001', '202400001'])(
    'a number is found however its brackets are typed: %s',
    async (number) => {
      expect(await find(number)).toEqual(['关于做好春季造林工作的通知']);
    },
  );

  test('several words must all be there, in any order', async () => {
    expect(await find('登记 侧柏')).toEqual(['关于做好春季造林工作的通知']);
    expect(await find('低保 侧柏')).toEqual([]);
  });

  test('Latin letters count in either case, a single character is enough', async () => {
    expect(await find('gdp')).toEqual(['低保金发放情况公示']);
    expect(await find('墒')).toEqual(['关于做好春季造林工作的通知']);
  });

  test('a result of another site leads to that site', async () => {
    expect(await find('开闸放水')).toEqual(['水库开闸放水公告']);
    expect(await page.locator('#results a').getAttribute('href')).toContain(`${served.sites.get('shui')}`);
    await page.locator('#results a').click();
    expect(await page.locator('h1').last().textContent()).toContain('水库开闸放水公告');
  });

  test('results are counted and shown ten at a time, and the focus goes on to the first new one', async () => {
    expect(await find('巡河')).toHaveLength(10);
    expect(await state()).toBe('找到 12 条');
    await page.locator('#more').click();
    await expect.poll(() => page.locator('#results li').count()).toBe(12);
    expect(
      await page.evaluate('document.activeElement.closest("li") === document.querySelectorAll("#results li")[10]'),
    ).toBe(true);
    expect(await page.locator('#more').isVisible()).toBe(false);
  });

  test('filters and order stand in the address and are taken from it', async () => {
    expect(await find('巡河', '&sort=day')).toEqual(Array.from({ length: 10 }, (_, at) => `巡河简报第${12 - at}期`));
    expect(await find('居民', '&site=测量县水务局')).toEqual(['水库开闸放水公告']);
    expect(await find('春季造林', '&kind=document&column=政策文件')).toContain('关于做好春季造林工作的通知');
    expect(await page.locator('#filter-kind').inputValue()).toBe('document');
    await page.locator('#filter-kind').selectOption('news');
    await expect.poll(() => new URL(page.url()).searchParams.get('kind')).toBe('news');
  });

  test('the keyboard is enough, and the way back leads to the question before', async () => {
    await find('侧柏');
    await page.locator('#question').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('低保金发放');
    await page.keyboard.press('Enter');
    await expect.poll(titles).toContain('低保金发放情况公示');
    await page.goBack();
    await expect.poll(titles).toEqual(['关于做好春季造林工作的通知']);
    expect(await page.locator('#question').inputValue()).toBe('侧柏');
  });

  test('a question is never taken for markup', async () => {
    expect(await find('<img src=x onerror=alert(1)>')).toEqual([]);
    expect(await page.locator('#found img').count()).toBe(0);
  });

  test('without scripts the page says so and leads to the site map', async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(`${served.url}search/`);
    expect(await plain.locator('noscript a').getAttribute('href')).toBe('/sitemap/');
    await plain.close();
  });

  test('nothing was refused by the page’s own policy and no script failed', () => {
    expect(complaints).toEqual([]);
  });
});

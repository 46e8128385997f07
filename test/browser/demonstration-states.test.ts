import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleUrl } from '../../scripts/build/address.ts';
import { filesBelow } from '../../scripts/build/files.ts';
import { asIfSigned } from '../../scripts/command/as-if-signed.ts';
import { chromium, openBrowser } from './chromium.ts';
import { type Demonstration, openDemonstration, pagesOnly, type Shown, show } from './demonstration.ts';

const edited = { id: '2bsl3au27v', path: 'main/bszn/2026/flexible-employment' };
const scheduled = { id: '8fzovef6ce', title: '关于举办2026年秋季政府开放日活动的公告' };
/** After the scheduled announcement, and after the warning has ended. */
const later = '2026-11-05T09:00:00+08:00';
const warning = '防汛提示：秋汛未结束';
const before = '2026-10-31T17:59:00+08:00';
const after = '2026-10-31T18:01:00+08:00';

/** The words in a part of a page, white space as single spaces. */
const wordsOf = async (part: Locator) => ((await part.textContent()) ?? '').replace(/\s+/g, ' ').trim();

describe.skipIf(!chromium)('states in the demonstration', () => {
  let demonstration: Demonstration;
  let now: Shown;
  let then: Shown;
  let preview: Shown;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    demonstration = await openDemonstration();
    const { ledger, live, content, asOf } = demonstration;
    now = await show(live, pagesOnly(live, asOf));
    then = await show(live, pagesOnly(live, later));
    const { live: asSigned } = await asIfSigned(ledger, content, [edited.path], asOf);
    preview = await show(asSigned, pagesOnly(asSigned, asOf, 'preview'));
    browser = await openBrowser();
    context = await browser.newContext();
    page = await context.newPage();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await Promise.all([now, then, preview].map((shown) => shown.close()));
  });

  /** Opens an address of a site; gives the status and what readers see of the page. */
  async function open(shown: Shown, url: string, site = 'main') {
    const answer = await page.goto(`${shown.sites.get(site)}${url.slice(1)}`);
    return { status: answer?.status(), text: await wordsOf(page.locator('main')) };
  }

  const openArticle = (shown: Shown, id: string, site = 'main') => open(shown, articleUrl(id), site);

  /** Files below the output whose bytes hold `words`. */
  async function filesWith({ output }: Shown, words: string): Promise<string[]> {
    const files = await filesBelow(output);
    const bytes = await Promise.all(files.map((file) => readFile(join(output, file))));
    return files.filter((_, at) => bytes[at]?.includes(words));
  }

  /** The line of a list that names a title. */
  const row = (title: string) => page.locator('.list .rows li', { has: page.getByRole('link', { name: title }) });

  test('an edit that nobody signed is not shown; the version signed last is', async () => {
    const { text } = await openArticle(now, edited.id);
    expect(text).toContain('10个工作日');
    expect(text).not.toContain('7个工作日');
    expect(await filesWith(now, '公示2个工作日')).toEqual([]);
  });

  test('a preview shows the edit, and every page of it says that it is none of the public’s', async () => {
    expect((await openArticle(preview, edited.id)).text).toContain('7个工作日');
    expect(await wordsOf(page.locator('.preview'))).toBe('待审预览·不得外传');
    expect(await page.locator('.preview').isVisible()).toBe(true);
    expect(await page.title()).toMatch(/^【待审预览·不得外传】/);
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
    const pages = (await filesBelow(preview.output)).filter((file) => file.endsWith('.html'));
    const marked = await filesWith(preview, '<p class="preview">待审预览·不得外传</p>');
    expect(marked).toEqual(pages);
    expect(await filesWith(now, '待审预览')).toEqual([]);
  });

  test('a preview says so on paper too', async () => {
    await openArticle(preview, edited.id);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.preview').isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
  });

  test('in place of a withdrawn notice stand reason and words to the public, and nothing of it', async () => {
    const { status, text } = await openArticle(now, 'lieeax6iqy');
    expect(status).toBe(200);
    expect(text).toContain('该信息已撤下');
    expect(text).toContain('失效');
    expect(text).toContain('补贴资金已用完，停止受理。');
    expect(text).toContain('2026年6月10日');
    expect(await page.title()).toBe('该信息已撤下 - 清水县人民政府');
    for (const words of ['2026年农机购置补贴申请受理', '履带自走式联合收割机']) {
      expect(await filesWith(now, words), words).toEqual([]);
    }
  });

  test('of a list withdrawn for privacy nothing is left, and its address answers as any unknown one', async () => {
    const { status, text } = await openArticle(now, 'rdjpmtq4bd');
    const unknown = await open(now, '/zz/zzzzzzzzzz.html');
    expect([status, text]).toEqual([404, unknown.text]);
    expect(unknown.status).toBe(404);
    for (const words of ['rdjpmtq4bd', '学生资助拟受助情况', '逄若木']) {
      expect(await filesWith(now, words), words).toEqual([]);
    }
  });

  test.each([
    ['superseded', 'votkn6mnn0', 'f2zbhpu5ri', '本文已被以下文件替代', '本文替代'],
    ['repealed', 'q5ddq27eav', 'v841p979ax', '本文已被以下文件废止', '本文废止'],
  ])('a %s document says so and leads to the newer one, which leads back', async (_, old, newer, said, back) => {
    expect((await openArticle(now, old)).text).toContain(said);
    expect(await wordsOf(page.locator('.fields .tag'))).toBe('已废止');
    await page.locator('.mark a').click();
    await page.waitForURL(`**${articleUrl(newer)}`);
    expect(await wordsOf(page.locator('.fields .tag'))).toBe('有效');
    const relation = page.locator('.relation', { hasText: back });
    await relation.locator('a').click();
    await page.waitForURL(`**${articleUrl(old)}`);
    const title = (await wordsOf(page.locator('h1'))).replace(/\s+/g, '');
    await open(now, '/xzfwj/');
    expect(await wordsOf(row(title).locator('.tag'))).toBe('已废止');
  });

  test('a document and what explains it lead to each other', async () => {
    await openArticle(now, 'f2zbhpu5ri');
    await page.locator('.relation a', { hasText: '《清水县农村供水管理办法》解读' }).click();
    await page.waitForURL(`**${articleUrl('9jrnn082ab')}`);
    await page.locator('main a', { hasText: '印发清水县农村供水管理办法的通知' }).first().click();
    await page.waitForURL(`**${articleUrl('f2zbhpu5ri')}`);
  });

  test('what was moved from the old site shows its own date and the day of the move, and lists show its own', async () => {
    const { text } = await openArticle(now, 'bl6qmg0ogq');
    expect(text).toMatch(/原发布日期\s*2025-04-16/);
    expect(text).toMatch(/迁入日期\s*2026-01-08 09:08/);
    await open(now, '/qsgk/');
    expect(await wordsOf(row('清水县概况').locator('time'))).toBe('2025-04-16');
  });

  test('a corrected page keeps its date of publication and shows when it was changed', async () => {
    const { text } = await openArticle(now, 'ayf9fftcwc');
    expect(text).toContain('2026-03-12 09:52');
    expect(text).toMatch(/更新时间\s*2026-03-16 09:30/);
    expect(await page.locator('meta[name=PubDate]').getAttribute('content')).toBe('2026-03-12 09:52');
    expect(await page.getByRole('row', { name: '500 80' }).count()).toBe(1);
  });

  test('what is scheduled is nowhere before its time and everywhere after', async () => {
    expect((await openArticle(now, scheduled.id)).status).toBe(404);
    expect(await filesWith(now, scheduled.title)).toEqual([]);
    expect((await openArticle(then, scheduled.id)).status).toBe(200);
    expect(await page.locator('meta[name=PubDate]').getAttribute('content')).toBe('2026-10-20 09:00');
    await open(then, '/gsgg/');
    expect(await wordsOf(row(scheduled.title).locator('time'))).toBe('2026-10-20');
  });

  test('a public list is gone when its time is over', async () => {
    expect((await openArticle(now, 'nbds4sq99a')).status).toBe(404);
    expect(await filesWith(now, '高标准农田建设项目拟实施村')).toEqual([]);
  });

  test('other expired notices stay and are marked, on the page and in lists, from their time on', async () => {
    expect((await openArticle(now, 'wgu7vj89vd')).text).toContain('本信息已过期');
    await open(now, '/bmts/');
    expect(await wordsOf(row('县城部分区域9月18日计划停水的通知').locator('.tag'))).toBe('已过期');
    await open(now, '/zkly/');
    const fair = row('招聘会').first();
    expect(await fair.locator('.tag').count()).toBe(0);
    await open(then, '/zkly/');
    expect(await wordsOf(fair.locator('.tag'))).toBe('已过期');
  });

  test('an article that stands in columns of two sites has one page', async () => {
    await open(now, '/gzdt/', 'slj');
    await page.getByRole('link', { name: '县水利局完成汛前水库安全检查' }).click();
    await page.waitForURL(`${now.url}**`);
    expect(await wordsOf(page.locator('h1'))).toContain('县水利局完成汛前水库安全检查');
  });

  test('a channel shows what its unit has on other sites of the group, with their addresses', async () => {
    await open(now, '/channel/liuxi/');
    const link = page.getByRole('link', { name: '红岩渠改造一期工程通水' });
    expect(await link.first().getAttribute('href')).toBe(`${now.sites.get('slj')}${articleUrl('pyupsnd5dy').slice(1)}`);
  });

  describe('the warning', () => {
    const pages = ['/', '/gsgg/', '/gsgg/1.html', '/ywdt/', '/channel/liuxi/', articleUrl('bl6qmg0ogq'), '/search/'];
    const banner = () => page.locator('#banner.banner');

    test.each(pages)('stands on %s until it ends, with a link to the announcement', async (url) => {
      await page.clock.setFixedTime(before);
      await open(now, url);
      await expect.poll(() => wordsOf(banner()), { timeout: 10_000 }).toContain(warning);
      expect(await banner().locator('a').getAttribute('href')).toBe(articleUrl('fx7h2k9m4q'));
      await page.clock.setFixedTime(after);
      await open(now, url);
      await page.waitForLoadState('networkidle');
      expect(await banner().count()).toBe(0);
    });

    test('needs no script on home and column pages', async () => {
      const plain = await browser.newPage({ javaScriptEnabled: false });
      for (const url of pages.slice(0, 5)) {
        await plain.goto(`${now.url}${url.slice(1)}`);
        expect(await wordsOf(plain.locator('#banner')), url).toContain(warning);
      }
      await plain.close();
    });

    test.each([
      ['a telephone', { width: 360, height: 740 }],
      ['a desk', { width: 1280, height: 800 }],
    ])('moves nothing that is read on %s, however late its file comes', async (_, viewport) => {
      const late = await browser.newPage({ viewport });
      await late.clock.setFixedTime(before);
      // Begun before the page is: what moved until it is asked, as browsers count it.
      const content = `window.moved = [];
        new PerformanceObserver((list) => moved.push(...list.getEntries().map(({ value }) => value)))
          .observe({ type: 'layout-shift', buffered: true });`;
      await late.addInitScript({ content });
      await late.route(/\/banner[^/]*$/, async (route) => {
        await new Promise((done) => setTimeout(done, 500));
        await route.continue();
      });
      for (const url of [articleUrl('bl6qmg0ogq'), '/gsgg/1.html', '/']) {
        await late.goto(`${now.url}${url.slice(1)}`);
        await expect.poll(() => wordsOf(late.locator('#banner.banner')), { timeout: 10_000 }).toContain(warning);
        await late.waitForLoadState('networkidle');
        expect(await late.evaluate('window.moved'), url).toEqual([]);
      }
      await late.close();
    });

    test('is not on the other site, and in no page that is built after its end', async () => {
      await page.clock.setFixedTime(before);
      await open(now, '/', 'slj');
      await page.waitForLoadState('networkidle');
      expect(await wordsOf(page.locator('body'))).not.toContain(warning);
      expect(await filesWith(then, warning)).toEqual([]);
    });
  });
});

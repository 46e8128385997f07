import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bureau, file, live, main, noon, text } from '../build/given.ts';
import { chromium, openBrowser } from './chromium.ts';
import { pale } from './contrast.js';
import { pagesOnly, type Shown, show, watch } from './demonstration.ts';
import {
  clipboard,
  colourOf,
  dress,
  dressed,
  excess,
  firstDress,
  focusedOutline,
  focusedWords,
  heard,
  keep,
  listen,
  noteFirstDress,
  openAll,
  pointsOf,
  shortestSide,
  takeVoice,
  widthOf,
} from './in-page.js';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const body = [
  '各乡镇人民政府：',
  '一、总体要求',
  '（一）加强领导。各单位要落实责任，详见[说明](https://news.example/1)。',
  '| 乡镇 | 面积（亩） | 资金（元） | 备注 |\n|---|--:|--:|---|\n| 柳溪镇 | 1350 | 13500 | 已核实 |',
  '![水库大坝](图.png "青石水库")',
  '山野县水利局\n2026年2月20日',
].join('\n\n');

const given = live(
  [
    text('k3f9q2xw7a', {
      title: '关于印发山野县农村供水管理办法的通知',
      path: 'main/wenjian/2026/a',
      body,
      front: {
        kind: 'document',
        document_number: '山政发〔2026〕1号',
        contacts: [{ duty: '供水', phone: '0999-6800002' }],
      },
      files: [file('申请表.docx', 'docx'), { ...file('图.png', ''), size: picture.length, read: async () => picture }],
    }),
    text('k3f9q2xw7b', { title: '另一篇' }),
  ],
  [main(), bureau()],
);
const article = 'k3/k3f9q2xw7a.html';
const phone = { viewport: { width: 390, height: 844 } };

describe.skipIf(!chromium)('the reading aids', () => {
  let shown: Shown;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  const at = (path: string) => `${shown.sites.get('main')}${path}`;
  const bar = () => page.locator('.aids');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const words = () => page.locator('.text').textContent();
  const press = async (name: string) => {
    await button(name).focus();
    await page.keyboard.press('Enter');
  };
  const tab = async (times: number) => {
    const order: string[] = [];
    for (let count = 0; count < times; count++) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate(focusedWords));
      expect(await page.evaluate(focusedOutline), order.at(-1)).toBe('solid');
    }
    return order;
  };
  const fresh = async (options: Parameters<Browser['newContext']>[0] = {}) => {
    await context?.close();
    context = await browser.newContext(options);
    page = await context.newPage();
    await page.goto(at(article));
  };

  beforeAll(async () => {
    shown = await show(given, pagesOnly(given, noon));
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  });

  test('are absent without scripts, and the page is whole', async () => {
    await fresh({ javaScriptEnabled: false });
    expect(await page.getByText('无障碍浏览').count()).toBe(0);
    expect(await page.getByText('复制网址').isVisible()).toBe(false);
    expect(await words()).toContain('一、总体要求');
  });

  test('open, work, close and are left by keyboard alone, in the order in which they stand', async () => {
    await fresh();
    const { complaints } = watch(page);
    expect(await tab(4)).toEqual(['跳到正文', '山野县人民政府', '无障碍浏览', '']);
    await page.keyboard.press('Shift+Tab');
    expect(await bar().isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await bar().isVisible()).toBe(true);
    expect(await button('无障碍浏览').getAttribute('aria-expanded')).toBe('true');
    expect([await page.evaluate(focusedWords), ...(await tab(11))]).toEqual(
      '长者模式 缩小文字 放大文字 默认配色 黑底黄字 黑底白字 大鼠标 十字线 朗读 纯文本 重置 退出'.split(' '),
    );
    await page.keyboard.press('Escape');
    expect(await bar().isVisible()).toBe(false);
    expect(await page.evaluate(focusedWords)).toBe('无障碍浏览');
    expect(complaints).toEqual([]);
  });

  test('tell their state and remember it over pages, until all is reset', async () => {
    await fresh();
    await press('无障碍浏览');
    for (const name of ['长者模式', '黑底黄字', '大鼠标', '十字线', '纯文本', '放大文字']) await press(name);
    for (const path of [article, 'k3/k3f9q2xw7b.html', '']) {
      await page.goto(at(path));
      expect(await page.evaluate(dressed)).toBe('contrast elder lines plain pointer size-1 theme-yellow');
      expect(await button('黑底黄字').getAttribute('aria-pressed')).toBe('true');
      expect(await button('默认配色').getAttribute('aria-pressed')).toBe('false');
      expect(await page.locator('.aids output').textContent()).toBe('2/4');
    }
    await press('重置');
    expect(await page.evaluate(dressed)).toBe('');
    await page.reload();
    expect(await page.evaluate(dressed)).toBe('');
    expect(await bar().isVisible()).toBe(true);
  });

  test('dress the page before its body begins', async () => {
    await fresh();
    await page.evaluate(keep, '{"theme":"white"}');
    await page.addInitScript(noteFirstDress);
    await page.reload();
    expect(await page.evaluate(firstDress)).toBe('scripted theme-white contrast');
  });

  test('forget a choice that nobody could have made', async () => {
    await fresh();
    for (const [kept, shows] of [
      ['{"size":99,"theme":"<b>","elder":"yes"}', 'size-3'],
      ['{', ''],
      ['7', ''],
    ] as const) {
      await page.evaluate(keep, kept);
      await page.reload();
      expect(await page.evaluate(dressed)).toBe(shows);
    }
  });

  test('enlarge in four steps, in the view for the old from 18 to 30 points', async () => {
    await fresh();
    const size = async () => Math.round(await page.locator('.text p').first().evaluate(pointsOf));
    const steps = async () => {
      const sizes = [await size()];
      for (let step = 0; step < 4; step++) {
        await press('放大文字');
        sizes.push(await size());
      }
      return sizes;
    };
    await press('无障碍浏览');
    expect(await steps()).toEqual([14, 15, 17, 20, 20]);
    expect(await button('放大文字').getAttribute('aria-disabled')).toBe('true');
    await press('重置');
    await press('长者模式');
    expect(await steps()).toEqual([18, 22, 26, 30, 30]);
  });

  test('have targets of 44 pixels, in the view for the old of 60', async () => {
    await fresh(phone);
    await press('无障碍浏览');
    expect(await page.evaluate(shortestSide)).toBeGreaterThanOrEqual(44);
    await press('长者模式');
    expect(await page.evaluate(shortestSide)).toBeGreaterThanOrEqual(60);
  });

  test.each(['light', 'dark'] as const)('leave no words paler than 4.5:1 (%s)', async (colorScheme) => {
    await fresh({ colorScheme });
    await press('无障碍浏览');
    await press('纯文本');
    for (const path of [article, '']) {
      await page.goto(at(path));
      await page.evaluate(openAll);
      for (const view of ['', 'plain', 'elder', 'contrast theme-yellow', 'contrast theme-white plain elder']) {
        await page.evaluate(dress, view);
        expect(await page.evaluate(pale, 4.5), `${path} ${view}`).toEqual([]);
      }
    }
  });

  test('make no page wider than a telephone', async () => {
    await fresh(phone);
    await press('无障碍浏览');
    for (const path of [article, '', 'wenjian/', 'open/', 'search/', 'sitemap/', '404.html']) {
      await page.goto(at(path));
      await page.evaluate(openAll);
      for (const size of ['', 'size-1', 'size-2', 'size-3']) {
        for (const view of [size, `elder ${size}`, `plain ${size}`]) {
          await page.evaluate(dress, view);
          expect(await page.evaluate(excess), `${path} ${view}`).toBe(0);
        }
      }
    }
  });

  test('put the words of pictures in their place', async () => {
    await fresh();
    await press('无障碍浏览');
    await press('纯文本');
    expect(await words()).toContain('〔图片：水库大坝〕');
    expect(await page.locator('.text img').isVisible()).toBe(false);
    await press('纯文本');
    expect(await words()).not.toContain('水库大坝');
    expect(await page.locator('.text img').isVisible()).toBe(true);
  });

  test('cross at the pointer and at the focus', async () => {
    await fresh();
    await press('无障碍浏览');
    await press('十字线');
    await page.mouse.move(300, 200);
    const place = () => page.locator('.cross-lines').getAttribute('style');
    expect(await place()).toBe('--x: 300px; --y: 200px;');
    await page.keyboard.press('Tab');
    expect(await place()).not.toBe('--x: 300px; --y: 200px;');
  });

  test('read the article aloud, sentence by sentence, and stop', async () => {
    await fresh();
    await page.addInitScript(listen);
    await page.reload();
    await press('无障碍浏览');
    await press('朗读');
    const said = await page.evaluate(heard);
    expect(said).toContain('关于印发山野县农村供水管理办法的通知\n');
    expect(said).toContain('（一）加强领导。\n各单位要落实责任，详见说明。');
    expect(said).not.toMatch(/[0-9a-f]{64}/);
    expect(await button('朗读').getAttribute('aria-pressed')).toBe('true');
    await press('朗读');
    expect(await page.evaluate(heard)).toBe('');
  });

  test('do not offer to read where the browser cannot', async () => {
    await fresh();
    await page.addInitScript(takeVoice);
    await page.reload();
    await press('无障碍浏览');
    expect(await button('重置').count()).toBe(1);
    expect(await button('朗读').count()).toBe(0);
  });

  test('are not printed, nor are the colours of a theme', async () => {
    await fresh();
    await press('无障碍浏览');
    await press('黑底黄字');
    await page.emulateMedia({ media: 'print' });
    for (const aid of ['.aids', '.aids-open', '.share']) expect(await page.locator(aid).isVisible()).toBe(false);
    expect(await page.locator('.text p').first().evaluate(colourOf)).toBe('rgb(0, 0, 0)');
  });

  test('copy the address of the page, and show its code', async () => {
    await fresh({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByText('分享', { exact: true }).click();
    await page.getByRole('button', { name: '复制网址' }).click();
    await page.getByText('已复制。').waitFor();
    expect(await page.evaluate(clipboard)).toBe(await page.locator('#address').textContent());
    const code = page.getByAltText('本页网址的二维码');
    await code.scrollIntoViewIfNeeded();
    await expect.poll(() => code.evaluate(widthOf)).toBeGreaterThan(0);
  });
});

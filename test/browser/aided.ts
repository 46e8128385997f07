import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { bureau, file, live, main, noon, text } from '../build/given.ts';
import { openBrowser } from './chromium.ts';
import { pagesOnly, type Shown, show } from './demonstration.ts';
import { focusedOutline, focusedWords } from './in-page.js';

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
export const article = 'k3/k3f9q2xw7a.html';

/** For the tests of a file: an article with everything that the aids have to do with, in a browser; call it where there is one. */
export function aided() {
  let shown: Shown;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    shown = await show(given, pagesOnly(given, noon));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  });
  const at = (path: string) => `${shown.sites.get('main')}${path}`;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    page: () => page,
    at,
    button,
    words: () => page.locator('.text').textContent(),
    async press(name: string): Promise<void> {
      await button(name).focus();
      await page.keyboard.press('Enter');
    },
    /** What the focus stands on after each of so many steps; it is always seen. */
    async tab(times: number): Promise<string[]> {
      const order: string[] = [];
      for (let count = 0; count < times; count++) {
        await page.keyboard.press('Tab');
        order.push(await page.evaluate(focusedWords));
        expect(await page.evaluate(focusedOutline), order.at(-1)).toBe('solid');
      }
      return order;
    },
    /** The article as somebody opens it who was never here. */
    async fresh(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
      await context?.close();
      context = await browser.newContext(options);
      page = await context.newPage();
      await page.goto(at(article));
    },
  };
}

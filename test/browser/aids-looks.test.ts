import { describe, expect, test } from 'vitest';
import { aided, article } from './aided.ts';
import { chromium } from './chromium.ts';
import { pale } from './contrast.js';
import { colourOf, dress, excess, openAll, pointsOf, shortestSide } from './in-page.js';

const phone = { viewport: { width: 390, height: 844 } };

describe.skipIf(!chromium)('what the reading aids make of a page', () => {
  const { page, at, button, words, press, fresh } = aided();

  test('enlarge in four steps, in the view for the old from 18 to 30 points', async () => {
    await fresh();
    const size = async () => Math.round(await page().locator('.text p').first().evaluate(pointsOf));
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
    expect(await page().evaluate(shortestSide)).toBeGreaterThanOrEqual(44);
    await press('长者模式');
    expect(await page().evaluate(shortestSide)).toBeGreaterThanOrEqual(60);
  });

  test.each(['light', 'dark'] as const)('leave no words paler than 4.5:1 (%s)', async (colorScheme) => {
    await fresh({ colorScheme });
    await press('无障碍浏览');
    await press('纯文本');
    for (const path of [article, '']) {
      await page().goto(at(path));
      await page().evaluate(openAll);
      for (const view of ['', 'plain', 'elder', 'contrast theme-yellow', 'contrast theme-white plain elder']) {
        await page().evaluate(dress, view);
        expect(await page().evaluate(pale, 4.5), `${path} ${view}`).toEqual([]);
      }
    }
  });

  test('make no page wider than a telephone', async () => {
    await fresh(phone);
    await press('无障碍浏览');
    for (const path of [article, '', 'wenjian/', 'open/', 'search/', 'sitemap/', '404.html']) {
      await page().goto(at(path));
      await page().evaluate(openAll);
      for (const size of ['', 'size-1', 'size-2', 'size-3']) {
        for (const view of [size, `elder ${size}`, `plain ${size}`]) {
          await page().evaluate(dress, view);
          expect(await page().evaluate(excess), `${path} ${view}`).toBe(0);
        }
      }
    }
  });

  test('put the words of pictures in their place', async () => {
    await fresh();
    await press('无障碍浏览');
    await press('纯文本');
    expect(await words()).toContain('〔图片：水库大坝〕');
    expect(await page().locator('.text img').isVisible()).toBe(false);
    await press('纯文本');
    expect(await words()).not.toContain('水库大坝');
    expect(await page().locator('.text img').isVisible()).toBe(true);
  });

  test('are not printed, nor are the colours of a theme', async () => {
    await fresh();
    await press('无障碍浏览');
    await press('黑底黄字');
    await page().emulateMedia({ media: 'print' });
    for (const aid of ['.aids', '.aids-open', '.share']) expect(await page().locator(aid).isVisible()).toBe(false);
    expect(await page().locator('.text p').first().evaluate(colourOf)).toBe('rgb(0, 0, 0)');
  });
});

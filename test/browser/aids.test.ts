import { describe, expect, test } from 'vitest';
import { aided, article } from './aided.ts';
import { chromium } from './chromium.ts';
import { watch } from './demonstration.ts';
import {
  clipboard,
  dressed,
  firstDress,
  focusedWords,
  heard,
  keep,
  listen,
  noteFirstDress,
  takeVoice,
  widthOf,
} from './in-page.js';

describe.skipIf(!chromium)('the reading aids', () => {
  const { page, at, button, words, press, tab, fresh } = aided();

  test('are absent without scripts, and the page is whole', async () => {
    await fresh({ javaScriptEnabled: false });
    expect(await page().getByText('无障碍浏览').count()).toBe(0);
    expect(await page().getByText('复制网址').isVisible()).toBe(false);
    expect(await words()).toContain('一、总体要求');
  });

  test('open, work, close and are left by keyboard alone, in the order in which they stand', async () => {
    await fresh();
    const { complaints } = watch(page());
    expect(await tab(4)).toEqual(['跳到正文', '山野县人民政府', '无障碍浏览', '']);
    await page().keyboard.press('Shift+Tab');
    expect(await page().locator('.aids').isVisible()).toBe(false);
    await page().keyboard.press('Enter');
    expect(await page().locator('.aids').isVisible()).toBe(true);
    expect(await button('无障碍浏览').getAttribute('aria-expanded')).toBe('true');
    expect([await page().evaluate(focusedWords), ...(await tab(11))]).toEqual(
      '长者模式 缩小文字 放大文字 默认配色 黑底黄字 黑底白字 大鼠标 十字线 朗读 纯文本 重置 退出'.split(' '),
    );
    await page().keyboard.press('Escape');
    expect(await page().locator('.aids').isVisible()).toBe(false);
    expect(await page().evaluate(focusedWords)).toBe('无障碍浏览');
    expect(complaints).toEqual([]);
  });

  test('tell their state and remember it over pages, until all is reset', async () => {
    await fresh();
    await press('无障碍浏览');
    for (const name of ['长者模式', '黑底黄字', '大鼠标', '十字线', '纯文本', '放大文字']) await press(name);
    for (const path of [article, 'k3/k3f9q2xw7b.html', '']) {
      await page().goto(at(path));
      expect(await page().evaluate(dressed)).toBe('contrast elder lines plain pointer size-1 theme-yellow');
      expect(await button('黑底黄字').getAttribute('aria-pressed')).toBe('true');
      expect(await button('默认配色').getAttribute('aria-pressed')).toBe('false');
      expect(await page().locator('.aids output').textContent()).toBe('2/4');
    }
    await press('重置');
    expect(await page().evaluate(dressed)).toBe('');
    await page().reload();
    expect(await page().evaluate(dressed)).toBe('');
    expect(await page().locator('.aids').isVisible()).toBe(true);
  });

  test('dress the page before its body begins', async () => {
    await fresh();
    await page().evaluate(keep, '{"theme":"white"}');
    await page().addInitScript(noteFirstDress);
    await page().reload();
    expect(await page().evaluate(firstDress)).toBe('scripted theme-white contrast');
  });

  test('forget a choice that nobody could have made', async () => {
    await fresh();
    for (const [kept, shows] of [
      ['{"size":99,"theme":"<b>","elder":"yes"}', 'size-3'],
      ['{', ''],
      ['7', ''],
    ] as const) {
      await page().evaluate(keep, kept);
      await page().reload();
      expect(await page().evaluate(dressed)).toBe(shows);
    }
  });

  test('cross at the pointer and at the focus', async () => {
    await fresh();
    await press('无障碍浏览');
    await press('十字线');
    await page().mouse.move(300, 200);
    const place = () => page().locator('.cross-lines').getAttribute('style');
    expect(await place()).toBe('--x: 300px; --y: 200px;');
    await page().keyboard.press('Tab');
    expect(await place()).not.toBe('--x: 300px; --y: 200px;');
  });

  test('read the article aloud, sentence by sentence, and stop', async () => {
    await fresh();
    await page().addInitScript(listen);
    await page().reload();
    await press('无障碍浏览');
    await press('朗读');
    const said = await page().evaluate(heard);
    expect(said).toContain('关于印发山野县农村供水管理办法的通知\n');
    expect(said).toContain('（一）加强领导。\n各单位要落实责任，详见说明。');
    expect(said).not.toMatch(/[0-9a-f]{64}/);
    expect(await button('朗读').getAttribute('aria-pressed')).toBe('true');
    await press('朗读');
    expect(await page().evaluate(heard)).toBe('');
  });

  test('do not offer to read where the browser cannot', async () => {
    await fresh();
    await page().addInitScript(takeVoice);
    await page().reload();
    await press('无障碍浏览');
    expect(await button('重置').count()).toBe(1);
    expect(await button('朗读').count()).toBe(0);
  });

  test('copy the address of the page, and show its code', async () => {
    await fresh({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page().getByText('分享', { exact: true }).click();
    await page().getByRole('button', { name: '复制网址' }).click();
    await page().getByText('已复制。').waitFor();
    expect(await page().evaluate(clipboard)).toBe(await page().locator('#address').textContent());
    const code = page().getByAltText('本页网址的二维码');
    await code.scrollIntoViewIfNeeded();
    await expect.poll(() => code.evaluate(widthOf)).toBeGreaterThan(0);
  });
});

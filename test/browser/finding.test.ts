import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPages } from '../../scripts/build/pages.ts';
import { type Served, serveOutput } from '../../scripts/build/serve.ts';
import { live, noon, program, text } from '../build/given.ts';
import { faq, progress, results } from '../fixture/fields.ts';
import { chromium, openBrowser } from './chromium.ts';

const articles = [
  text('aaaaaaaaa1', { title: '办件状态', front: { ...progress } }),
  text('aaaaaaaaa2', { title: '办理结果', ordinal: 2, front: { ...results }, unitName: '山野县水利局' }),
  text('aaaaaaaaa3', { ordinal: 3, front: { ...faq } }),
];

describe.skipIf(!chromium)('finding cases and answers in a browser', () => {
  let output: string;
  let served: Served;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let base: string;

  beforeAll(async () => {
    output = join(await mkdtemp(join(tmpdir(), 'finding-')), 'site');
    const given = live(articles);
    await buildPages({ live: given, asOf: noon, output, program });
    const sites = [...given.inForce.sites.values()].map(({ site: { id, domain } }) => ({ id, domain }));
    served = await serveOutput({ output, sites, main: given.inForce.group.main, port: 0 });
    base = served.sites.get('main') ?? '';
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await rm(join(output, '..'), { recursive: true, force: true });
  });

  beforeEach(async () => {
    await page?.close();
    page = await browser.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  const said = async (expected: RegExp) => {
    await page.locator('#cases-found', { hasText: expected }).waitFor();
    return page.locator('#cases h2').allTextContents();
  };

  test('[E24.4] a receipt number brings the six elements and the result, by keyboard alone', async () => {
    await page.goto(`${base}status/`);
    await page.locator('#case').focus();
    await page.keyboard.type('sl-0002');
    await page.keyboard.press('Enter');
    expect(await said(/找到 1 件/)).toEqual(['取水许可']);
    const facts = await page.locator('#cases dt, #cases dd').allTextContents();
    expect(facts).toEqual([
      ...['受理编号', 'SL-0002', '申请人（单位）', '李**', '受理时间', '2026-04-02', '办理部门', '山野县水利局'],
      ...['办理状态', '已办结', '办理结果', '不予许可', '办结时间', '2026-04-12'],
    ]);
    expect(complaints).toEqual([]);
  });

  test('[E24.4] a keyword finds, a unit narrows, the address can be passed on and walked back to', async () => {
    await page.goto(`${base}status/?q=${encodeURIComponent('取水')}`);
    expect(await said(/找到 2 件/)).toHaveLength(2);
    await page.locator('#case').fill('');
    await page.locator('#case-unit').selectOption('山野县教育局');
    expect(await said(/找到 1 件/)).toEqual(['义务教育转学']);
    await page.goBack();
    expect(await said(/找到 2 件/)).toHaveLength(2);
    expect(await page.locator('#case').inputValue()).toBe('取水');
  });

  test('says what to do when nothing is found, or when the data cannot be had', async () => {
    await page.goto(`${base}status/?q=ZZ-9999`);
    expect(await said(/没有找到。请核对受理编号/)).toEqual([]);
    await page.route('**/cases.json', (route) => route.abort());
    await page.goto(`${base}status/?q=SL-0002`);
    expect(await said(/暂时不能用，请在下面的表中/)).toEqual([]);
  });

  test.each(['**/cases.json', '**/cases-*.js'])(
    'who asks again when %s can be fetched again is answered',
    async (files) => {
      await page.route(files, (route) => route.abort());
      await page.goto(`${base}status/?q=SL-0002`);
      await said(/暂时不能用/);
      await page.unroute(files);
      await page.locator('#status [type=submit]').click();
      expect(await said(/^找到/)).toHaveLength(1);
      expect(await page.locator('#case-unit option').count()).toBeGreaterThan(1);
    },
  );

  test.each(['**/questions.json', '**/nearest-*.js'])(
    'who types on when %s can be fetched again is answered',
    async (files) => {
      await page.route(files, (route) => route.abort());
      await page.goto(`${base}questions/`);
      await page.locator('#own-question').fill('养老');
      await page.locator('#nearest-said', { hasText: '暂时列不出答复' }).waitFor();
      await page.unroute(files);
      await page.locator('#own-question').fill('养老金');
      await page.locator('#nearest-answers a').first().waitFor();
    },
  );

  test('[E24.4] without scripts the lists lead to every case by its number', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${base}status/`);
    expect(await plain.locator('#status').isVisible()).toBe(false);
    await plain.getByRole('link', { name: '办件状态' }).last().click();
    expect(await plain.locator('tbody th').allTextContents()).toEqual(['JY-0007', 'SL-0002']);
    await context.close();
  });

  test('[E32] the nearest answers stand there while somebody types, and lead to the very answer', async () => {
    await page.goto(`${base}questions/`);
    await page.locator('#own-question').pressSequentially('我几岁能领养老金');
    const first = page.locator('#nearest-answers a').first();
    await first.waitFor();
    expect(await first.textContent()).toBe('多大年龄可以领取养老金？');
    await first.click();
    await page.waitForURL(/aaaaaaaaa3\.html#q1$/);
    expect(complaints).toEqual([]);
  });

  test('[E32] and go when the question says nothing that is known', async () => {
    await page.goto(`${base}questions/`);
    await page.locator('#own-question').fill('养老金');
    await page.locator('#nearest-answers a').first().waitFor();
    await page.locator('#own-question').fill('结婚登记');
    await page.locator('#nearest-said', { hasText: '还没有接近的答复' }).waitFor();
    expect(await page.locator('#nearest').isVisible()).toBe(false);
  });

  test('asks for the answers only when somebody types', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${base}questions/`, { waitUntil: 'networkidle' });
    expect(asked.filter((address) => address.endsWith('questions.json'))).toEqual([]);
    await page.locator('#own-question').pressSequentially('养老');
    await page.locator('#nearest-answers a').first().waitFor();
    expect(asked.filter((address) => address.endsWith('questions.json'))).toHaveLength(1);
  });
});

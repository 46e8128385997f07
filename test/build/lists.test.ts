import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPages } from '../../scripts/build/lists.ts';
import { build } from './built.ts';
import { column, live, model, text } from './given.ts';

const entries = (ordinals: number[]) => ordinals.map((ordinal) => ({ ordinal, value: ordinal }));
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

describe('list pages by ordinals', () => {
  it('keeps 1–20 on page 1 and 21–40 on page 2, newest first', () => {
    const { pages } = listPages(entries(upTo(25)));
    expect(pages.map(({ n }) => n)).toEqual([2, 1]);
    expect(pages[0]?.values).toEqual([25, 24, 23, 22, 21]);
    expect(pages[1]?.values.at(-1)).toBe(1);
  });

  it('fills a young newest page on the index from the page before, to twenty', () => {
    const { newest } = listPages(entries(upTo(25)));
    expect(newest).toHaveLength(20);
    expect(newest[0]).toBe(25);
    expect(newest.at(-1)).toBe(6);
  });

  it('leaves the gap of a withdrawal and moves nothing over it', () => {
    const { pages } = listPages(entries(upTo(45).filter((ordinal) => ordinal !== 21)));
    expect(pages.map(({ n, values }) => [n, values.length])).toEqual([
      [3, 5],
      [2, 19],
      [1, 20],
    ]);
  });

  it('has no page where withdrawals have left nothing', () => {
    expect(listPages(entries([...upTo(20), 41])).pages.map(({ n }) => n)).toEqual([3, 1]);
  });

  it('shows nothing of nothing', () => expect(listPages([])).toEqual({ newest: [], pages: [] }));

  it('touches one page when one more is published, another for every twentieth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const before = new Map(listPages(entries(upTo(count))).pages.map(({ n, values }) => [n, values.join()]));
        const after = listPages(entries(upTo(count + 1))).pages;
        expect(after.filter(({ n, values }) => before.get(n) !== values.join())).toHaveLength(1);
      }),
    );
  });
});

describe('pages of lists', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => text(`a${String(at + 1).padStart(9, '0')}`, { ordinal: at + 1 }));

  it('keeps twenty ordinals a page and shows the newest on the index', async () => {
    const built = await build(live(many(25)));
    expect(built.html('/yaowen/').match(/<time datetime/g)).toHaveLength(20);
    expect(built.html('/yaowen/1.html').match(/<time datetime/g)).toHaveLength(20);
    expect(built.html('/yaowen/2.html').match(/<time datetime/g)).toHaveLength(5);
    expect(built.html('/yaowen/')).toContain('href="/yaowen/1.html"');
    expect(built.html('/yaowen/2.html')).toContain('<a href="/yaowen/1.html" rel="next">');
  });

  it('changes one numbered page for one more article', async () => {
    const [before, after] = [await build(live(many(45))), await build(live(many(46)))];
    const numbered = [...after.files.keys()].filter((name) => /yaowen\/\d+\.html$/.test(name));
    expect(numbered).toHaveLength(3);
    expect(
      numbered.filter((name) => !before.files.get(name)?.equals(after.files.get(name) ?? Buffer.alloc(0))),
    ).toEqual(['main/yaowen/3.html']);
  });

  it('lists in a channel what its unit wrote and what others sent there', async () => {
    const articles = [
      text('aaaaaaaaa1', { title: '本镇消息', front: { unit: 'liuxi' } }),
      text('aaaaaaaaa2', { title: '送来的', ordinal: 2, front: { channels: ['liuxi'] } }),
      text('aaaaaaaaa3', { title: '别处的', ordinal: 3 }),
    ];
    const html = (await build(live(articles))).html('/channel/liuxi/');
    expect(html).toContain('本镇消息');
    expect(html).toContain('送来的');
    expect(html).not.toContain('别处的');
  });

  it('refuses an article without an ordinal in one of its columns', async () => {
    const article = text('aaaaaaaaa1', { columns: ['main/yaowen', 'main/gongshi'] });
    await expect(build(live([article]))).rejects.toThrow('no ordinal in column main/gongshi');
  });

  it('refuses two pages at one address', async () => {
    const twice = model('main', '县', [column('news', '与版块同名')]);
    const article = text('aaaaaaaaa1', { path: 'main/news/2026/a' });
    await expect(build(live([article], [twice]))).rejects.toThrow('two pages want main/news/index.html');
  });
});

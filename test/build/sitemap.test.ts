import { describe, expect, it } from 'vitest';
import { type Built, build, keysOf } from './built.ts';
import { live, noon, notice, text } from './given.ts';
import { childrenOf, textOf, xmlTree } from './xml-tree.ts';

const sitemap = ({ files }: Built, site = 'main') =>
  new Map(
    xmlTree(files.get(`${site}/sitemap.xml`)?.toString() ?? '').children.map((url) => [
      textOf(url, 'loc').replace(/^https:\/\/[a-z]+\.shanye\.example/, ''),
      childrenOf(url, 'lastmod')[0]?.text ?? null,
    ]),
  );
const day = (at: number) => `2026-03-0${at}T09:30:00+08:00`;
const at = (n: number, given: Parameters<typeof text>[1] = {}) =>
  text(`aaaaaaaaa${n}`, { ordinal: n, published: day(n), updated: day(n), ...given });
const articles = [
  at(1, { front: { unit: 'liuxi', placement: 'home' } }),
  at(2, { updated: day(8) }),
  at(3, { path: 'main/wenjian/2026/c', front: { kind: 'document' } }),
  at(4, { path: 'main/wenjian/2026/d', front: { kind: 'document', repeals: ['aaaaaaaaa3'] } }),
  at(5, { path: 'slj/dongtai/2026/e' }),
  notice('aaaaaaaaa6', { ordinal: 6 }),
];

describe('the sitemap of a site', () => {
  it('[E14] names every page of the site that may be indexed, and no other', async () => {
    const built = await build(live(articles));
    for (const site of ['main', 'slj']) {
      const pages = built.pages.filter((page) => page.site === site);
      const listed = pages.filter(({ template }) => !['withdrawn', 'missing'].includes(template));
      expect([...sitemap(built, site).keys()].sort()).toEqual(listed.map(({ url }) => url).sort());
      for (const { url, file } of pages) {
        const indexed = !built.files.get(file)?.toString().includes('<meta name="robots" content="noindex');
        expect(sitemap(built, site).has(url), url).toBe(indexed);
      }
    }
  });

  it('says of articles when they were last signed, or replaced by another', async () => {
    const pages = sitemap(await build(live(articles)));
    expect(pages.get('/aa/aaaaaaaaa1.html')).toBe(day(1));
    expect(pages.get('/aa/aaaaaaaaa2.html')).toBe(day(8));
    expect(pages.get('/aa/aaaaaaaaa3.html')).toBe(day(4));
  });

  it('says of lists when the newest change of what they show was signed', async () => {
    const pages = sitemap(await build(live(articles)));
    expect(pages.get('/yaowen/')).toBe(day(8));
    expect(pages.get('/wenjian/1.html')).toBe(day(4));
    expect(pages.get('/open/')).toBe(day(4));
    expect(pages.get('/channel/liuxi/')).toBe(day(1));
    expect(pages.get('/')).toBe(day(1));
    expect(pages.get('/sitemap/')).toBeNull();
  });

  it('says so where it is an older one that was corrected, or that another site explains', async () => {
    const corrected = sitemap(await build(live([at(1, { updated: day(8) }), at(2)])));
    expect(corrected.get('/yaowen/')).toBe(day(8));
    const explaining = at(5, {
      path: 'slj/dongtai/2026/e',
      front: { kind: 'interpretation', interprets: ['aaaaaaaaa1'] },
    });
    const explained = sitemap(await build(live([at(1), at(2), explaining])));
    expect(explained.get('/yaowen/')).toBe(day(5));
  });

  it('says so of moved articles by their original day: the move changed nothing', async () => {
    const original = { date: '2012-05-04', address: 'http://old.example/1' };
    const moved = at(9, { original, record: { ...at(9).record, type: 'import' } });
    expect(sitemap(await build(live([at(1), moved]))).get('/yaowen/')).toBe(day(1));
  });

  it('is made again where another site explains an article, though no list says so', async () => {
    const explaining = at(5, {
      path: 'slj/dongtai/2026/e',
      front: { kind: 'interpretation', interprets: ['aaaaaaaaa1'] },
    });
    const keys = async (...others: ReturnType<typeof text>[]) =>
      (await keysOf(live([at(1), at(8), ...others]))).get('main/sitemap.xml');
    const other = at(5, { path: 'slj/dongtai/2026/e' });
    expect(await keys(other)).toBe(await keys());
    expect(await keys(explaining)).not.toBe(await keys());
  });

  it('puts articles in the order of their publication, moved ones at their original day', async () => {
    const moved = at(9, { original: { date: '2012-05-04', address: 'http://old.example/1' } });
    const pages = [...sitemap(await build(live([...articles, moved]))).keys()];
    expect(pages.slice(0, 3)).toEqual(['/aa/aaaaaaaaa9.html', '/aa/aaaaaaaaa1.html', '/aa/aaaaaaaaa2.html']);
  });

  it('knows nothing of the moment of the build, nor of what is scheduled, expired or withdrawn', async () => {
    const hidden = [
      at(7, { front: { publish_at: '2026-07-01T00:00:00+08:00' } }),
      at(8, { front: { expires: { at: noon, action: 'remove' } } }),
    ];
    const built = await build(live([...articles, ...hidden]));
    const later = await build(live([...articles, ...hidden]), { asOf: '2026-06-02T12:00:00+08:00' });
    expect(later.files.get('main/sitemap.xml')).toEqual(built.files.get('main/sitemap.xml'));
    for (const n of [6, 7, 8]) expect(sitemap(built).has(`/aa/aaaaaaaaa${n}.html`)).toBe(false);
  });
});

describe('robots.txt', () => {
  it('names the sitemap', async () => {
    expect((await build(live(articles))).files.get('slj/robots.txt')?.toString()).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://slj.shanye.example/sitemap.xml\n',
    );
  });

  it('closes a preview, which has no sitemap', async () => {
    const { files } = await build(live(articles), { mark: 'preview' });
    expect(files.get('main/robots.txt')?.toString()).toBe('User-agent: *\nDisallow: /\n');
    expect(files.has('main/sitemap.xml')).toBe(false);
  });
});

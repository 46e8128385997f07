import { describe, expect, it } from 'vitest';
import { build } from './built.ts';
import { file, type Given, live, text } from './given.ts';

const block = /<script type="application\/ld\+json">([^<]*)<\/script>/;
async function graph(given: Given, ...others: Parameters<typeof live>[0]) {
  const html = (await build(live([text('aaaaaaaaa1', given), ...others]))).html('/aa/aaaaaaaaa1.html');
  const data = JSON.parse(block.exec(html)?.[1] ?? '');
  expect(data['@context']).toBe('https://schema.org');
  return { html, article: data['@graph'][0], crumbs: data['@graph'][1] };
}

describe('the data block of an article', () => {
  it('calls each kind by its type', async () => {
    const types = {
      news: 'NewsArticle',
      notice: 'Article',
      interpretation: 'Article',
      document: 'Legislation',
      page: 'WebPage',
    };
    for (const [kind, type] of Object.entries(types)) {
      const { article } = await graph({ front: { kind: kind as keyof typeof types } });
      expect(article['@type']).toBe(type);
    }
  });

  it('says title, times with their offset, publisher and author', async () => {
    const { article } = await graph({ updated: '2026-04-01T10:00:00+08:00', front: { keywords: ['水库', '防汛'] } });
    expect(article).toEqual({
      '@type': 'NewsArticle',
      '@id': 'https://main.shanye.example/aa/aaaaaaaaa1.html',
      url: 'https://main.shanye.example/aa/aaaaaaaaa1.html',
      headline: '标题aaaaaaaaa1',
      description: '正文。',
      inLanguage: 'zh-CN',
      identifier: 'SY-2026-1',
      datePublished: '2026-03-01T09:30:00+08:00',
      dateModified: '2026-04-01T10:00:00+08:00',
      author: { '@type': 'Organization', name: '山野县人民政府办公室' },
      publisher: {
        '@type': 'GovernmentOrganization',
        name: '山野县人民政府办公室',
        url: 'https://main.shanye.example/',
      },
      isPartOf: { '@type': 'WebSite', name: '山野县人民政府', url: 'https://main.shanye.example/' },
      keywords: '水库,防汛',
    });
  });

  it('says number, date, issuer and force of a document, and what it changes', async () => {
    const old = text('aaaaaaaaa2', { title: '旧办法', ordinal: 2, front: { kind: 'document' } });
    const front = { kind: 'document', document_number: '山政发〔2026〕1号', repeals: ['aaaaaaaaa2'] } as const;
    const { article } = await graph(
      { front: { ...front, repeals: ['aaaaaaaaa2'], effective_from: '2026-07-01' } },
      old,
    );
    expect(article).toMatchObject({
      '@type': 'Legislation',
      name: '标题aaaaaaaaa1',
      legislationIdentifier: '山政发〔2026〕1号',
      legislationDate: '2026-02-20',
      legislationPassedBy: { '@type': 'Organization', name: '山野县人民政府' },
      legislationLegalForce: 'https://schema.org/NotInForce',
      temporalCoverage: '2026-07-01/..',
      legislationChanges: [
        { '@type': 'Legislation', name: '旧办法', url: 'https://main.shanye.example/aa/aaaaaaaaa2.html' },
      ],
    });
  });

  it('says what an interpretation is about, and the source of a reprint', async () => {
    const document = text('aaaaaaaaa2', { title: '办法', path: 'slj/dongtai/2026/a', front: { kind: 'document' } });
    const source = { type: 'reprint', name: '示例新闻', url: 'https://news.example/1' } as const;
    const front = { kind: 'interpretation', interprets: ['aaaaaaaaa2'], source } as const;
    const { article } = await graph({ front: { ...front, interprets: ['aaaaaaaaa2'] } }, document);
    expect(article.about).toEqual([
      { '@type': 'Legislation', name: '办法', url: 'https://slj.shanye.example/aa/aaaaaaaaa2.html' },
    ]);
    expect(article).toMatchObject({ isBasedOn: 'https://news.example/1', author: { name: '示例新闻' } });
  });

  it('lists the way from the home page', async () => {
    const { crumbs } = await graph({});
    expect(
      crumbs.itemListElement.map(({ position, name, item }: Record<string, unknown>) => [position, name, item]),
    ).toEqual([
      [1, '山野县人民政府', 'https://main.shanye.example/'],
      [2, '要闻', 'https://main.shanye.example/news/'],
      [3, '山野要闻', 'https://main.shanye.example/yaowen/'],
      [4, '标题aaaaaaaaa1', 'https://main.shanye.example/aa/aaaaaaaaa1.html'],
    ]);
  });

  it('says of a moved article its original day', async () => {
    const { article } = await graph({ original: { date: '2019-05-04', address: 'http://old.example/1' } });
    expect(article.datePublished).toBe('2019-05-04T00:00:00+08:00');
  });

  it.each(['</script><script>alert(1)</script>', '<!--<script>', '-->]]>', '\\"\u2028{{ words }}'])(
    'cannot be left by what an officer typed: %s',
    async (nasty) => {
      const { html, article } = await graph({
        title: nasty,
        unitName: nasty,
        front: { summary: nasty, keywords: [nasty] },
      });
      expect(article).toMatchObject({ headline: nasty, description: nasty, keywords: nasty, author: { name: nasty } });
      const plain = await graph({ front: { summary: '', keywords: ['词'] } });
      expect(html.match(/<script/g)).toEqual(plain.html.match(/<script/g));
      expect(html.match(/<!--/g)).toBeNull();
    },
  );
});

describe('the Open Graph tags', () => {
  const tags = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<meta property="([^"]+)" content="([^"]*)">/g)].map(([, name, value]) => [name, value]),
    );

  it('describe an article, with its first picture', async () => {
    const { html, article } = await graph({
      body: '字![图](图.png)![二](b.png)',
      files: [file('b.png', ''), file('图.png', '')],
    });
    const image = 'https://main.shanye.example/aa/aaaaaaaaa1/%E5%9B%BE.png';
    expect(tags(html)).toEqual({
      'og:title': '标题aaaaaaaaa1',
      'og:type': 'article',
      'og:url': 'https://main.shanye.example/aa/aaaaaaaaa1.html',
      'og:site_name': '山野县人民政府',
      'og:locale': 'zh_CN',
      'og:description': expect.stringContaining('字'),
      'og:image': image,
      'article:published_time': '2026-03-01T09:30:00+08:00',
      'article:modified_time': '2026-03-01T09:30:00+08:00',
    });
    expect(article.image).toBe(image);
    expect(html).toContain(`<meta name="Image" content="${image}">`);
  });

  it('name no picture that is not there, and none of another host', async () => {
    const { html } = await graph({ body: '![图](没有.png)![外](https://other.example/a.png)' });
    expect(tags(html)).not.toHaveProperty('og:image');
  });

  it('describe home, columns and channels as pages of a website, and nothing that is not passed on', async () => {
    const built = await build(live([text('aaaaaaaaa1', { front: { unit: 'liuxi' } })]));
    expect(tags(built.html('/'))).toMatchObject({ 'og:title': '山野县人民政府', 'og:type': 'website' });
    expect(tags(built.html('/yaowen/'))).toMatchObject({ 'og:title': '山野要闻', 'og:description': '山野要闻的说明' });
    expect(tags(built.html('/channel/liuxi/'))).toMatchObject({ 'og:title': '柳溪镇人民政府', 'og:type': 'website' });
    for (const url of ['/404.html', '/search/']) expect(tags(built.html(url))).toEqual({});
  });
});

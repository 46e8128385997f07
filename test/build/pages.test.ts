import { describe, expect, it } from 'vitest';
import { allText, bannerIn, build, meta, pagesOf } from './built.ts';
import { bureau, file, live, main, notice, text } from './given.ts';

describe('what may not be seen', () => {
  const marked = (id: string, marker: string, front: Parameters<typeof text>[1]) =>
    text(id, {
      title: `${marker}-title`,
      body: `${marker}-body`,
      files: [file(`${marker}.docx`, `${marker}-bytes`)],
      ...front,
    });

  it.each([
    ['scheduled', { front: { publish_at: '2026-07-01T00:00:00+08:00' } }],
    ['expired and removed', { front: { expires: { at: '2026-05-01T00:00:00+08:00', action: 'remove' as const } } }],
    ['recorded later', { published: '2026-07-01T00:00:00+08:00' }],
  ])('leaves no byte of an article that is %s', async (_, given) => {
    const hidden = marked('aaaaaaaaa1', 'PLANTED', given);
    const newer = text('aaaaaaaaa2', {
      ordinal: 2,
      body: '[见](id:aaaaaaaaa1)',
      front: { supersedes: ['aaaaaaaaa1'] },
    });
    expect(allText(await build(live([hidden, newer])))).not.toMatch(/PLANTED|aaaaaaaaa1/);
  });

  it('leaves reason and notice of a withdrawn article at its address, and no line in lists', async () => {
    const built = await build(live([notice('aaaaaaaaa1'), text('aaaaaaaaa2', { ordinal: 2 })]));
    const html = built.html('/aa/aaaaaaaaa1.html');
    expect(html).toContain('<dd>更正</dd>');
    expect(html).toContain('数字有误，更正后再发。');
    expect(meta(html, 'ArticleTitle')).toBeUndefined();
    expect(built.html('/yaowen/')).not.toContain('aaaaaaaaa1');
  });

  it('shows no empty column, section or channel anywhere', async () => {
    const built = await build(live([text('aaaaaaaaa1')]));
    // The tables of responsibilities and of columns name every column, whatever stands in it.
    for (const page of built.pages.filter(({ template }) => !['duties', 'catalogue'].includes(template))) {
      expect(built.html(page.url, page.site), page.file).not.toContain('空栏目');
    }
    expect(built.pages.map(({ url }) => url)).not.toContain('/open/');
    expect(built.pages.map(({ template }) => template)).not.toContain('channel');
  });

  it('links from a withdrawn article to no column that has become empty', async () => {
    const html = (await build(live([notice('aaaaaaaaa1')]))).html('/aa/aaaaaaaaa1.html');
    expect(html).not.toContain('href="/yaowen/"');
  });

  it('puts on the home page only what was signed for it', async () => {
    const built = await build(
      live([
        text('aaaaaaaaa1', { title: '只在栏目' }),
        text('aaaaaaaaa2', { title: '上首页', ordinal: 2, front: { placement: 'home' } }),
        text('aaaaaaaaa3', { title: '上头条', ordinal: 3, front: { placement: 'headline' } }),
      ]),
    );
    expect(built.html('/')).not.toContain('只在栏目');
    expect(built.html('/')).toContain('上首页');
    expect(built.html('/')).toMatch(/<section class="headline"[\s\S]*上头条[\s\S]*<section class="digest"/);
  });
});

describe('every page', () => {
  const articles = [
    text('aaaaaaaaa1', { front: { unit: 'liuxi', placement: 'headline' } }),
    text('aaaaaaaaa2', { ordinal: 1, path: 'main/gongshi/2026/a', front: { kind: 'notice', notice: '通知' } }),
    text('aaaaaaaaa3', { ordinal: 1, path: 'main/wenjian/2026/a', front: { kind: 'document' } }),
    text('aaaaaaaaa4', { ordinal: 2, front: { kind: 'interpretation', interprets: ['aaaaaaaaa3'] } }),
    text('aaaaaaaaa5', { ordinal: 3, front: { kind: 'page' } }),
    notice('aaaaaaaaa6', { ordinal: 4 }),
    text('aaaaaaaaa7', { path: 'slj/dongtai/2026/a' }),
  ];

  it('is made by its template, once', async () => {
    const built = await build(live(articles));
    const templates = new Set(built.pages.map(({ template }) => template));
    expect([...templates].sort()).toEqual(
      'api catalogue channel column document duties feeds home interpretation library missing news notice page search section shelf sitemap withdrawn'.split(
        ' ',
      ),
    );
    expect(built.pages.map((page) => page.file).sort()).toEqual(
      pagesOf(built)
        .map(([name]) => name)
        .sort(),
    );
  });

  it('says in a preview that it is not to be passed on, and asks not to be indexed', async () => {
    const built = await build(live(articles), { mark: 'preview' });
    for (const [name, bytes] of pagesOf(built)) {
      const html = bytes.toString('utf8');
      expect(html, name).toContain('<p class="preview">待审预览·不得外传</p>');
      expect(meta(html, 'robots'), name).toContain('noindex');
    }
  });

  it('is not marked as a preview when it is none', async () => {
    expect(allText(await build(live(articles)))).not.toContain('待审预览');
  });

  it('has the seven items of the footer, breadcrumbs, a search form and no inline script or style', async () => {
    for (const [name, bytes] of pagesOf(await build(live(articles)))) {
      const html = bytes.toString('utf8');
      for (const item of [
        '党政机关网站标识',
        '我为政府网站找错',
        '9900990001',
        '示ICP备1号',
        '示公网安备2号',
        '主办单位',
        '/sitemap/',
      ]) {
        expect(html, name).toContain(item);
      }
      expect(html, name).toMatch(/<form [^>]*action="\/search\/" method="get" role="search"/);
      expect(html, name).toMatch(
        /Content-Security-Policy" content="default-src 'none'; script-src 'self'( 'wasm-unsafe-eval')?;/,
      );
      expect(html, name).not.toMatch(
        /<style|\sstyle=|\son[a-z]+=|<script(?! type="application\/ld\+json">|[^>]*\ssrc="\/)/,
      );
      if (!name.endsWith('/index.html') || name.split('/').length > 2) expect(html, name).toContain('当前位置');
    }
  });

  it('asks for files that are there, by names that carry their digest', async () => {
    const built = await build(live(articles));
    for (const [name, bytes] of pagesOf(built)) {
      const site = name.split('/')[0];
      for (const [, url] of bytes.toString('utf8').matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
        expect(url).toMatch(/-[0-9a-f]{10}\.[a-z]+$/);
        expect(built.files.has(`${site}${url}`), `${name} → ${url}`).toBe(true);
      }
    }
  });

  it('links to pages that are there', async () => {
    const built = await build(live(articles));
    const known = new Set(built.pages.map(({ site, url }) => `${site}${url}`));
    for (const [name, bytes] of pagesOf(built)) {
      const site = name.split('/')[0];
      for (const [, url = ''] of bytes.toString('utf8').matchAll(/<a [^>]*?href="(\/[^"#]*)"/g)) {
        const there = known.has(`${site}${url}`) || built.files.has(`${site}${decodeURIComponent(url)}`);
        expect(there, `${name} → ${url}`).toBe(true);
      }
    }
  });
});

describe('a warning', () => {
  const warned = [
    main({ banner: { text: '暴雨红色预警', link: 'aaaaaaaaa1', until: '2026-06-02T00:00:00+08:00' } }),
    bureau(),
  ];

  it('stands in the HTML of home and column pages, and in one file for all others', async () => {
    const built = await build(live([text('aaaaaaaaa1')], warned));
    expect(built.html('/')).toContain('暴雨红色预警');
    expect(built.html('/yaowen/')).toContain('暴雨红色预警');
    expect(built.html('/aa/aaaaaaaaa1.html')).not.toContain('暴雨红色预警');
    expect(bannerIn(built, 'main')).toEqual({
      text: '暴雨红色预警',
      until: '2026-06-02T00:00:00+08:00',
      url: '/aa/aaaaaaaaa1.html',
    });
    expect(bannerIn(built, 'slj')).toBeNull();
    const others = [...built.files.keys()].filter((file) => /\/banner[^/]*$/.test(file) && !file.includes('/assets/'));
    expect(others.sort()).toEqual(['main/banner-now.js', 'slj/banner-now.js']);
  });

  it('is put where it stands before anything below it is shown: by scripts that are waited for', async () => {
    const html = (await build(live([text('aaaaaaaaa1')], warned))).html('/aa/aaaaaaaaa1.html');
    expect(html).toMatch(
      /<div id="banner"[^>]*><\/div>\n<script src="\/banner-now\.js"><\/script>\n<script src="\/assets\/banner[^"]*\.js"><\/script>\n<header/,
    );
  });

  it('is gone when its time is over', async () => {
    const built = await build(live([text('aaaaaaaaa1')], warned), { asOf: '2026-06-02T00:00:00+08:00' });
    expect(allText(built)).not.toContain('暴雨红色预警');
  });
});

describe('a site', () => {
  it('is grey on days of mourning', async () => {
    const site = main();
    site.site.mourning = true;
    expect((await build(live([text('aaaaaaaaa1')], [site, bureau()]))).html('/')).toContain(
      '<html lang="zh-CN" class="mourning">',
    );
  });

  it('takes its colour from its data, deepened until it can be read', async () => {
    const site = main();
    site.site.colour = '#ffff00';
    const built = await build(live([], [site, bureau()]));
    const sheet = (id: string) =>
      [...built.files].find(([name]) => name.startsWith(`${id}/assets/colour-`))?.[1].toString();
    expect(sheet('main')).not.toBe(sheet('slj'));
    expect(sheet('main')).toContain(':root{--main:#6b6b00;');
    expect(sheet('slj')).toContain('--main:#1f5fa8');
  });
});

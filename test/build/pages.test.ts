import { describe, expect, it } from 'vitest';
import { type Built, build } from './built.ts';
import { bureau, column, file, live, main, model, notice, text } from './given.ts';

const meta = (html: string, name: string) => new RegExp(`<meta name="${name}" content="([^"]*)">`).exec(html)?.[1];
const all = ({ files }: Built) => [...files].map(([name, bytes]) => `${name}\n${bytes.toString('utf8')}`).join('\n');
const pagesOf = ({ files }: Built) => [...files].filter(([name]) => name.endsWith('.html'));

describe('an article page', () => {
  it('carries the tags of site, column and article (standards §1)', async () => {
    const article = text('k3f9q2xw7a', { front: { keywords: ['水库', '防汛'], summary: '一句话。' } });
    const html = (await build(live([article]))).html('/k3/k3f9q2xw7a.html');
    expect(meta(html, 'SiteName')).toBe('山野县人民政府');
    expect(meta(html, 'SiteDomain')).toBe('main.shanye.example');
    expect(meta(html, 'SiteIDCode')).toBe('9900990001');
    expect(meta(html, 'ColumnName')).toBe('山野要闻');
    expect(meta(html, 'ColumnType')).toBe('工作动态');
    expect(meta(html, 'ArticleTitle')).toBe('标题k3f9q2xw7a');
    expect(meta(html, 'PubDate')).toBe('2026-03-01 09:30');
    expect(meta(html, 'ContentSource')).toBe('山野县人民政府办公室');
    expect(meta(html, 'Keywords')).toBe('水库,防汛');
    expect(meta(html, 'Description')).toBe('一句话。');
    expect(html).toContain('<link rel="canonical" href="https://main.shanye.example/k3/k3f9q2xw7a.html">');
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('2026-03-01 09:30');
  });

  it('shows template syntax, tags and quotes of titles, texts and names as text (attack 52)', async () => {
    const nasty = `{{ words }}{% raw %}"><script>alert(1)</script>'&amp;`;
    const article = text('k3f9q2xw7a', {
      title: nasty,
      body: nasty,
      unitName: nasty,
      front: { summary: nasty, keywords: [nasty], contacts: [{ duty: nasty, phone: nasty }], placement: 'headline' },
    });
    const built = await build(live([article]));
    expect(all(built)).not.toContain('<script>alert');
    const html = built.html('/k3/k3f9q2xw7a.html');
    expect(html).toContain(
      '<h1>{{ words }}{% raw %}&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;amp;</h1>',
    );
    expect(built.html('/')).toContain('{{ words }}{% raw %}&quot;&gt;&lt;script&gt;');
  });

  it('names the source of a reprint with its address', async () => {
    const source = { type: 'reprint', name: '示例新闻', url: 'https://news.example/1' } as const;
    const html = (await build(live([text('k3f9q2xw7a', { front: { source } })]))).html('/k3/k3f9q2xw7a.html');
    expect(html).toContain('<a href="https://news.example/1" rel="noopener noreferrer" class="leaves">示例新闻</a>');
    expect(meta(html, 'ContentSource')).toBe('示例新闻');
  });

  it('shows the original date of a moved article beside the day of the move', async () => {
    const article = text('k3f9q2xw7a', {
      original: { date: '2019-05-04', address: 'http://old.example/1' },
      record: { seq: 3, digest: 'b'.repeat(64), time: '2026-03-01T09:30:00+08:00', type: 'import', grade: 'imported' },
    });
    const html = (await build(live([article]))).html('/k3/k3f9q2xw7a.html');
    expect(html).toMatch(/原发布日期<\/span> <time datetime="2019-05-04">/);
    expect(html).toMatch(/迁入日期<\/span> <time datetime="2026-03-01 09:30">/);
    expect(html).toContain('<li><span>签署方式</span> 迁入</li>');
  });

  it('lists attachments in the order and with the titles of the front matter, and pictures in the text only', async () => {
    const article = text('k3f9q2xw7a', {
      body: '![图](图.png)',
      front: { attachments: [{ file: '申请表.docx', title: '取水申请表' }] },
      files: [file('a.pdf', 'x'.repeat(2048)), file('申请表.docx', 'docx'), file('图.png', 'png')],
    });
    const built = await build(live([article]));
    const html = built.html('/k3/k3f9q2xw7a.html');
    expect(html.indexOf('取水申请表')).toBeLessThan(html.indexOf('>a.pdf<'));
    expect(html).toContain('PDF 2 KB');
    expect(html).toMatch(/<code>[0-9a-f]{64}<\/code>/);
    expect(html).not.toContain('>图.png<');
    expect(built.files.get('main/k3/k3f9q2xw7a/申请表.docx')?.toString()).toBe('docx');
    expect(built.files.get('main/k3/k3f9q2xw7a/图.png')?.toString()).toBe('png');
    expect(built.files.has('main/k3/k3f9q2xw7a/index.md')).toBe(false);
  });

  it.each(['../../../evil.html', 'a/b.pdf', '..', 'a\\b.pdf'])(
    'writes no file outside its folder: %s',
    async (name) => {
      await expect(build(live([text('k3f9q2xw7a', { files: [file(name, 'x')] })]))).rejects.toThrow(
        'outside its folder',
      );
    },
  );

  it('shows the national fields of a document and its validity', async () => {
    const old = text('aaaaaaaaa1', {
      front: { kind: 'document', document_number: '山政发〔2026〕1号' },
      path: 'main/wenjian/2026/a',
    });
    const newer = text('aaaaaaaaa2', {
      title: '新办法',
      ordinal: 2,
      front: { kind: 'document', repeals: ['aaaaaaaaa1'] },
      path: 'main/wenjian/2026/b',
    });
    const explained = text('aaaaaaaaa3', {
      title: '一图读懂',
      front: { kind: 'interpretation', interprets: ['aaaaaaaaa1'] },
    });
    const built = await build(live([old, newer, explained]));
    const html = built.html('/aa/aaaaaaaaa1.html');
    for (const name of '索引号 主题分类 发文机关 成文日期 标题 发文字号 发布日期 主题词 有效性 生效日期 废止日期'.split(
      ' ',
    )) {
      expect(html).toContain(`<dt>${name}</dt>`);
    }
    expect(html).toContain('山政发〔2026〕1号');
    expect(html).toMatch(/已废止<\/span>/);
    expect(html).toContain('<a href="/aa/aaaaaaaaa2.html">新办法</a>');
    expect(html).toContain('<a href="/aa/aaaaaaaaa3.html">一图读懂</a>');
    expect(built.html('/aa/aaaaaaaaa3.html')).toContain('href="/aa/aaaaaaaaa1.html"');
  });

  it('links to an article of another site with its host, and stands on the site of its path only', async () => {
    const article = text('k3f9q2xw7a', {
      path: 'slj/dongtai/2026/a',
      columns: ['slj/dongtai', 'main/yaowen'],
      ordinals: [1, 1],
    });
    const built = await build(live([article]));
    expect(built.html('/yaowen/')).toContain('href="https://slj.shanye.example/k3/k3f9q2xw7a.html"');
    expect(built.html('/dongtai/', 'slj')).toContain('href="/k3/k3f9q2xw7a.html"');
    expect(built.files.has('slj/k3/k3f9q2xw7a.html')).toBe(true);
    expect(built.files.has('main/k3/k3f9q2xw7a.html')).toBe(false);
  });

  it('depends on no other article: a newer one in the column changes no byte of it', async () => {
    const article = text('aaaaaaaaa1');
    const before = await build(live([article, text('aaaaaaaaa2', { ordinal: 2 })]));
    const after = await build(live([article, text('aaaaaaaaa2', { ordinal: 2 }), text('aaaaaaaaa3', { ordinal: 3 })]));
    expect(after.html('/aa/aaaaaaaaa1.html')).toBe(before.html('/aa/aaaaaaaaa1.html'));
  });
});

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
    expect(all(await build(live([hidden, newer])))).not.toMatch(/PLANTED|aaaaaaaaa1/);
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

describe('lists', () => {
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
    expect(all(await build(live(articles)))).not.toContain('待审预览');
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
    expect(JSON.parse(built.files.get('main/banner.json')?.toString() ?? '')).toEqual({
      banner: { text: '暴雨红色预警', until: '2026-06-02T00:00:00+08:00', url: '/aa/aaaaaaaaa1.html' },
    });
    expect(built.files.get('slj/banner.json')?.toString()).toBe('{"banner":null}\n');
    const shown = (site: string) => built.files.get(`${site}/banner-now.js`)?.toString();
    expect(shown('main')).toMatch(/^window\.bannerNow = \{"text":"暴雨红色预警".*\};\n$/);
    expect(shown('slj')).toBe('window.bannerNow = null;\n');
  });

  it('is put where it stands before anything below it is shown: by scripts that are waited for', async () => {
    const html = (await build(live([text('aaaaaaaaa1')], warned))).html('/aa/aaaaaaaaa1.html');
    expect(html).toMatch(
      /<div id="banner"[^>]*><\/div>\n<script src="\/banner-now\.js"><\/script>\n<script src="\/assets\/banner[^"]*\.js"><\/script>\n<header/,
    );
  });

  it('is gone when its time is over', async () => {
    const built = await build(live([text('aaaaaaaaa1')], warned), { asOf: '2026-06-02T00:00:00+08:00' });
    expect(all(built)).not.toContain('暴雨红色预警');
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

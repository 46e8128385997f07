import { describe, expect, it } from 'vitest';
import { build } from './built.ts';
import { atom, feedsIn, json, many, rss, titles } from './feeds-read.ts';
import { bureau, column, live, main, model, noon, notice, text } from './given.ts';
import { childrenOf, textOf } from './xml-tree.ts';

const document = text('aaaaaaaaa2', { path: 'main/wenjian/2026/a', front: { kind: 'document' } });
const mixed = [
  text('aaaaaaaaa1', { front: { unit: 'liuxi' } }),
  document,
  text('aaaaaaaaa3', { path: 'slj/dongtai/2026/a', ordinal: 1 }),
];

describe('the feeds of a site', () => {
  it('[E14] are there for site, columns, units and topics, in three formats, and for nothing empty', async () => {
    const names = ['site', 'column/yaowen', 'column/wenjian', 'unit/liuxi', 'unit/office', 'topic/农业'];
    const made = names.flatMap((name) => ['rss', 'atom', 'json'].map((format) => `main/feeds/${name}.${format}`));
    const own = feedsIn(await build(live(mixed))).filter((name) => name.startsWith('main/'));
    expect(own.sort()).toEqual(made.sort());
  });

  it('are not there while nothing is published', async () => expect(feedsIn(await build(live([])))).toEqual([]));

  it('hold the twenty newest visible items, the newest first, in every format', async () => {
    const built = await build(live(many(25)));
    const newest = Array.from({ length: 20 }, (_, at) => `第${25 - at}条`);
    expect(titles(atom(built, '/feeds/column/yaowen.atom'))).toEqual(newest);
    expect(childrenOf(rss(built, '/feeds/column/yaowen.rss'), 'item').map((item) => textOf(item, 'title'))).toEqual(
      newest,
    );
    expect(json(built, '/feeds/column/yaowen.json').items.map(({ title }: { title: string }) => title)).toEqual(newest);
    const listed = [...built.html('/yaowen/').matchAll(/<a href="[^"]*">(第\d+条)</g)].map(([, title]) => title);
    expect(listed).toEqual(newest);
  });

  it('list an article of another site once, at its own address', async () => {
    const both = text('aaaaaaaaa3', {
      path: 'slj/dongtai/2026/a',
      columns: ['slj/dongtai', 'main/yaowen', 'main/gongshi'],
      ordinals: [1, 1, 1],
    });
    const built = await build(live([both]));
    for (const site of ['main', 'slj']) {
      const [entry, ...others] = childrenOf(atom(built, '/feeds/site.atom', site), 'entry');
      expect(others).toEqual([]);
      expect(entry && textOf(entry, 'id')).toBe('https://slj.shanye.example/aa/aaaaaaaaa3.html');
    }
  });

  it('list in a channel’s feed what others sent there', async () => {
    const sent = text('aaaaaaaaa4', { title: '送来的', front: { channels: ['liuxi'] } });
    const built = await build(live([sent]));
    expect(titles(atom(built, '/feeds/unit/liuxi.atom'))).toEqual(['送来的']);
    expect(titles(atom(built, '/feeds/unit/office.atom'))).toEqual(['送来的']);
  });

  it('[E13.2] are there for each search that the site’s data names, of what holds all its words, without an account', async () => {
    const site = main();
    const searches = [
      { id: 'shui', title: '饮水', words: ['供水', '水厂'] },
      { id: 'wu', title: '没有的', words: ['没有的词'] },
    ];
    const built = await build(
      live(
        [
          text('aaaaaaaaa1', { title: '供水通知', body: '城关**水厂**检修。' }),
          text('aaaaaaaaa2', { title: '供水通知', body: '别的事。', ordinal: 2 }),
        ],
        [{ ...site, site: { ...site.site, searches } }],
      ),
    );
    const { items } = JSON.parse(String(built.files.get('main/feeds/search/shui.json')));
    expect(items.map(({ url }: { url: string }) => url)).toEqual(['https://main.shanye.example/aa/aaaaaaaaa1.html']);
    expect([...built.files.keys()].filter((file) => file.includes('feeds/search/wu'))).toEqual([]);
    expect(built.html('/feeds/')).toContain('<span class="feed-name">饮水</span>');
  });

  it('lead out of their folder by no topic', async () => {
    const article = text('aaaaaaaaa2', { path: 'main/wenjian/2026/a', front: { kind: 'document' } });
    if (article.front.kind === 'document') article.front.topic = '../../农业/水利\\其他';
    const built = await build(live([article]));
    expect(feedsIn(built)).toContain('main/feeds/topic/------农业-水利.atom');
    expect(titles(atom(built, '/feeds/topic/------农业-水利.atom'))).toEqual(['标题aaaaaaaaa2']);
  });
});

describe('what no feed may know', () => {
  it('the moment of the build: a later one changes no byte', async () => {
    const [first, second] = [await build(live(mixed)), await build(live(mixed), { asOf: '2026-06-02T12:00:00+08:00' })];
    for (const name of feedsIn(first)) expect(second.files.get(name), name).toEqual(first.files.get(name));
  });

  it('what is scheduled, expired or withdrawn', async () => {
    const built = await build(
      live([
        text('aaaaaaaaa1', { title: 'PLANTED', front: { publish_at: '2026-07-01T00:00:00+08:00' } }),
        text('aaaaaaaaa2', { title: 'PLANTED', ordinal: 2, front: { expires: { at: noon, action: 'remove' } } }),
        notice('aaaaaaaaa3', { ordinal: 3, notice: 'PLANTED' }),
        text('aaaaaaaaa4', { title: '看得见', ordinal: 4 }),
      ]),
    );
    expect(titles(atom(built, '/feeds/site.atom'))).toEqual(['看得见']);
    for (const name of feedsIn(built)) expect(built.files.get(name)?.toString(), name).not.toContain('PLANTED');
  });

  it('anything of a preview, whose copies would carry no mark', async () => {
    const built = await build(live(mixed), { mark: 'preview' });
    expect(feedsIn(built)).toEqual([]);
    for (const [name, bytes] of built.files) expect(bytes.includes('/feeds/'), name).toBe(false);
  });
});

describe('pages', () => {
  const alternates = (html: string) =>
    [...html.matchAll(/<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">/g)].map(
      ([, type, title, url]) => ({ type, title, url }),
    );

  it('announce the feed of what they show', async () => {
    const built = await build(live(mixed));
    expect(alternates(built.html('/'))).toEqual([
      { type: 'application/rss+xml', title: '山野县人民政府 RSS', url: '/feeds/site.rss' },
      { type: 'application/atom+xml', title: '山野县人民政府 Atom', url: '/feeds/site.atom' },
      { type: 'application/feed+json', title: '山野县人民政府 JSON', url: '/feeds/site.json' },
    ]);
    expect(alternates(built.html('/wenjian/'))[1]?.url).toBe('/feeds/column/wenjian.atom');
    expect(alternates(built.html('/channel/liuxi/'))[1]?.url).toBe('/feeds/unit/liuxi.atom');
    expect(alternates(built.html('/aa/aaaaaaaaa1.html'))).toEqual([]);
  });

  it('announce only feeds that are there', async () => {
    const sites = [model('main', '县', [column('yaowen', '要闻')]), bureau()];
    for (const built of [
      await build(live(mixed)),
      await build(live([])),
      await build(live([mixed[2] ?? document], sites)),
    ]) {
      for (const { site, url, file } of built.pages) {
        for (const { url: feed = '' } of alternates(built.files.get(file)?.toString() ?? '')) {
          expect(built.files.has(`${site}${decodeURIComponent(feed)}`), `${site}${url} → ${feed}`).toBe(true);
        }
      }
    }
  });

  it('list all feeds at /feeds/, by sort', async () => {
    const html = (await build(live(mixed))).html('/feeds/');
    for (const words of ['<h1>订阅</h1>', '全站', '栏目', '单位', '文件主题', '山野要闻', '柳溪镇人民政府', '农业']) {
      expect(html).toContain(words);
    }
    expect(html).toContain('href="/feeds/topic/%E5%86%9C%E4%B8%9A.atom"');
    expect((await build(live([], [main()]))).html('/feeds/')).toContain('还没有可以订阅的信息');
  });

  it('link to items that are there', async () => {
    const built = await build(live(mixed));
    const known = new Set(built.pages.map(({ site, url }) => `https://${site}.shanye.example${url}`));
    for (const name of feedsIn(built).filter((each) => each.endsWith('.json'))) {
      const feed = JSON.parse(built.files.get(name)?.toString() ?? '');
      for (const { url } of feed.items) expect(known.has(url), url).toBe(true);
      expect(known.has(feed.home_page_url), feed.home_page_url).toBe(true);
    }
  });
});

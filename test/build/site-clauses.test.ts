import { describe, expect, it } from 'vitest';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { type Built, bannerIn, build } from './built.ts';
import { column, live, main, model, noon, notice, text } from './given.ts';

const document = (id: string, front: object = {}, ordinal = 1) =>
  text(id, { path: `main/wenjian/2026/${id}`, ordinal, front: { kind: 'document', ...front } });
const page = (id: string) => `/aa/${id}.html`;
/** Every byte that the public can ask for, as text. */
const everything = ({ files }: Built) =>
  [...files].map(([name, bytes]) => `${name}\n${bytes.toString('utf8')}`).join('\n');

describe('documents and their interpretations', () => {
  const built = () =>
    build(
      live([
        document('aaaaaaaaa1'),
        text('aaaaaaaaa2', { front: { kind: 'interpretation', interprets: ['aaaaaaaaa1'] } }),
      ]),
    );

  it('[E21] [C9] lead to each other', async () => {
    const { html } = await built();
    expect(html(page('aaaaaaaaa1'))).toMatch(/相关解读<\/h2>\s*<ul>\s*<li><a href="\/aa\/aaaaaaaaa2\.html">/);
    expect(html(page('aaaaaaaaa2'))).toContain(`解读的文件<a href="${page('aaaaaaaaa1')}">`);
  });

  it('[D9.1.3] a document promises its interpretation by a day, until there is one', async () => {
    const due = document('aaaaaaaaa1', { interpretation_due: '2026-03-05' });
    const explained = text('aaaaaaaaa2', { front: { kind: 'interpretation', interprets: ['aaaaaaaaa1'] } });
    expect((await build(live([due]))).html(page('aaaaaaaaa1'))).toContain('解读材料将于2026年3月5日前发布');
    expect((await build(live([due, explained]))).html(page('aaaaaaaaa1'))).not.toContain('解读材料将于');
  });
});

describe('[B4] a column that a sub-site opens in its own file', () => {
  const opened = (...columns: ReturnType<typeof column>[]) => {
    const articles = [text('aaaaaaaaa1', { path: 'slj/hehu/2026/aaaaaaaaa1' })];
    return live(articles, [main(), model('slj', '山野县水利局', [column('dongtai', '动态'), ...columns])]);
  };
  const column4 = column('hehu', '河湖长制');

  it('is in its navigation, its feeds and its sitemap, and nowhere on the main site', async () => {
    const { html, files } = await build(opened(column4));
    for (const page of ['/', '/search/', '/aa/aaaaaaaaa1.html'])
      expect(html(page, 'slj')).toContain('<a href="/hehu/">河湖长制</a>');
    for (const form of ['rss', 'atom', 'json'])
      expect(files.get(`slj/feeds/column/hehu.${form}`)?.toString('utf8')).toContain('标题aaaaaaaaa1');
    expect(files.get('slj/sitemap.xml')?.toString('utf8')).toContain('https://slj.shanye.example/hehu/');
    expect(html('/')).not.toContain('/hehu/');
  });

  it('is searched with all sites of the group, by its own name', () => {
    const given = opened(column4);
    const [record] = searchEntries(given, stateAt(given, noon)).map((entry) => entry.record());
    expect(record?.filters).toMatchObject({ site: ['山野县水利局'], column: ['河湖长制'] });
  });
});

describe('a reprint', () => {
  const reprint = (url?: string) => ({
    source: { type: 'reprint', name: '山野日报', ...(url ? { url } : {}) } as const,
  });

  it('[A5.1.2] shows the name of its source, and leads there', async () => {
    const url = 'https://paper.example/2026/1.html';
    const { html } = await build(
      live([text('aaaaaaaaa1', { front: reprint(url) }), text('aaaaaaaaa2', { front: reprint(), ordinal: 2 })]),
    );
    expect(html('/aa/aaaaaaaaa1.html')).toMatch(/<a href="https:\/\/paper\.example\/2026\/1\.html"[^>]*>山野日报<\/a>/);
    expect(html('/aa/aaaaaaaaa2.html')).toContain('山野日报');
    expect(html('/aa/aaaaaaaaa2.html')).not.toContain('paper.example');
  });
});

describe('the six fields of a document', () => {
  it('[B0] stand on its page, unknown ones with a dash', async () => {
    const { html } = await build(live([document('aaaaaaaaa1', { effective_from: '2026-04-01' })]));
    const pairs = [...html(page('aaaaaaaaa1')).matchAll(/<dt>([^<]+)<\/dt><dd>(?:<[^>]+>)?([^<]+)/g)];
    const fields = new Map(pairs.map(([, name, value]) => [name, value]));
    expect(fields.get('索引号')).toBe('SY-2026-1');
    expect(fields.get('发文机关')).toBe('山野县人民政府');
    expect(fields.get('发文字号')).toBe('—');
    expect(fields.get('主题分类')).toBe('农业&#92;水利');
    expect(fields.get('废止日期')).toBe('—');
    expect(fields.has('生效日期')).toBe(true);
  });
});

describe('what has changed or lapsed', () => {
  it('[B10.3] is marked and leads to its successor, and the successor to it', async () => {
    const { html } = await build(
      live([document('aaaaaaaaa1'), document('aaaaaaaaa2', { supersedes: ['aaaaaaaaa1'] }, 2)]),
    );
    expect(html(page('aaaaaaaaa1'))).toMatch(/本文已被以下文件替代[^<]*\s*<a href="\/aa\/aaaaaaaaa2\.html">/);
    expect(html(page('aaaaaaaaa1'))).toContain('已废止');
    expect(html(page('aaaaaaaaa2'))).toMatch(/本文替代<\/h2>\s*<ul>\s*<li><a href="\/aa\/aaaaaaaaa1\.html">/);
  });

  it('[B10.3] leaves page, lists, feeds, API and library together when it is withdrawn', async () => {
    const gone = '清水河特别管理办法';
    const online = await build(
      live([text('aaaaaaaaa1', { title: gone, path: 'main/wenjian/2026/a', front: { kind: 'document' } })]),
    );
    expect(everything(online).split(gone).length).toBeGreaterThan(8);
    const withdrawn = await build(
      live([notice('aaaaaaaaa1', { path: 'main/wenjian/2026/a', reason: '失效', notice: '已失效。' })]),
    );
    expect(everything(withdrawn)).not.toContain(gone);
    expect(withdrawn.html(page('aaaaaaaaa1'))).toContain('已失效。');
  });
});

describe('a warning', () => {
  const banner = { text: '暴雨红色预警', link: 'aaaaaaaaa1', until: '2026-06-01T18:00:00+08:00' };
  const at = async (asOf: string) =>
    build(live([document('aaaaaaaaa1'), text('aaaaaaaaa2')], [main({ banner })]), { asOf });

  it('[B8.2] reaches every page of the site until its end, by one file that no page has to be rebuilt for', async () => {
    const built = await at('2026-06-01T17:59:59+08:00');
    expect(bannerIn(built, 'main')).toMatchObject({ text: banner.text });
    for (const { url, template } of built.pages) {
      const html = built.html(url);
      expect(html, url).toMatch(/<div id="banner"/);
      expect(html.includes(banner.text), url).toBe(
        ['home', 'section', 'column', 'channel', 'library', 'shelf'].includes(template),
      );
    }
  });

  it('[B8.2] ends when it says', async () => {
    const built = await at('2026-06-01T18:00:00+08:00');
    expect(bannerIn(built, 'main')).toBeNull();
    for (const { url } of built.pages) expect(built.html(url), url).not.toContain(banner.text);
  });
});

describe('general information', () => {
  const kinds: [string, string, object][] = [
    ['概况信息', 'gaikuang', { kind: 'page' }],
    ['机构职能', 'jigou', { kind: 'organisation', duties: ['公文处理'] }],
    ['负责人信息', 'lingdao', { kind: 'leader', name: '顾远', office: '县长', rank: 1, duties: ['全面工作'] }],
    ['政策文件', 'zhengce', { kind: 'document' }],
    ['工作动态', 'dongtai', { kind: 'news' }],
    [
      '信息公开年报',
      'nianbao',
      { kind: 'annual-report', report: '政府网站年度工作报表', year: 2025, reporter: '办公室' },
    ],
  ];

  it('[C8] has a page of its own type for each: profile, functions, leaders, documents, news, yearly reports', async () => {
    const columns = kinds.map(([type, id]) => column(id, type, { column_type: type }));
    const articles = kinds.map(([, id, front], at) =>
      text(`aaaaaaaaa${at}`, { path: `main/${id}/2026/a`, front: { ...front } }),
    );
    const built = await build(live(articles, [model('main', '山野县人民政府', columns)]));
    for (const [at, [type, id, front]] of kinds.entries()) {
      const html = built.html(page(`aaaaaaaaa${at}`));
      expect(html, type).toContain(`<meta name="ColumnType" content="${type}">`);
      expect(html, type).toContain(`article-${Reflect.get(front, 'kind')}`);
      expect(built.html(`/${id}/`), type).toContain(page(`aaaaaaaaa${at}`));
    }
  });
});

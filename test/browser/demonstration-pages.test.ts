import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockOf } from '../../scripts/build/clock.ts';
import { fileFor, movedOf } from '../../scripts/build/moved.ts';
import type { BuiltPage } from '../../scripts/build/pages.ts';
import { stateAt } from '../../scripts/build/state.ts';
import type { Template } from '../../scripts/build/templates.ts';
import type { LiveText } from '../../scripts/ledger/live-article.ts';
import { kinds } from '../../scripts/site/kinds.ts';
import { chromium, openBrowser } from './chromium.ts';
import { type Demonstration, inTabs, openDemonstration, type Shown } from './demonstration.ts';
import { strain } from './look.js';
import { addressOf, fileBehind, phone, type ToldPage, takeTour, wrongWith } from './tour.ts';

const articleKinds: readonly Template[] = kinds;

describe.skipIf(!chromium)('every page of the demonstration', () => {
  let demonstration: Demonstration;
  let shown: Shown;
  let browser: Browser;
  let pages: ToldPage[];
  let files: ReadonlySet<string>;
  let complaints: string[];

  beforeAll(async () => {
    demonstration = await openDemonstration();
    browser = await openBrowser();
    ({ shown, pages, files, complaints } = await takeTour(demonstration, browser));
  });

  afterAll(async () => {
    await browser.close();
    await shown.close();
  });

  const withTemplate = (...templates: readonly Template[]) =>
    pages.filter(({ template }) => templates.includes(template));

  const articles = () => withTemplate(...articleKinds).map((page) => ({ ...page, article: articleAt(page) }));

  function articleAt({ url }: BuiltPage): LiveText {
    const id = /([a-z0-9]{10})\.html$/.exec(url)?.[1];
    const article = demonstration.live.articles.find((each) => each.id === id);
    if (article?.status !== 'live') throw new Error(`${url} shows no live article`);
    return article;
  }

  const siteOf = ({ site }: BuiltPage) => {
    const model = demonstration.live.inForce.sites.get(site);
    if (!model) throw new Error(`no site ${site}`);
    return model.site;
  };

  const fileAt = (address: string) => fileBehind(shown, address);

  test('they are all in the manifest, and the manifest has no other page', () => {
    const { live, asOf } = demonstration;
    const redirects = movedOf(live, stateAt(live, asOf)).map((moved) => `${moved.site}/${fileFor(moved)}`);
    expect(redirects.length).toBeGreaterThan(0);
    const told = [...pages.map(({ file }) => file), ...redirects];
    expect(told.sort()).toEqual([...files].filter((file) => file.endsWith('.html')).sort());
    expect(pages.length).toBeGreaterThan(130);
    for (const template of articleKinds) expect(withTemplate(template), template).not.toHaveLength(0);
  });

  test('none complains, fails to load something or asks another host', () => {
    expect(complaints).toEqual([]);
  });

  test('each has a language, a title and one first heading', () => {
    expect(wrongWith(pages, ({ seen }) => seen.lang !== 'zh-CN')).toEqual({});
    expect(wrongWith(pages, ({ seen }) => seen.h1.length !== 1 || seen.h1[0] === '')).toEqual({});
    expect(wrongWith(pages, (page) => !page.seen.title.includes(siteOf(page).name))).toEqual({});
  });

  test('no two pages of a site have the same title', () => {
    const titles = pages.map(({ site, seen }) => `${site} ${seen.title}`);
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });

  test('pictures are shown, everything that can be used or seen has a name, links inside the page lead somewhere', () => {
    expect(wrongWith(pages, ({ seen }) => seen.broken)).toEqual({});
    expect(wrongWith(pages, ({ seen }) => seen.unnamed)).toEqual({});
    expect(wrongWith(pages, ({ seen }) => seen.lost)).toEqual({});
  });

  test('[E14] none has to be scrolled sideways, on a phone or on a desktop', () => {
    expect(wrongWith(pages, ({ seen, plain }) => seen.overflow || plain.overflow)).toEqual({});
  });

  test.each(['light', 'dark'] as const)(
    'a finger hits and an eye reads everything on a phone, %s',
    async (colorScheme) => {
      const one = [...new Map(pages.map((page) => [page.template, page])).values()];
      const wrong: Record<string, unknown> = {};
      await inTabs(browser, { ...phone, colorScheme, at: demonstration.asOf }, one, async (page, told) => {
        const { template, file } = told;
        await page.goto(`${addressOf(shown, told)}${template === 'search' ? '?q=水库' : ''}`);
        if (template === 'search') await page.locator('#results li').first().waitFor();
        const { small, faint } = await page.evaluate(strain);
        if (small.length + faint.length > 0) wrong[file] = { small, faint };
      });
      expect(wrong).toEqual({});
    },
  );

  test('[E12] all carry the tags of the site (standards §1)', () => {
    const wrong = wrongWith(pages, (page) => {
      const { name, domain } = siteOf(page);
      const { SiteName, SiteDomain, SiteIDCode } = page.seen.meta;
      return SiteName !== name || SiteDomain !== domain || !/^(bm\d{8}|\d{10})$/.test(SiteIDCode ?? '');
    });
    expect(wrong).toEqual({});
  });

  test('[E12] home pages, columns and articles carry the tags of the column', () => {
    const tags = ['ColumnName', 'ColumnType', 'ColumnDescription', 'ColumnKeywords'];
    const tagged = withTemplate('home', 'section', 'column', ...articleKinds);
    expect(wrongWith(tagged, ({ seen }) => tags.filter((tag) => !seen.meta[tag]))).toEqual({});
    expect(wrongWith(withTemplate('home'), ({ seen }) => seen.meta.ColumnType !== '首页')).toEqual({});
    expect(wrongWith(withTemplate('search', 'sitemap', 'missing'), ({ seen }) => seen.meta.ColumnName)).toEqual({});
  });

  test('[E12] articles, and they alone, carry the tags of the article', () => {
    const clock = clockOf(demonstration.live.inForce.group.zone);
    const wrong = articles().map(({ file, article, seen: { meta, canonical, h1 } }) => {
      const { source, title } = article.front;
      expect(meta.ArticleTitle, file).toBe(title);
      // A leader's page says the name, and the post in a line of its own.
      const heading = article.front.kind === 'leader' ? title.split(' ')[0] : title.replace(/\s+/g, ' ');
      expect(h1, file).toEqual([heading]);
      expect(meta.PubDate, file).toBe(clock.minute(article.published));
      expect(meta.PubDate, file).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
      expect(meta.ContentSource, file).toBe(source.type === 'reprint' ? source.name : article.unitName);
      expect(meta.Description, file).toMatch(/\S/);
      return fileAt(canonical) === file ? [] : [canonical];
    });
    expect(wrong.flat()).toEqual([]);
    const others = pages.filter(({ template }) => !articleKinds.includes(template));
    expect(wrongWith(others, ({ seen }) => seen.meta.ArticleTitle ?? seen.meta.PubDate)).toEqual({});
  });

  test('the way to the page is shown: section and column on articles, the home page on all', () => {
    const rest = pages.filter(({ template }) => template !== 'home');
    expect(wrongWith(rest, ({ seen }) => seen.crumbs[0] !== '首页' || seen.crumbs.length < 2)).toEqual({});
    expect(wrongWith(withTemplate('home'), ({ seen }) => seen.crumbs)).toEqual({});
    const { sites } = demonstration.live.inForce;
    for (const { file, site, article, seen } of articles()) {
      const columns = sites.get(site)?.columns;
      const column = columns?.columns.find(({ id }) => id === article.path.split('/')[1]);
      const section = columns?.sections.find(({ id }) => id === column?.section);
      expect(seen.crumbs, file).toEqual(['首页', section?.title, column?.title, '正文']);
    }
  });

  test('the footer has its seven items and the site map', () => {
    const wrong = wrongWith(pages, (page) => {
      const { code, icp, police, contact } = siteOf(page);
      const host = demonstration.live.inForce.registry.units.find(({ id }) => id === siteOf(page).host)?.name;
      const said = [
        '党政机关网站标识',
        '我为政府网站找错',
        '站点地图',
        '主办单位',
        '网站标识码',
        'ICP备案号',
        '公安机关备案号',
      ];
      return [...said, code, icp, police, contact, host].filter((item) => !page.seen.footer.includes(item ?? '?'));
    });
    expect(wrong).toEqual({});
    expect(wrongWith(pages, (page) => !page.seen.report.endsWith(`site_code=${siteOf(page).code}`))).toEqual({});
  });

  test('official documents show the eight national fields and their validity', () => {
    const names = ['索引号', '主题分类', '发文机关', '成文日期', '标题', '发文字号', '发布日期', '主题词', '有效性'];
    expect(wrongWith(withTemplate('document'), ({ seen }) => names.filter((name) => !seen.fields[name]))).toEqual({});
  });

  test('without scripts text, lists and attachments are the same', () => {
    // These are for asking, which needs a script; what they answer from stands below in any case.
    const asking: readonly Template[] = ['search', 'questions', 'status'];
    const same = pages.filter(({ template }) => !asking.includes(template));
    // What only a script can do has a button only with scripts.
    const offered = (text: string) => text.replace('复制引用格式 ', '');
    expect(wrongWith(same, ({ seen, plain }) => offered(seen.text) !== plain.text && [seen.text, plain.text])).toEqual(
      {},
    );
    for (const { file, seen, plain } of same) expect(plain.attachments, file).toEqual(seen.attachments);
    for (const { file, seen, plain } of same) expect(seen.links, file).toEqual(expect.arrayContaining(plain.links));
  });

  test('every link inside the group leads to a file of the release', () => {
    const dead = (link: string) => fileAt(link) !== null && !files.has(fileAt(link) ?? '');
    expect(wrongWith(pages, ({ seen }) => seen.links.filter(dead))).toEqual({});
  });

  test('links out of the group are complete addresses, and none is unsafe or meant for the group itself', () => {
    const domains = [...demonstration.live.inForce.sites.values()].map(({ site }) => site.domain);
    const wrong = wrongWith(pages, ({ seen }) =>
      seen.links.filter((link) => {
        const { protocol, hostname } = new URL(link);
        const inside = fileAt(link) !== null;
        if (protocol === 'tel:' || protocol === 'mailto:') return false;
        return !(inside ? protocol === 'http:' : protocol === 'https:' && !domains.includes(hostname));
      }),
    );
    expect(wrong).toEqual({});
  });

  test('every page can be reached from the home page by links, but for error pages and notices of withdrawal', () => {
    const byFile = new Map(pages.map((page) => [page.file, page]));
    const reached = new Set<string>();
    const go = (file: string) => {
      const page = byFile.get(file);
      if (!page || reached.has(file)) return;
      reached.add(file);
      for (const link of page.plain.links) go(fileAt(link) ?? '');
    };
    go('main/index.html');
    const missed = pages.filter(({ file }) => !reached.has(file));
    expect([...new Set(missed.map(({ template }) => template))].sort()).toEqual(['column', 'missing', 'withdrawn']);
    // A list page that the column's front page repeats in full is not linked until there is a second one.
    const lists = missed.filter(({ template }) => template === 'column');
    const repeated = ({ file, seen }: ToldPage) => {
      const front = byFile.get(file.replace(/\d+\.html$/, 'index.html'));
      return seen.rows.every((row) => front?.seen.rows.includes(row));
    };
    expect(wrongWith(lists, (page) => !repeated(page))).toEqual({});
  });
});

import { describe, expect, it } from 'vitest';
import { build } from './built.ts';
import { atom, day, href, json, many, rss, titles } from './feeds-read.ts';
import { live, text } from './given.ts';
import { childOf, childrenOf, textOf } from './xml-tree.ts';

describe('an Atom feed', () => {
  it('has what RFC 4287 demands, and its updated is that of its newest change', async () => {
    const changed = text('aaaaaaaaa5', { ordinal: 26, published: day(2), updated: day(28) });
    const feed = atom(await build(live([...many(5), changed])), '/feeds/site.atom');
    expect(feed).toMatchObject({
      name: 'feed',
      attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'zh-CN' },
    });
    expect(textOf(feed, 'id')).toBe('https://main.shanye.example/feeds/site.atom');
    expect(textOf(feed, 'title')).toBe('山野县人民政府');
    expect(textOf(feed, 'updated')).toBe(day(28));
    expect(textOf(childOf(feed, 'author'), 'name')).toBe('山野县人民政府办公室');
    expect(href(feed, 'self')).toBe('https://main.shanye.example/feeds/site.atom');
    expect(href(feed, 'alternate')).toBe('https://main.shanye.example/');
    const entries = childrenOf(feed, 'entry');
    expect(new Set(entries.map((entry) => textOf(entry, 'id'))).size).toBe(6);
    for (const entry of entries) {
      expect(href(entry, 'alternate')).toBe(textOf(entry, 'id'));
      expect(Date.parse(textOf(entry, 'published'))).toBeLessThanOrEqual(Date.parse(textOf(entry, 'updated')));
      expect(textOf(entry, 'summary')).toBe('正文。');
    }
  });

  it('names the source of a reprint and where it stands', async () => {
    const source = { type: 'reprint', name: '示例新闻', url: 'https://news.example/1?a=1&b=2' } as const;
    const built = await build(live([text('aaaaaaaaa1', { front: { source } })]));
    const entry = childOf(atom(built, '/feeds/site.atom'), 'entry');
    expect(textOf(childOf(entry, 'author'), 'name')).toBe('示例新闻');
    expect(href(entry, 'via')).toBe('https://news.example/1?a=1&b=2');
    expect(textOf(childOf(rss(built, '/feeds/site.rss'), 'item'), 'dc:source')).toBe('https://news.example/1?a=1&b=2');
    expect(json(built, '/feeds/site.json').items[0].external_url).toBe('https://news.example/1?a=1&b=2');
  });

  it('stays well-formed with every character that an officer may type', async () => {
    const title = ']]><![CDATA[&"\'<b>\u0001\ufffe𠮷';
    const built = await build(live([text('aaaaaaaaa1', { title, front: { summary: title } })]));
    expect(titles(atom(built, '/feeds/site.atom'))).toEqual([']]><![CDATA[&"\'<b>𠮷']);
    expect(textOf(childOf(rss(built, '/feeds/site.rss'), 'item'), 'description')).toBe(']]><![CDATA[&"\'<b>𠮷');
  });
});

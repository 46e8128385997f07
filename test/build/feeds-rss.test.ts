import { describe, expect, it } from 'vitest';
import { rssTime } from '../../scripts/build/feeds-rss.ts';
import { build } from './built.ts';
import { many, rss } from './feeds-read.ts';
import { live } from './given.ts';
import { childOf, childrenOf, textOf } from './xml-tree.ts';

describe('the time of RSS', () => {
  it.each([
    ['2026-03-01T09:30:00+08:00', 'Sun, 01 Mar 2026 09:30:00 +0800'],
    ['2025-12-31T16:00:00Z', 'Wed, 31 Dec 2025 16:00:00 +0000'],
    ['2024-02-29T00:00:00.123-03:30', 'Thu, 29 Feb 2024 00:00:00 -0330'],
  ])('%s is %s', (instant, time) => {
    expect(rssTime(instant)).toBe(time);
    expect(Date.parse(time)).toBe(Math.floor(Date.parse(instant) / 1000) * 1000);
  });

  it.each(['2026-03-01', '2026-03-01 09:30', '2026-03-01T09:30:00', ''])('refuses %j', (text) =>
    expect(() => rssTime(text)).toThrow('no RFC 3339 time'),
  );
});

describe('an RSS feed', () => {
  it('has what RSS 2.0 demands', async () => {
    const channel = rss(await build(live(many(3))), '/feeds/column/yaowen.rss');
    expect(textOf(channel, 'title')).toBe('山野要闻 - 山野县人民政府');
    expect(textOf(channel, 'link')).toBe('https://main.shanye.example/yaowen/');
    expect(textOf(channel, 'description')).toBe('山野要闻的说明');
    expect(textOf(channel, 'lastBuildDate')).toBe('Tue, 03 Mar 2026 09:30:00 +0800');
    const [item] = childrenOf(channel, 'item');
    expect(item && textOf(item, 'link')).toBe('https://main.shanye.example/a0/a000000003.html');
    expect(item && childOf(item, 'guid')).toMatchObject({
      attributes: { isPermaLink: 'true' },
      text: 'https://main.shanye.example/a0/a000000003.html',
    });
    expect(item && textOf(item, 'pubDate')).toBe('Tue, 03 Mar 2026 09:30:00 +0800');
    expect(item && textOf(item, 'dc:creator')).toBe('山野县人民政府办公室');
  });
});

import { describe, expect, it } from 'vitest';
import { build } from './built.ts';
import { day, json, many } from './feeds-read.ts';
import { live } from './given.ts';

describe('a JSON feed', () => {
  it('has what JSON Feed 1.1 demands', async () => {
    const feed = json(await build(live(many(1))), '/feeds/site.json');
    expect(feed).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: '山野县人民政府',
      home_page_url: 'https://main.shanye.example/',
      feed_url: 'https://main.shanye.example/feeds/site.json',
      description: '山野县人民政府',
      authors: [{ name: '山野县人民政府办公室' }],
      language: 'zh-CN',
      items: [
        {
          id: 'https://main.shanye.example/a0/a000000001.html',
          url: 'https://main.shanye.example/a0/a000000001.html',
          title: '第1条',
          content_text: '正文。',
          summary: '正文。',
          date_published: day(1),
          date_modified: day(1),
          authors: [{ name: '山野县人民政府办公室' }],
        },
      ],
    });
  });
});

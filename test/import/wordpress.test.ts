import { describe, expect, it } from 'vitest';
import { wordpressItems } from '../../scripts/import/wordpress.ts';

const wxr = (items: string) =>
  Buffer.from(
    `<?xml version="1.0"?><rss xmlns:wp="w" xmlns:content="c" xmlns:excerpt="e" xmlns:dc="d"><channel><title>旧站</title>${items}</channel></rss>`,
  );

describe('a WordPress export', () => {
  it('gives the fields of every item, text and summary apart, categories on lines of their own', () => {
    const [item] = wordpressItems(
      wxr(
        '<item><title>甲</title><link>http://old.example/1</link><content:encoded><![CDATA[<p>正文</p>]]></content:encoded><excerpt:encoded><![CDATA[摘要]]></excerpt:encoded><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><category>公告</category><category>要闻</category><wp:postmeta><wp:meta_key>title</wp:meta_key></wp:postmeta></item>',
      ),
    );
    expect(Object.fromEntries(item ?? [])).toEqual({
      title: '甲',
      link: 'http://old.example/1',
      content: '<p>正文</p>',
      excerpt: '摘要',
      id: '1',
      type: 'post',
      status: 'publish',
      category: '公告\n要闻',
    });
  });

  it('takes nothing of the site itself for an item, and refuses what is no XML', () => {
    expect(wordpressItems(wxr(''))).toEqual([]);
    expect(() => wordpressItems(Buffer.from('<rss><item>'))).toThrow();
    expect(() => wordpressItems(Buffer.from('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>'))).toThrow('document type');
  });
});

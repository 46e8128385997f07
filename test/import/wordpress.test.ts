import { describe, expect, it } from 'vitest';
import { wordpressItems, wordpressText } from '../../scripts/import/wordpress.ts';

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

  it('keeps what others put in: fields of their own, comments, and the password that closes a post', () => {
    const [item] = wordpressItems(
      wxr(
        '<item><wp:post_password>x</wp:post_password><wp:postmeta><wp:meta_key>文号</wp:meta_key><wp:meta_value>1号</wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta><wp:comment><wp:comment_content>好</wp:comment_content></wp:comment></item>',
      ),
    );
    expect(Object.fromEntries(item ?? [])).toEqual({ password: 'x', 'meta.文号': '1号', comments: '好\n' });
  });

  it('shows paragraphs where old posts have empty lines, and no marks of captions', () => {
    const old =
      '一段\n二行\n\n<h2>题</h2>\n三段[caption id="1"]<img src="a.jpg"> 图说[/caption] [gallery ids="1"] [注]<pre>a\n\nb</pre>';
    expect(wordpressText(old)).toBe('一段<br>二行<h2>题</h2>三段<img src="a.jpg"> 图说  [注]<pre>a\n\nb</pre>');
    expect(wordpressText('一\n\n二')).toBe('一</p><p>二');
    const now = '<!-- wp:paragraph --><p>一\n\n二</p><!-- /wp:paragraph -->';
    expect(wordpressText(now)).toBe(now);
  });

  it('takes nothing of the site itself for an item, and refuses what is no XML', () => {
    expect(wordpressItems(wxr(''))).toEqual([]);
    expect(() => wordpressItems(Buffer.from('<rss><item>'))).toThrow();
    expect(() => wordpressItems(Buffer.from('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>'))).toThrow('document type');
  });
});

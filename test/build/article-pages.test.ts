import { describe, expect, it } from 'vitest';
import { allText, build, meta } from './built.ts';
import { file, live, text } from './given.ts';

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
    expect(allText(built)).not.toContain('<script>alert');
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

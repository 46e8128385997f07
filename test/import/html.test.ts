import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasGps } from '../../scripts/check/exif.ts';
import { photo } from '../manuscript/camera.ts';
import { movingOffice } from './moving.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const common = {
  column: 'main/gsgg',
  kind: 'notice',
  constants: {
    ...{ unit: 'slj', drafter: 'drafter', officer: 'officer', class: '动态', level: '一般', notice: '公告' },
    pictures: 'own',
  },
  files: { folder: 'upload', base: '/upload/' },
};
const page = (body: string) =>
  `<html><head><title>网站名</title></head><body><div class="menu">首页 | 公告</div><h1>旧公告</h1><span id="date">2019-03-01</span><div id="zoom">${body}</div><script>count()</script></body></html>`;
const pages = {
  ...common,
  fields: { title: { from: '$heading' } },
  original: {
    date: { from: '$text', pattern: 'id="date">(?<value>[\\d-]+)' },
    address: { from: '$name', template: 'http://old.shiqiao.example/news/{$name}.html', as: 'url' },
  },
  body: { from: '$text', format: 'html', element: '#zoom' },
};

const office = movingOffice();

async function run(source: string, map: object, files: Record<string, string | Uint8Array>) {
  await office.given({ 'old/upload/1.png': png, 'old/upload/办法.docx': 'PK', ...files }, map);
  return office.run(source);
}
async function article(name: string) {
  const [{ path = '', original } = {}] = await office.listOf(name);
  const top = join(office.county.repository.folder, 'content', path);
  return { top, original, files: (await readdir(top)).sort(), text: await readFile(join(top, 'index.md'), 'utf8') };
}

describe('import of web pages', () => {
  it('takes the element that holds the text, its pictures and attachments, and what the page calls itself', async () => {
    const body =
      '<p style="text-align:center">旧公告</p><p>一、<b>范围</b></p><p><img src="../upload/1.png"></p><p>附件：<a href="/upload/%E5%8A%9E%E6%B3%95.docx">办法</a> <a href="/upload/gone.doc">没有了</a></p>';
    const answer = await run('old/in', pages, { 'old/in/7.html': page(body) });
    expect(answer.out).toContain('可迁入：1 件');
    expect(answer.out).toContain('1 张图片没有说明文字');
    expect(answer.out).toContain('1 处链接只留下了文字');
    const made = await article('in');
    expect(made.original).toEqual({ date: '2019-03-01', address: 'http://old.shiqiao.example/news/7.html' });
    expect(made.files).toEqual(['1.png', 'index.md', '办法.docx']);
    expect(made.text).toMatch(
      /title: 旧公告\n[\s\S]*---\n\n一、\*\*范围\*\*\n\n!\[旧网站图片，原无说明\]\(1\.png\)\n\n附件：\[办法\]\(<办法\.docx>\) 没有了\n$/,
    );
  });

  it('takes the place out of photos and films, and says so; what cannot be opened is held back', async () => {
    const gone = await photo(400, 300, { orientation: 6, gps: true });
    const body =
      '<p><img src="/upload/a.JPG" alt="现场"><img src="/upload/b.png" alt="示意"><img src="/upload/c.jpeg" alt="现场"></p>';
    const answer = await run('old/in', pages, {
      'old/in/7.html': page(body),
      'old/upload/a.JPG': gone,
      'old/upload/b.png': png,
      'old/upload/c.jpeg': gone,
    });
    expect(answer.out).toMatch(/带有拍摄地点，迁入时已经清理：\n {2}已转正 \S+\/a\.jpg、\S+\/c\.jpg\n/);
    expect(answer.out).toMatch(/已删去拍摄地点 \S+\/a\.jpg、\S+\/c\.jpg\n/);
    expect(answer.out).toContain('不能签署和登记：0 件');
    const made = await article('in');
    expect(made.files).toEqual(['a.jpg', 'b.png', 'c.jpg', 'index.md']);
    expect(made.text).toContain('(c.jpg)');
    for (const name of ['a.jpg', 'c.jpg']) expect(hasGps(await readFile(join(made.top, name)))).toBe(false);
    expect(await readFile(join(made.top, 'b.png'))).toEqual(png);

    const cut = await run('old/in', pages, { 'old/in/7.html': page(body), 'old/upload/a.JPG': gone.subarray(0, 900) });
    expect(cut).toMatchObject({ code: 1 });
    expect(cut.out).toContain('不能签署和登记：1 件');
    expect(cut.out).toMatch(/a\.jpg 带有拍摄地点/);
  });

  it('lists a page that lacks the element, and writes nothing of it', async () => {
    const answer = await run('old/in', pages, { 'old/in/7.html': '<h1>旧公告</h1><span id="date">2019-03-01</span>' });
    expect(answer).toMatchObject({ code: 1 });
    expect(answer.out).toContain('网页里没有元素 #zoom');
  });

  it('reads a WordPress export and leaves out what was not public, by name', async () => {
    const item = (id: number, status: string) =>
      `<item><title>旧公告</title><link>http://old.shiqiao.example/?p=${id}</link><content:encoded><![CDATA[<p>正文</p>]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date>2019-03-01 08:00:00</wp:post_date><wp:post_type>post</wp:post_type><wp:status>${status}</wp:status></item>`;
    const wxr = `<rss xmlns:wp="w" xmlns:content="c"><channel>${item(1, 'publish')}${item(2, 'draft')}</channel></rss>`;
    const map = {
      ...common,
      fields: { title: { from: 'title' } },
      original: { date: { from: 'date', pattern: '^(?<value>\\S+)' }, address: { from: 'link' } },
      body: { from: 'content', format: 'html' },
    };
    const answer = await run('old/site.xml', map, { 'old/site.xml': wxr });
    expect(answer.out).toMatch(/可迁入：1 件[\s\S]*#2/);
    expect((await article('site')).text).toMatch(/---\n\n正文\n$/);
    expect((await run('old/site.xml', map, { 'old/site.xml': '<rss>' })).err).toContain('不是 WordPress 导出文件');
  });

  it('reads the rows of one table of an SQL dump', async () => {
    const map = {
      ...common,
      table: 'news',
      fields: { title: { from: 'title' } },
      original: {
        date: { from: 'at', pattern: '^(?<value>\\S+)' },
        address: { from: 'id', template: 'http://old.shiqiao.example/{id}.html' },
      },
      body: { from: 'body', format: 'html' },
    };
    const dump =
      "INSERT INTO `news` (`id`,`title`,`at`,`body`) VALUES (1,'旧公告','2019-03-01 08:00:00','<p>正文</p>');";
    expect((await run('old/dump.sql', map, { 'old/dump.sql': dump })).out).toContain('可迁入：1 件');
    expect((await article('dump')).text).toMatch(/---\n\n正文\n$/);
    for (const [table, words] of [
      [undefined, '请在映射文件里写 table'],
      ['others', '没有表 others'],
    ] as const) {
      const { table: _, ...rest } = map;
      const answer = await run('old/dump.sql', table ? { ...rest, table } : rest, { 'old/dump.sql': dump });
      expect(answer).toMatchObject({ code: 1 });
      expect(answer.err).toContain(words);
    }
  });
});

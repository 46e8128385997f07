import { describe, expect, test } from 'vitest';
import type { Block, Blocks } from '../../scripts/site/types.gen.ts';
import { build } from './built.ts';
import { column, live, main, text } from './given.ts';

const columns = {
  sections: [
    { id: 'dongtai', title: '动态' },
    { id: 'fuwu', title: '服务' },
  ],
  columns: [
    column('yaowen', '要闻', { section: 'dongtai' }),
    column('gonggao', '公告', { section: 'dongtai' }),
    column('zhinan', '指南', { section: 'fuwu', description: '怎样办事' }),
    column('kong', '空栏目', { section: 'fuwu' }),
  ],
};

const articles = [
  text('k3f9q2xw7a', {
    title: '旧闻',
    path: 'main/yaowen/2026/a',
    published: '2026-01-01T09:00:00+08:00',
    front: { placement: 'home' },
  }),
  text('k3f9q2xw7b', {
    title: '公告',
    path: 'main/gonggao/2026/b',
    published: '2026-02-01T09:00:00+08:00',
    front: { placement: 'home', unit: 'liuxi' },
  }),
  text('k3f9q2xw7c', {
    title: '新闻',
    path: 'main/yaowen/2026/c',
    ordinals: [2],
    published: '2026-03-01T09:00:00+08:00',
    front: { placement: 'home' },
  }),
  text('k3f9q2xw7d', {
    title: '指南一',
    path: 'main/zhinan/2026/d',
    published: '2026-04-01T09:00:00+08:00',
    front: { placement: 'column' },
  }),
];

async function home(blocks: Block[], more: Partial<Blocks> = {}) {
  return build(live(articles, [main({ columns, blocks: { blocks, ...more } })]));
}

const titles = (html: string) =>
  [...html.slice(html.indexOf('<main'), html.indexOf('</main>')).matchAll(/<li>\s*<a href="[^"]+">([^<]+)<\/a>/g)].map(
    ([, title]) => title,
  );

describe('[C7] blocks of a home page', () => {
  test('stand in the order of the data, and in another order when the data says so', async () => {
    const first: Block = { block: 'list', column: 'yaowen' };
    const second: Block = { block: 'list', column: 'gonggao' };
    expect(titles((await home([first, second])).html('/'))).toEqual(['新闻', '旧闻', '公告']);
    expect(titles((await home([second, first])).html('/'))).toEqual(['公告', '新闻', '旧闻']);
  });

  test('several columns in one list are ordered by the time of publication', async () => {
    const { html } = await home([{ block: 'list', title: '最新', columns: ['gonggao', 'yaowen'] }]);
    expect(titles(html('/'))).toEqual(['新闻', '公告', '旧闻']);
  });

  test('a section’s list leads to the section; a list of all leads nowhere', async () => {
    expect((await home([{ block: 'list', section: 'dongtai' }])).html('/')).toContain(
      '<h2><a href="/dongtai/">动态</a>',
    );
    expect((await home([{ block: 'list', title: '最新' }])).html('/')).toContain('<h2>最新</h2>');
  });

  test('only kinds that are asked for, and only what was signed for the home page', async () => {
    const { html } = await home([
      { block: 'list', title: '文件', section: 'dongtai', kinds: ['document'] },
      { block: 'list', column: 'zhinan' },
    ]);
    expect(titles(html('/'))).toEqual([]);
    expect(html('/')).not.toContain('指南一');
  });

  test('entrances show columns that have something, with what they are about', async () => {
    const { html } = await home([{ block: 'columns', title: '办事', section: 'fuwu' }]);
    expect(html('/')).toContain('<a href="/zhinan/"><b>指南</b><span>怎样办事</span></a>');
    expect(html('/')).not.toContain('空栏目');
  });

  test('words under the search box search when they are clicked', async () => {
    const { html } = await home([{ block: 'search', words: ['农村 供水', '<b>'] }]);
    expect(html('/')).toContain('<a href="/search/?q=%E5%86%9C%E6%9D%91%20%E4%BE%9B%E6%B0%B4">农村 供水</a>');
    expect(html('/')).toContain('&lt;b&gt;');
  });

  test.each<Block>([
    { block: 'list', column: 'kong' },
    { block: 'list', column: 'nirgends' },
    { block: 'columns', columns: ['kong'] },
    { block: 'columns', title: '无' },
    { block: 'links' },
    { block: 'headline' },
  ])('a block with nothing to show is not there: %o', async (block) => {
    const html = (await home([block])).html('/');
    expect(html.slice(html.indexOf('<main'), html.indexOf('</main>'))).not.toContain('<section');
  });

  test('a channel has a home page of its own, with what its unit published only', async () => {
    const blocks: Block[] = [{ block: 'list', title: '本镇', columns: ['yaowen', 'gonggao'] }];
    const given = await home([{ block: 'channels' }], { channels: [{ unit: 'liuxi', blocks }] });
    const page = given.html('/channel/liuxi/');
    expect(titles(page)).toEqual(['首页', '公告']);
    expect(page).toContain('<h2>本镇</h2>');
    expect((await home([{ block: 'channels' }])).html('/channel/liuxi/')).toContain('<a href="/gonggao/">公告</a>');
  });
});

import { describe, expect, it } from 'vitest';
import { statutoryGaps, statutoryShelves } from '../../scripts/build/statutory.ts';
import { build } from './built.ts';
import { column, live, main, model, text } from './given.ts';

const columns = [
  column('wenjian', '文件', { statutory: ['政策文件'] }),
  column('caizheng', '财政', { statutory: ['财政预决算', '政府采购'] }),
  column('huanjing', '环境', { statutory: ['环境保护'] }),
  column('xinwen', '新闻'),
];

describe('the catalogue by statutory classes', () => {
  it('[E16] has every class of the law, in its order, with the columns that carry it', () => {
    const shelves = statutoryShelves(columns);
    expect(shelves.length).toBe(20);
    expect(shelves[0]).toMatchObject({ name: '政策文件', columns: [{ id: 'wenjian' }] });
    for (const name of [
      '机构职能',
      '财政预决算',
      '权责清单',
      '环境保护',
      '安全生产',
      '公共资源配置',
      '执法监督',
      '重大建设项目',
    ])
      expect(shelves.map((shelf) => shelf.name)).toContain(name);
  });

  it('[E16] tells the office which classes have no column, and which have one without content', () => {
    const { without, empty } = statutoryGaps(columns, new Set(['wenjian', 'caizheng', 'xinwen']));
    expect(empty).toEqual(['环境保护']);
    expect(without).toContain('权责清单');
    expect(without).not.toContain('政府采购');
    expect(without).toHaveLength(16);
  });

  it('names every class as missing where no column carries any', () => {
    expect(statutoryGaps([column('xinwen', '新闻')], new Set(['xinwen']))).toMatchObject({ empty: [] });
    expect(statutoryGaps([], new Set()).without).toHaveLength(20);
  });
});

describe('the home of disclosure', () => {
  const guide = {
    kind: 'disclosure-guide',
    categories: ['政策文件'],
    arrangement: '按类别。',
    ways: ['网站'],
    agency: {
      name: '办公室',
      address: '人民路1号',
      hours: '工作日',
      phone: '0999-6800001',
      fax: '0999-6800002',
      email: 'a@b.example',
    },
    request: '填写申请表。',
    remedy: '可以投诉。',
  } as const;
  const report = { kind: 'annual-report', report: '政府信息公开工作年度报告', year: 2025, reporter: '办公室' } as const;
  const site = () =>
    model('main', '山野县人民政府', [
      ...columns,
      column('zhinan', '公开指南', { column_type: '信息公开指南' }),
      column('shenqing', '依申请公开', { column_type: '依申请公开' }),
    ]);
  const articles = [
    text('aaaaaaaaa1', { path: 'main/zhinan/2026/a', front: guide }),
    text('aaaaaaaaa2', { path: 'main/zhinan/2026/b', ordinal: 2, front: report }),
    text('aaaaaaaaa3', { path: 'main/shenqing/2026/c', front: { kind: 'page' } }),
    text('aaaaaaaaa4', { path: 'main/caizheng/2026/d' }),
  ];

  it('[A1] leads to guide, catalogue, yearly reports and the way to ask', async () => {
    const html = (await build(live(articles, [site()]))).html('/disclosure/');
    for (const way of ['href="/aa/aaaaaaaaa1.html"', 'href="#catalogue"', 'href="#reports"', 'href="/shenqing/"'])
      expect(html).toContain(way);
    expect(html).toContain('href="/aa/aaaaaaaaa2.html"');
  });

  it('[E16] shows the public the classes that have content, and no empty one', async () => {
    const html = (await build(live(articles, [site()]))).html('/disclosure/');
    expect(html).toContain('<dt>财政预决算</dt>');
    expect(html).not.toMatch(/环境保护|权责清单/);
  });

  it('is not there where there is nothing to disclose', async () => {
    const built = await build(live([text('aaaaaaaaa1')], [main()]));
    expect(built.pages.some(({ template }) => template === 'disclosure')).toBe(false);
  });
});

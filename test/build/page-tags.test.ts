import { beforeAll, describe, expect, it } from 'vitest';
import { openDemonstration } from '../browser/demonstration.ts';
import { type Built, build } from './built.ts';
import { column, live, main, text } from './given.ts';

const metas = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<meta name="${name}" content="([^"]*)">`, 'g'))].map(([, value]) => value);

describe('tags of the demonstration’s pages', () => {
  let built: Built;

  beforeAll(async () => {
    const { live: given, asOf } = await openDemonstration();
    built = await build(given, { asOf });
  });

  it('describe every page in one line that is not empty', () => {
    const wrong = built.pages.filter(({ url, site }) => {
      const [line = '', ...more] = metas(built.html(url, site), 'Description');
      return line.trim().length < 5 || more.length > 0 || line.includes('{') || line.includes('undefined');
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['/', '首页'],
    ['/disclosure/', '信息公开目录'],
    ['/catalogue/', '信息公开目录'],
    ['/duties/', '信息公开目录'],
    ['/library/', '政策文件'],
    ['/services/', '办事服务'],
    ['/status/', '办事服务'],
    ['/questions/', '咨询投诉'],
    ['/api/', '数据开放'],
    ['/channel/liuxi/', '机构职能'],
  ])('say at %s that what it gathers is %s', (url, type) => {
    const html = built.html(url);
    expect(metas(html, 'ColumnType')).toEqual([type]);
    for (const name of ['ColumnName', 'ColumnDescription', 'ColumnKeywords']) {
      expect(metas(html, name), name).toEqual([expect.stringMatching(/./)]);
    }
  });

  it('name a column on every page but those of the interface', () => {
    const without = built.pages.filter(({ url, site }) => metas(built.html(url, site), 'ColumnType').length === 0);
    expect([...new Set(without.map(({ template }) => template))].sort()).toEqual([
      'feeds',
      'missing',
      'search',
      'sitemap',
      'withdrawn',
    ]);
  });
});

describe('the type of a section’s page', () => {
  const columns = [column('yaowen', '山野要闻', { section: 'zw' })];
  const of = async (section: { column_type?: string }) => {
    const given = main({ columns: { sections: [{ id: 'zw', title: '政务', ...section }], columns } });
    return metas((await build(live([text('aaaaaaaaa1')], [given]))).html('/zw/'), 'ColumnType');
  };

  it('is what its data says', async () => expect(await of({ column_type: '信息公开目录' })).toEqual(['信息公开目录']));

  it('is that of its first column where nothing is said', async () => expect(await of({})).toEqual(['工作动态']));
});

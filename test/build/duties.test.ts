import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Built, build } from './built.ts';
import { column, live, model, text } from './given.ts';

const columns = [
  column('yaowen', '山野要闻', { units: ['office'], frequency: '每日', description: '县里的大事' }),
  column('gongshi', '公示', { section: 'open', kinds: ['notice'], kept: '各单位报送' }),
  column('kong', '空栏目', { section: 'open', units: ['liuxi', 'office'], frequency: '每月', description: '=1+1' }),
  column('qingnian', '青年周', { units: ['liuxi'], proposer: 'liuxi', until: '2026-05-31' }),
  column('jieshui', '节水周', { units: ['liuxi'], proposer: 'liuxi', until: '2026-06-01' }),
];

let built: Built;
beforeAll(async () => {
  built = await build(live([text('aaaaaaaaa1')], [model('main', '山野县人民政府', columns)]));
});
const fileAt = (path: string) => built.files.get(`main/${path}`)?.toString('utf8') ?? '';
const rowsOf = (path: string) =>
  Papa.parse<string[]>(fileAt(path).replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;

describe('[E10][B7] the responsibility table', () => {
  it('has every column in force, also one without content, with its five fields', () => {
    const [titles, ...rows] = rowsOf('duties/duties.csv');
    expect(titles).toEqual(['版块', '栏目', '内容说明', '保障单位', '保障方式', '更新频率', '专题']);
    expect(rows.map(([, title]) => title)).toEqual(columns.map(({ title }) => title));
    expect(rows[0]).toEqual(['要闻', '山野要闻', '县里的大事', '山野县人民政府办公室', '自行录入', '每日', '']);
    for (const row of rows) for (const cell of row.slice(0, 6)) expect(cell).not.toBe('');
  });

  it('is the same as page, JSON and CSV', () => {
    const page = built.html('/duties/');
    const data = JSON.parse(fileAt('api/v1/duties.json'));
    expect(data.columns).toHaveLength(columns.length);
    for (const { title, description, kept, frequency, units } of data.columns) {
      for (const said of [title, description, kept, frequency]) expect(page).toContain(said);
      for (const { name } of units) expect(page).toContain(name);
    }
    expect(data.columns[1]).toMatchObject({ open_to_all: true, units: [] });
    expect(page).toContain('href="/duties/duties.csv"');
    expect(page).toContain('href="/api/v1/duties.json"');
  });

  it('links a column that shows something and no other', () => {
    expect(built.html('/duties/')).toContain('<a href="/yaowen/">山野要闻</a>');
    expect(built.html('/duties/')).not.toContain('href="/kong/"');
  });

  it('[E11] tells who proposed a topical column, until when, and that it is archived the day after', () => {
    const topical = rowsOf('duties/duties.csv').filter(([, title]) => title === '青年周' || title === '节水周');
    expect(topical.map((row) => row.at(-1))).toEqual([
      '柳溪镇人民政府提出，至2026-05-31，已归档',
      '柳溪镇人民政府提出，至2026-06-01',
    ]);
  });

  it('names no person, and begins no cell with a formula', () => {
    const all = [fileAt('duties/duties.csv'), fileAt('api/v1/duties.json'), built.html('/duties/')].join('');
    expect(all).not.toContain('officer-a');
    expect(rowsOf('duties/duties.csv')[3]?.[2]).toBe("'=1+1");
  });

  it('is reached from every page, and stands in the sitemap', () => {
    expect(built.html('/')).toContain('<a href="/duties/">');
    expect(fileAt('sitemap.xml')).toContain('/duties/');
  });

  it('gives no files without a mark away in a preview', async () => {
    const preview = await build(live([], [model('main', '山野县人民政府', columns)]), { mark: 'preview' });
    expect([...preview.files.keys()].filter((name) => /duties|catalogue/.test(name)).sort()).toEqual([
      'main/catalogue/index.html',
      'main/duties/index.html',
    ]);
    expect(preview.html('/duties/')).not.toContain('.csv');
  });
});

describe('[D12] the publication catalogue', () => {
  it('lists for each unit what it publishes, where and by when, and last what everybody does', () => {
    const [titles, ...rows] = rowsOf('catalogue/catalogue.csv');
    expect(titles).toEqual(['发布主体', '栏目', '信息种类', '发布时限', '发布方式']);
    expect(rows.map(([unit, title]) => `${unit} ${title}`)).toEqual([
      '山野县人民政府办公室 山野要闻',
      '山野县人民政府办公室 空栏目',
      '柳溪镇人民政府 空栏目',
      '柳溪镇人民政府 节水周',
      '各单位 公示',
    ]);
    expect(rows.at(-1)).toEqual(['各单位', '公示', '公告公示', '每日', '各单位报送']);
  });

  it('is the same as page and JSON, without what is archived', () => {
    const data = JSON.parse(fileAt('api/v1/catalogue.json'));
    expect(data.units.map(({ unit }: { unit: { id: string } | null }) => unit?.id ?? null)).toEqual([
      'office',
      'liuxi',
      null,
    ]);
    expect(built.html('/catalogue/')).toContain('节水周');
    expect(built.html('/catalogue/')).not.toContain('青年周');
  });
});

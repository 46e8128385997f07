import { describe, expect, it } from 'vitest';
import { dcatTurtle } from '../../scripts/build/dcat-turtle.ts';
import { type Built, build } from './built.ts';
import { file, live, text } from './given.ts';

const columns = [
  { name: '学校', type: 'text', description: '名称' },
  { name: '学生', type: 'integer', unit: '人', description: '人数' },
];
const dataset = (change: object = {}, csv = '学校,学生\n"一""小""\n分校","1,620"\n二小,\n') =>
  text('aaaaaaaaa1', {
    title: '学校\\名录"2026"',
    front: {
      kind: 'dataset',
      theme: '教育',
      period: '2026学年',
      updated_on: '2026-03-01',
      frequency: '每学年',
      licence: { name: '开放许可', url: 'https://www.shanye.example/licence?a="b"', terms: '注明来源。' },
      desensitised: { on: '2026-02-28', by: '县教育局', method: '不含个人信息。' },
      tables: [{ file: '学校 1.csv', title: '学校', columns }],
      keywords: ['学校'],
      ...change,
    },
    files: [file('学校 1.csv', csv)],
  });
const json = ({ files }: Built, path: string) => JSON.parse(files.get(path)?.toString() ?? 'null');

describe('open data', () => {
  it('[E17] can be had as CSV, and as JSON with numbers as numbers and nothing for an empty cell', async () => {
    const built = await build(live([dataset()]));
    expect(built.files.has('main/aa/aaaaaaaaa1/学校 1.csv')).toBe(true);
    const { tables, licence, desensitised, expired } = json(built, 'main/api/v1/datasets/aa/aaaaaaaaa1.json');
    expect(tables[0].rows).toEqual([
      { 学校: '一"小"\n分校', 学生: 1620 },
      { 学校: '二小', 学生: null },
    ]);
    expect(tables[0].csv).toBe('https://main.shanye.example/aa/aaaaaaaaa1/%E5%AD%A6%E6%A0%A1%201.csv');
    expect(tables[0].columns[1]).toEqual({ name: '学生', type: 'integer', unit: '人', description: '人数' });
    expect({ licence, desensitised, expired }).toMatchObject({ expired: false, licence: { name: '开放许可' } });
  });

  it('[E17] shows schema, licence, update, desensitisation and the beginning of each table on its page', async () => {
    const many = `学校,学生\n${Array.from({ length: 25 }, (_, at) => `第${at}小学,${at}`).join('\n')}\n`;
    const html = (await build(live([dataset({}, many)]))).html('/aa/aaaaaaaaa1.html');
    for (const words of [
      '开放许可',
      '2026年3月1日',
      '县教育局 2026年2月28日：不含个人信息。',
      '共 25 行，先列 10 行',
      '第9小学',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('第10小学');
    expect(html).toContain('href="/datasets/catalogue.ttl"');
  });

  it('[E17] that no longer hold are marked as expired on the page, in the API and in the catalogue', async () => {
    const built = await build(live([dataset({ expires: { at: '2026-05-31T23:59:59+08:00' } })]));
    expect(built.html('/aa/aaaaaaaaa1.html')).toContain('本数据集已过期失效');
    expect(json(built, 'main/api/v1/datasets.json').items[0].expired).toBe(true);
    expect(json(built, 'main/datasets/catalogue.jsonld')['dcat:dataset'][0]['adms:status']['@value']).toBe('已过期');
  });

  it('[E17] is listed in a DCAT catalogue at an address that never moves, in two forms that say the same', async () => {
    const built = await build(live([dataset()]));
    const [entry] = json(built, 'main/datasets/catalogue.jsonld')['dcat:dataset'];
    expect(entry['@id']).toBe('https://main.shanye.example/aa/aaaaaaaaa1.html');
    expect(entry['dcat:distribution'].map((one: Record<string, unknown>) => one['dcat:mediaType'])).toEqual([
      { '@id': 'https://www.iana.org/assignments/media-types/text/csv' },
      { '@id': 'https://www.iana.org/assignments/media-types/application/json' },
    ]);
    const turtle = built.files.get('main/datasets/catalogue.ttl')?.toString() ?? '';
    for (const { '@id': id } of entry['dcat:distribution']) expect(turtle).toContain(`<${id}> a dcat:Distribution`);
    expect(turtle).toContain('dct:title "学校\\\\名录\\"2026\\""@zh-CN');
    expect(turtle).toContain('<https://www.shanye.example/licence?a=%22b%22> a dct:LicenseDocument');
  });

  it('is an empty catalogue where there is none', async () => {
    const built = await build(live([text('aaaaaaaaa1')]));
    expect(json(built, 'main/datasets/catalogue.jsonld')['dcat:dataset']).toEqual([]);
    expect(built.files.get('main/datasets/catalogue.ttl')?.toString()).not.toContain('dcat:dataset');
  });

  it('of a preview has no API and no catalogue to link to', async () => {
    const built = await build(live([dataset()]), { mark: 'preview' });
    expect(built.html('/aa/aaaaaaaaa1.html')).not.toMatch(/datasets\/catalogue|\/api\//);
    expect([...built.files.keys()].filter((name) => /datasets\/catalogue|\/api\//.test(name))).toEqual([]);
  });

  it('cannot end a string or an address of the Turtle', () => {
    const nasty = 'a"\n<> .\\';
    const turtle = dcatTurtle({
      id: `https://x.example/${nasty}`,
      title: nasty,
      publisher: nasty,
      homepage: 'https://x.example/',
      entries: [],
    });
    expect(turtle).toContain('"a\\"\\n<> .\\\\"@zh-CN');
    expect(turtle).toContain('<https://x.example/a%22%0A%3C%3E%20.%5C>');
  });
});

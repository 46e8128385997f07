import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command as importing } from '../../scripts/import.ts';
import { json, mapping, movingOffice, row } from './moving.ts';

const office = movingOffice();
const { given, run, listOf, articles, text } = office;

describe('qianfa import reads', () => {
  it('a JSON file, in date order, with the review of the route in force', async () => {
    await given({ 'old/a.json': json(row(2), row(1, { 关键词: ['防汛', '水库'] })) });
    expect(await run('old/a.json')).toMatchObject({ code: 0 });
    const list = await listOf('a');
    expect(list.map(({ original }) => original)).toEqual([
      { date: '2019-01-01', address: 'http://old.shiqiao.example/1.html', source: '石桥县水利局' },
      { date: '2019-01-02', address: 'http://old.shiqiao.example/2.html', source: '石桥县水利局' },
    ]);
    expect(list[0]?.path).toBe(`main/gsgg/2019/20190101-${list[0]?.id}`);
    const written = await text(list[0]?.path ?? '');
    expect(written).toContain('title: 旧公告之1');
    expect(written).toMatch(/keywords:\n {2}- 防汛\n {2}- 水库/);
    expect(written).toContain('site-leader@xzfb');
    expect(written).toContain('\n第1号公告。\n\n1\\. 照办。\n');
  });

  it('a CSV file with a byte-order mark and quoted lines', async () => {
    const csv = '\ufeff标题,日期,网址,来源,正文\n旧公告,2019-01-05,http://old.shiqiao.example/c.html,水利局,"甲\n乙"\n';
    await given({ 'old/b.csv': csv });
    expect(await run('old/b.csv')).toMatchObject({ code: 0 });
    expect(await text((await listOf('b'))[0]?.path ?? '')).toContain('\n甲\n\n乙\n');
  });

  it('a folder of texts in the encoding that the mapping names', async () => {
    const map = {
      ...mapping,
      encoding: 'gb18030',
      fields: { title: { from: '$heading' } },
      original: {
        date: { from: '$name', pattern: '\\((?<value>[\\d-]+)\\)$' },
        address: {
          from: '$name',
          pattern: '^(?<value>[^(]+)',
          template: 'http://old.shiqiao.example/{value}.html',
          as: 'url',
        },
      },
      body: { from: '$text', strip: ['<!--.*?-->'], headings: true },
    };
    // '# 标题\n\n正文' as GB 18030.
    const gb = Buffer.from([
      0x23, 0x20, 0xb1, 0xea, 0xcc, 0xe2, 0x0a, 0x3c, 0x21, 0x2d, 0x2d, 0x78, 0x2d, 0x2d, 0x3e, 0x0a, 0xd5, 0xfd, 0xce,
      0xc4,
    ]);
    await given({ 'old/in/law(2019-01-15).md': gb, 'old/in/scan.pdf': 'x' }, map);
    const answer = await run('old/in');
    expect(answer).toMatchObject({ code: 1 });
    expect(answer.out).toContain('scan.pdf');
    const [item] = await listOf('in');
    expect(item?.original).toEqual({ date: '2019-01-15', address: 'http://old.shiqiao.example/law.html' });
    expect(await text(item?.path ?? '')).toMatch(/title: 标题[\s\S]*---\n\n正文\n$/);
  });
});

describe('qianfa import refuses, and writes nothing,', () => {
  it.each([
    ['a mapping with an unknown field', { ...mapping, colour: 'red' }, 'colour'],
    ['a mapping without a title', { ...mapping, fields: {} }, 'title'],
    ['a mapping with a broken pattern', { ...mapping, fields: { title: { from: '标题', pattern: '(' } } }, 'pattern'],
    [
      'a mapping that reaches into a prototype',
      { ...mapping, fields: { title: { from: '标题' }, '__proto__.x': { from: '标题' } } },
      'fields',
    ],
  ])('%s', async (_, map, said) => {
    await given({ 'old/a.json': json(row(1)) }, map);
    const answer = await run('old/a.json');
    expect(answer.code).toBe(1);
    expect(answer.err).toContain(said);
    expect(articles()).toEqual([]);
  });

  it.each([
    ['JSON that is no array', 'old/a.json', '{}', '数组'],
    ['broken JSON', 'old/a.json', '[', '数组'],
    ['a CSV file without columns', 'old/a.csv', '甲\n乙\n', '表头'],
    ['bytes of another encoding', 'old/a.json', Buffer.from([0x5b, 0xff, 0x5d]), 'utf-8'],
    ['a file of another type', 'old/a.xlsx', 'x', 'a.xlsx'],
  ])('%s', async (_, source, content, said) => {
    await given({ [source]: content });
    const answer = await run(source);
    expect(answer.code).toBe(1);
    expect(answer.err).toContain(said);
    expect(articles()).toEqual([]);
  });

  it('a source that is not there', async () => {
    await given({});
    expect((await run('old/none.json')).code).toBe(2);
  });

  it('a list inside content/', async () => {
    await given({ 'old/a.json': json(row(1)) });
    expect(await run('old/a.json', '--list', 'content/list.json')).toMatchObject({ code: 1 });
  });

  it('[attack 71] a group that opened no move', async () => {
    await given({ 'old/a.json': json(row(1)) }, mapping, (text) => text.replace(/import:.*\n/, ''));
    const answer = await run('old/a.json');
    expect(answer).toMatchObject({ code: 1 });
    expect(answer.err).toContain('没有开放迁移');
  });

  it('[attack 71] after the move was closed', async () => {
    await given({ 'old/a.json': json(row(1)) });
    const args = ['old/a.json', '--map', 'old/map.yml'];
    const answer = await office.county.run(importing, args, { now: '2026-07-01T00:00:00+08:00' });
    expect(answer).toMatchObject({ code: 1 });
    expect(answer.err).toContain('2026-06-30');
  });

  it('nothing of a dry run, which tells all the same', async () => {
    await given({ 'old/a.json': json(row(1), row(2, { 标题: '' })) });
    const answer = await run('old/a.json', '--dry-run');
    expect(answer.out).toContain('可迁入：1 件');
    expect(answer.out).toContain('不能对照，没有迁入：1 件');
    expect(articles()).toEqual([]);
    expect(existsSync(join(office.county.repository.folder, 'imports'))).toBe(false);
  });
});

describe('qianfa import lists with its reason', () => {
  it.each([
    ['[attack 71] a host that is not of the move', row(1, { 网址: 'http://evil.example/1.html' }), 'evil.example'],
    ['an address that is none', row(1, { 网址: '/1.html' }), 'address'],
    ['a date that is none', row(1, { 日期: '去年' }), '去年'],
    ['a date to come', row(1, { 日期: '2027-01-01' }), '晚于'],
    ['a date before any website', row(1, { 日期: '1519-01-01' }), 'main/gsgg/1519'],
    ['a missing title', row(1, { 标题: undefined }), 'title'],
    ['a title of 400 characters', row(1, { 标题: '长'.repeat(400) }), 'title'],
    ['an empty text', row(1, { 正文: ' \n ' }), 'body'],
    ['an entry that is no object', 17, '不是对象'],
  ])('%s, and goes on with the others', async (_, bad, said) => {
    await given({ 'old/a.json': json(bad, row(2)) });
    const answer = await run('old/a.json');
    expect(answer.code).toBe(1);
    expect(answer.out).toContain('#1');
    expect(answer.out).toContain(said);
    expect(await listOf('a')).toHaveLength(1);
    expect(articles()).toHaveLength(1);
  });

  it('the second of two documents with one address', async () => {
    await given({ 'old/a.json': json(row(1), row(1)) });
    expect((await run('old/a.json')).out).toContain('旧地址与 #1 相同');
    expect(articles()).toHaveLength(1);
  });

  it('an optional field whose old value does not fit', async () => {
    await given({ 'old/a.json': json(row(1, { 关键词: '一 二 三 四 五 六 七 八 九 十 十一' })) });
    const answer = await run('old/a.json');
    expect(answer.code).toBe(0);
    expect(answer.out).toMatch(/留空的字段[\s\S]*keywords[\s\S]*#1/);
    expect(await text((await listOf('a'))[0]?.path ?? '')).not.toContain('keywords');
  });

  it('fields of the source that the mapping never reads', async () => {
    await given({ 'old/a.json': json(row(1, { 点击数: 5 })) });
    expect((await run('old/a.json')).out).toContain('没有用到的：点击数');
  });

  it('what the checks find, before anything is signed', async () => {
    await given({ 'old/a.json': json(row(1, { 正文: '绝密★30年' })) });
    const answer = await run('old/a.json');
    expect(answer.code).toBe(1);
    expect(answer.out).toContain('不能签署和登记：1 件');
  });
});

describe('a second run', () => {
  it('skips what the first one wrote and adds what is new', async () => {
    await given({ 'old/a.json': json(row(1)) });
    await run('old/a.json');
    const [first] = await listOf('a');
    await office.county.write({ 'old/a.json': json(row(1), row(2)) });
    expect((await run('old/a.json')).out).toContain('已迁入过，跳过：1 件');
    const list = await listOf('a');
    expect(list).toHaveLength(2);
    expect(list[0]).toEqual(first);
    expect(articles()).toHaveLength(2);
  });

  it('writes a folder that a cut-off run left out, under the id of its list', async () => {
    await given({ 'old/a.json': json(row(1), row(2)) });
    await run('old/a.json');
    const before = await listOf('a');
    await rm(join(office.county.repository.folder, 'content', before[1]?.path ?? 'none'), { recursive: true });
    await office.county.write({ '.qianfa-import-AbCdEf/0/index.md': 'half' });
    await run('old/a.json');
    expect(await listOf('a')).toEqual(before);
    expect(await text(before[1]?.path ?? '')).toContain('旧公告之2');
    expect(readdirSync(office.county.repository.folder).filter((name) => name.startsWith('.qianfa'))).toEqual([]);
  });

  it('forgets what was taken out of the old material and out of the tree', async () => {
    await given({ 'old/a.json': json(row(1), row(2)) });
    await run('old/a.json');
    const [first, second] = await listOf('a');
    await rm(join(office.county.repository.folder, 'content', second?.path ?? 'none'), { recursive: true });
    await office.county.write({ 'old/a.json': json(row(1)) });
    const ran = await run('old/a.json');
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(new RegExp(`从清单中去掉.*${second?.path}`));
    expect(await listOf('a')).toEqual([first]);
  });

  it('keeps the id of what is still in the old material, though it cannot be mapped this time', async () => {
    await given({ 'old/a.json': json(row(1), row(2)) });
    await run('old/a.json');
    const before = await listOf('a');
    await rm(join(office.county.repository.folder, 'content', before[1]?.path ?? 'none'), { recursive: true });
    await office.county.write({ 'old/a.json': json(row(1), { ...row(2), text: '' }) });
    expect((await run('old/a.json')).out).not.toContain('从清单中去掉');
    expect((await listOf('a')).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  });

  it('refuses a list that is none', async () => {
    await given({ 'old/a.json': json(row(1)), 'imports/a.json': '{"id":1}' });
    expect((await run('old/a.json')).code).toBe(1);
  });
});

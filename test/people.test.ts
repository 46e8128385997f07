import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as ledgerCommand } from '../scripts/ledger.ts';
import { command } from '../scripts/people.ts';
import { call } from './command/office.ts';
import { writeTree } from './fixture/files.ts';
import { type Group, makeGroup } from './fixture/group.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';
import { Book } from './fixture/ledger.ts';

let folder = '';
let group: Group;
let form = '';
// The officer of the water bureau is replaced in April, the sub-site's column handed on in May; a form is lent in June.
beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'keys'));
  group = await makeGroup(join(folder, 'keys'));
  const policy = `${group.governed['main/policy.yml']?.['policy.yml']}submission: { minimum: { officer: 1 } }\nseniors: { leader: [principal] }\n`;
  const governed = { ...group.governed, 'main/policy.yml': { 'policy.yml': policy } };
  const book = new Book(group, '2026-03-02T09:00:00+08:00');
  await book.found(governed);
  form = (await book.publish('main/gzdt/2026/a')).record.form ?? '';
  const registry = group.governed.registry ?? {};
  const people = (registry['people.yml'] ?? '')
    .replace(
      'unit: slj, post: officer, from: 2026-01-01',
      'unit: slj, post: officer, from: 2026-01-01, until: 2026-04-01',
    )
    .replace('id: drafter, name: drafter', 'id: drafter, name: 邓接任')
    .replace(
      /(id: drafter.*appointments: )\[\]/,
      '$1[{ unit: slj, post: officer, from: 2026-04-02, trained: 2026-04-03 }]',
    );
  await book.at('2026-04-01T17:00:00+08:00').govern('registry', { ...registry, 'people.yml': people });
  const columns = (group.governed['slj/columns.yml']?.['columns.yml'] ?? '').replace(
    'units: [slj]',
    'units: [slj, jyj]',
  );
  await book
    .at('2026-05-06T09:00:00+08:00')
    .govern('slj/columns.yml', { 'columns.yml': columns }, [
      ['site-leader', { unit: 'xzfb', post: 'site-leader', acts: ['审批'] }],
    ]);
  const loan = `keep_years: 10\nloans:\n  - { form: ${form}, to: 韩某, unit: 县审计局, purpose: 审计, approved: keeper, from: 2026-06-01, due: 2026-06-10 }\n`;
  await book.at('2026-06-01T09:00:00+08:00').govern('archive.yml', { 'archive.yml': loan });
  await writeTree(book.tree, join(folder, 'office/content/ledger'));
});
afterAll(() => removeFolder(folder));

const people = (args: readonly string[], now = '2026-06-15T09:00:00+08:00') =>
  call(command, args, { cwd: join(folder, 'office'), now });
const rows = async (args: readonly string[]): Promise<Record<string, string>[]> =>
  JSON.parse((await people([...args, '--json'])).out);

describe('[D7] who was responsible', () => {
  it('for a unit on any past day, as the file then said', async () => {
    const officers = async (day: string) =>
      (await rows(['unit', 'slj', '--on', day])).filter(({ post }) => post === '信息员').map(({ person }) => person);
    expect(await officers('2026-03-31')).toEqual(['officer']);
    expect(await officers('2026-04-02')).toEqual(['邓接任']);
  });

  it('for a column, by the columns and people of that day', async () => {
    const units = async (day: string) =>
      [...new Set((await rows(['column', 'slj/dt', '--on', day])).map(({ unit }) => unit))].filter(Boolean);
    expect(await units('2026-05-05')).toEqual(['石桥县水利局']);
    expect(await units('2026-05-06')).toEqual(['石桥县水利局', '石桥县教育局']);
    const [first] = await rows(['column', 'slj/dt', '--on', '2026-05-05']);
    expect(first).toMatchObject({ role: '栏目责任人', person: 'officer' });
  });

  it.each([
    [['unit', 'nobody'], 1, '没有单位 nobody'],
    [['column', 'main/nowhere'], 1, '没有 main/nowhere'],
    [['unit', 'slj', '--on', '2026-03-01'], 1, '还没有建立'],
    [['unit', 'slj', '--on', '2026-02-30'], 2, '应写作'],
    [['who'], 2, '请写明'],
    [['unit'], 2, '请写明'],
    [['unit', 'slj', 'jyj'], 2, '请写明'],
    [['column'], 2, '请写明'],
    [['changes', '2026-Q2'], 2, '请写明'],
    [['units', 'slj'], 2, '请写明'],
  ])('says why it cannot tell: %j', async (args, code, text) => {
    const answer = await people(args);
    expect([answer.code, answer.err]).toEqual([code, expect.stringContaining(text)]);
  });
});

describe('[B13] changes of the personnel file', () => {
  it('are listed by quarter, with the record that put them in force', async () => {
    const spring = await rows(['changes', '--from', '2026-04-01', '--until', '2026-06-30']);
    expect(spring.map(({ day, what, person, detail }) => `${day} ${what} ${person} ${detail}`)).toEqual([
      '2026-04-01 姓名更正 邓接任 drafter → 邓接任',
      '2026-04-01 任职 邓接任 2026-04-02',
      '2026-04-01 培训 邓接任 2026-04-03',
      '2026-04-01 任期改为止于 officer 2026-04-01',
    ]);
    expect(await rows(['changes'])).toEqual(spring);
    expect(await rows(['changes', '--from', '2026-01-01', '--until', '2026-03-31'])).toEqual([]);
  });

  it('are a table, and CSV that a spreadsheet reads', async () => {
    expect((await people(['changes'])).out).toContain('登记日期\t登记序号\t变动');
    const { data } = Papa.parse<string[]>((await people(['changes', '--csv'])).out.replace(/^\uFEFF/, '').trim());
    expect(data).toHaveLength(5);
    expect(data[0]?.[0]).toBe('登记日期');
  });
});

describe('[A1.2] units and their people', () => {
  it('are listed with what is vacant, who may stand in, and which of them cannot submit', async () => {
    const answer = await people(['units', '--json']);
    expect(answer.code).toBe(1);
    const all: Record<string, string>[] = JSON.parse(answer.out);
    expect(all.filter(({ note }) => note?.includes('不能报送')).map(({ unit }) => unit)).toEqual([
      '石桥县人民政府',
      '石桥县人民政府办公室',
      '石桥县教育局',
      '柳溪镇人民政府',
    ]);
    expect(all.find(({ unit, post }) => unit === '石桥县水利局' && post === '信息员')).toMatchObject({
      person: '邓接任',
      note: '',
    });
  });

  it('say who stands in for a post that is vacant', async () => {
    const on = (day: string) => rows(['units', '--on', day]);
    const leader = (await on('2026-04-01')).find(({ unit, post }) => unit === '石桥县水利局' && post === '主要负责人');
    expect(leader).toMatchObject({ person: 'principal' });
    const deputy = (await on('2026-03-05')).find(({ unit, post }) => unit === '石桥县水利局' && post === '主要负责人');
    expect(deputy?.note).toContain('可由deputy代行');
  });
});

describe('[D13] the archive', () => {
  const archive = (now: string) => call(ledgerCommand, ['archive'], { cwd: join(folder, 'office'), now });

  it('lists what is lent, and what is overdue ends with 1', async () => {
    const early = await archive('2026-06-10T09:00:00+08:00');
    expect([early.code, early.out]).toEqual([
      0,
      expect.stringContaining(`${form}　县审计局韩某，应于 2026-06-10 归还`),
    ]);
    const late = await archive('2026-06-11T09:00:00+08:00');
    expect([late.code, late.out]).toEqual([1, expect.stringContaining('已逾期')]);
  });

  it('lists what has been kept for its years, and not a day before', async () => {
    expect((await archive('2036-03-01T09:00:00+08:00')).out).toContain('可列入销毁清册：0');
    expect((await archive('2036-03-02T09:00:00+08:00')).out).toContain(`  ${form}\t2026-03-02`);
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as check } from '../scripts/check.ts';
import { command as making } from '../scripts/new.ts';
import { type Office, openOffice } from './command/office.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';

let folder: string;
let office: Office;
beforeAll(async () => {
  folder = await temporaryFolder();
  office = await openOffice(folder, ['--unit', 'jyj:石桥县教育局:department']);
  await office.repository.run('config', 'user.email', 'Zhang-Wei@shiqiao.example');
});
afterAll(() => removeFolder(folder));

const answers = {
  ...{ secret: '否', privacy: '否', law: '符合', copyright: '有权使用', timing: '适宜', sensitive: '否' },
  statistics: '无统计数据',
};
const answered = (change: object = {}) =>
  Object.entries({ ...answers, ...change }).flatMap(([id, value]) => ['--answer', `${id}=${value}`]);
const news = ['gzdt', '--title', '石桥水库开工', '--level', '一般', '--unit', 'xzfb'];
let count = 0;
const fresh = () => ['--slug', `gao-${++count}`];
const made = (args: readonly string[], around = {}) => office.run(making, [...args, ...fresh()], around);
const textOf = async (path: string) => readFile(join(office.folder, 'content', path, 'index.md'), 'utf8');
const newest = () => textOf(`main/gzdt/2026/gao-${count}`);

describe('new', () => {
  it('fills in what it can know: id, folder, officer by git, drafter, disclosure, and who will have to sign', async () => {
    const { code, out, err } = await office.run(making, [...news, ...answered()]);
    expect([code, err]).toEqual([0, '']);
    const path = /content\/(main\/gzdt\/2026\/0302-([a-z0-9]{6}))\/index\.md/.exec(out) ?? [];
    const text = await textOf(path[1] ?? '');
    expect(text).toMatch(new RegExp(`^---\nid: ${path[2]}[a-z0-9]{4}\ntitle: 石桥水库开工\nkind: news\n`));
    for (const line of [
      'officer: zhang-wei',
      'drafter: zhang-wei',
      'disclosure: 主动公开',
      '    statistics: 无统计数据',
    ])
      expect(text).toContain(`\n${line}\n`);
    expect(text).toContain(
      '\nreview:\n  - { act: 审核, by: [reviewer@xzfb] }\n  - { act: 审批, by: [leader@xzfb] }\n---\n',
    );
    expect(out).toMatch(/审核 \S+（陶然） → 审批 \S+（罗嘉宁）/);
    expect(out).toContain(`git add content/${path[1]}`);
  });

  it('makes an article that only wants its text', async () => {
    expect((await made([...news, ...answered()])).code).toBe(0);
    const path = `main/gzdt/2026/gao-${count}`;
    const before = await office.run(check, [path]);
    expect(before.code).toBe(1);
    expect(before.out).toContain('必须改正 1 处');
    const file = join(office.folder, 'content', path, 'index.md');
    await writeFile(file, (await textOf(path)).replace(/^<!--.*-->$/m, '工程今日开工。'));
    expect((await office.run(check, [path])).code).toBe(0);
  });

  it('leaves questions without an answer as comments that say what they take', async () => {
    const { out } = await made([...news, '--answer', 'secret=否']);
    expect(out).toContain('审查表还没有回答：privacy、law');
    expect(await newest()).toContain(
      '    secret: 否\n    # privacy:    # 是否涉及不宜公开的个人隐私、商业秘密？（否、是）\n',
    );
    await made(news);
    expect(await newest()).toContain('  answers: {} # ');
  });

  it('chooses the route by what was answered', async () => {
    const { out } = await made([...news, ...answered({ sensitive: '是' })]);
    expect(out).toContain('（陶然）');
    expect(await newest()).toContain('    sensitive: 是\n');
    const grave = await made([...news, '--level', '重大', '--source', 'reprint', '--source-name', '省报']);
    expect(grave.code).toBe(0);
    const reprint = await made([...news, '--source', 'reprint', '--source-name', '省报', '--source-url', '-']);
    expect(reprint.out).toMatch(/审核 \S+（段磊） → 审批 \S+（罗嘉宁）/);
    expect(await newest()).toContain('  offline: true\n');
  });

  it('names posts that nobody holds', async () => {
    const school = ['gzdt', '--title', '开学', '--level', '一般', '--unit', 'jyj', '--placement', 'home'];
    const { code, out } = await made(school);
    expect(code).toBe(0);
    expect(out).toMatch(/石桥县教育局\S* 目前无人任职/);
    expect(out).toMatch(/终审 \S+（罗嘉宁）/);
  });

  it('warns of a git address that nobody registered', async () => {
    const { code, out } = await made([...news, '--officer', 'zhang-wei'], {
      env: { GIT_AUTHOR_EMAIL: 'me@home.example' },
    });
    expect(code).toBe(0);
    expect(out).toContain('me@home.example');
    expect(out).toContain('没有备案');
  });

  it('asks at a terminal, with columns, people and units to choose from, by number or by name, and defaults for an empty line', async () => {
    const column = ['9', '公示公告'];
    const people = ['段磊'];
    const filing = ['石桥县人民政府', '2', '', '', '', '', ''];
    const notice = ['公告', ''];
    const checklist = ['1', '3', '否', '符合', '', '', '', '1'];
    const typed = [...column, '水库开工公告', ...people, ...filing, ...notice, ...checklist];
    const { code, out, err, asked } = await office.run(making, [], { answers: typed });
    expect(code).toBe(0);
    // Folder and id are nobody's work.
    expect(asked).toHaveLength(typed.length);
    for (const row of [
      '1. 工作动态（main/gzdt）',
      '1. 石桥县人民政府（xzf）',
      '3. 陶然（tao-ran）',
      '2. 上首页（home）',
    ])
      expect(err).toContain(`  ${row}\n`);
    expect(err).toContain('--column 没有“9”');
    const text = await textOf(/main\/gsgg\/2026\/0302-[a-z0-9]{6}/.exec(out)?.[0] ?? '');
    for (const line of ['kind: notice', 'unit: xzf', 'drafter: duan-lei', 'officer: zhang-wei', 'level: 一般'])
      expect(text).toContain(`\n${line}\n`);
    expect(text).toContain('    privacy: 否\n    law: 符合\n');
    expect(text).toContain('石桥县人民政府\n\n2026年3月2日\n');
  });

  it('prints what it made as JSON', async () => {
    const { out } = await made([...news, ...answered(), '--json']);
    expect(JSON.parse(out)).toMatchObject({
      path: `main/gzdt/2026/gao-${count}`,
      review: [{ act: '审核', by: ['reviewer@xzfb'] }, { act: '审批' }],
      open: [],
    });
  });
});

describe('new knows what each kind must have:', () => {
  it.each([
    ['a notice its sort', ['gsgg', '--notice', '公告'], 'notice: 公告'],
    [
      'a public list its end',
      ['gsgg', '--notice', '公示', '--expires', '2026-05-01T00:00:00+08:00'],
      'expires:\n  at: 2026-05-01T00:00:00+08:00',
    ],
    [
      'a document its number, date and topic',
      [
        'zcwj',
        '--kind',
        'document',
        '--document-date',
        '2026-03-01',
        '--topic',
        '农业\\水利',
        '--document-number',
        '石政发〔2026〕1号',
      ],
      'document_number: 石政发〔2026〕1号',
    ],
    ['a standing page nothing more', ['jgzn'], 'kind: page'],
  ])('%s', async (_, args, expected) => {
    const { code, out } = await made([...args, '--title', '标题', '--level', '常规', '--unit', 'xzfb']);
    expect(code).toBe(0);
    const [, path = ''] = /content\/(.*)\/index\.md/.exec(out) ?? [];
    expect(await textOf(path)).toContain(expected);
  });
});

describe('new refuses, and writes nothing,', () => {
  const lacking = (option: string) =>
    news.filter((_, index) => ![news.indexOf(option), news.indexOf(option) + 1].includes(index));
  it.each([
    ['without a column', news.slice(1), '没有给出 --column'],
    ['without a title', lacking('--title'), '没有给出 --title'],
    ['without a level', lacking('--level'), '没有给出 --level'],
    ['without a unit where the officer serves two', lacking('--unit'), '没有给出 --unit'],
    ['a column that is not there', ['xxxx', ...news.slice(1)], '--column 没有“main/xxxx”'],
    ['a level that is none', [...news, '--level', '紧急'], '可选：常规、一般、重要、重大'],
    ['a kind that the column does not take', [...news, '--kind', 'page'], '可选：news'],
    ['an officer who is none', [...news, '--officer', 'tao-ran'], '--officer 没有“tao-ran”'],
    ['an unknown question', [...news, '--answer', 'weather=好'], '本站的问题'],
    ['an answer that the question does not take', [...news, '--answer', 'secret=也许'], '本站的问题'],
    [
      'an explanation of what is not online',
      ['zcwj', ...news.slice(1), '--kind', 'interpretation', '--interprets', '石政发〔2026〕9号'],
      '网站上没有“石政发〔2026〕9号”',
    ],
    ['a folder name that would leave its place', [...news, '--slug', '../x'], '不能作文件夹名'],
    ['a public list without its end', ['gsgg', ...news.slice(1), '--notice', '公示'], '没有给出 --expires'],
    ['an end that is no instant', ['gsgg', ...news.slice(1), '--notice', '公告', '--expires', '明天'], '不是时刻'],
    ['an empty title', [...news, '--title', ' '], '--title 不能为空'],
  ])('%s', async (_, args, message) => {
    const before = await office.repository.run('status', '--porcelain', '-uall');
    const { code, err, out } = await office.run(making, args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(await office.repository.run('status', '--porcelain', '-uall')).toBe(before);
  });

  it.each([
    ['a title over two lines', [...news, '--title', '第一行\n第二行'], 'title'],
    [
      'a reprint with an address that is none',
      [...news, '--source', 'reprint', '--source-name', '省报', '--source-url', 'x'],
      'source.url',
    ],
    ['a folder that is there', [...news, '--slug', 'gao-1'], '已经存在'],
  ])('%s', async (_, args, message) => {
    const { code, err } = await office.run(making, args);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});

import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { command as attest } from '../scripts/attest.ts';
import { command as form } from '../scripts/form.ts';
import { command as ledger } from '../scripts/ledger.ts';
import { command as record } from '../scripts/record.ts';
import { type County, copyOf, found } from './command/county.ts';
import { articleText } from './fixture/article.ts';
import { type Group, makeGroup, type PersonId } from './fixture/group.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';

const path = 'main/gzdt/2026/kaigong';
const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
const signatures = ['--signed', 'reviewer:reviewer@slj:审核', '--signed', 'principal:principal@slj:审批'];

let folder: string;
let group: Group;
let founded: County;
let county: County;
let count = 0;
let number: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  const keys = join(folder, 'keys');
  await mkdir(keys);
  group = await makeGroup(keys);
  founded = await found(group, join(folder, 'county'));
  await founded.repository.commit({ files: { [`content/${path}/index.md`]: articleText({ review }) } });
  const { out } = await founded.run(form, [path, '--json']);
  number = String(Reflect.get(JSON.parse(out), 'form'));
});
afterAll(() => removeFolder(folder));
beforeEach(async () => {
  county = await copyOf(group, founded, join(folder, `copy-${++count}`));
  await writeFile(join(county.repository.folder, '..', `scan-${count}.pdf`), '%PDF scan');
});

const scan = () => join(folder, `scan-${count}.pdf`);
const archive = () => join(folder, `archive-${count}`);
const attested = (person: PersonId, more: readonly string[] = [], given = number) =>
  county.run(
    attest,
    [path, '--form', given, '--scan', scan(), '--archive', archive(), ...(more.length > 0 ? more : signatures)],
    { person },
  );

describe('attest', () => {
  it('files the scan, and what was signed on paper is recorded with its name and digest', async () => {
    const done = await attested('keeper');
    expect(done).toMatchObject({ code: 0 });
    const [name = ''] = await readdir(archive());
    expect(name).toBe(`${number}-scan-${count}.pdf`);
    expect(await readFile(join(archive(), name), 'utf8')).toBe('%PDF scan');
    expect((await county.run(record, [path])).code).toBe(0);
    const { out } = await county.run(ledger, ['list', '--json']);
    const row: unknown = JSON.parse(out).at(-1);
    expect(row).toMatchObject({ grade: 'paper', form: number, path, type: 'signoff' });
    expect(await county.repository.run('show', 'approvals', '--format=', '--name-only')).not.toContain('.pdf');
  });

  it.each([
    ['the drafter (attacks 69)', 'drafter', '登记保管员'],
    ['the officer (attacks 69)', 'officer', '登记保管员'],
    ['a leader', 'principal', '登记保管员'],
  ] as const)('is refused to %s, who is no keeper', async (_, person, why) => {
    const { code, err } = await attested(person);
    expect(code).toBe(1);
    expect(err).toContain(why);
    expect(existsSync(archive())).toBe(false);
  });

  it('by a keeper who drafted the article is not recorded (attacks 69)', async () => {
    const files = { [`content/${path}/index.md`]: articleText({ review, drafter: 'keeper' }) };
    await county.repository.commit({ files });
    const { out } = await county.run(form, [path, '--json']);
    const other = String(Reflect.get(JSON.parse(out), 'form'));
    expect((await attested('keeper', [], other)).code).toBe(0);
    const { code, err } = await county.run(record, [path]);
    expect(code).toBe(1);
    expect(err).toContain('登记保管员 keeper 是本稿的拟稿人或信息员');
  });

  it.each([
    [
      'the number of another version (attacks 69)',
      () => attested('keeper', [], '0123456789ab'),
      1,
      '与纸质表单上的 0123456789ab 不符',
    ],
    ['an archive inside the public content', () => inside('content/scans'), 1, '不得在公开内容'],
    ['an archive that is the content folder', () => inside('content'), 1, '不得在公开内容'],
    [
      'a signature that cannot be read',
      () => attested('keeper', ['--signed', 'reviewer@slj']),
      2,
      '人员:岗位@单位:环节',
    ],
    [
      'an act that is none',
      () => attested('keeper', ['--signed', 'reviewer:reviewer@slj:看过']),
      2,
      '人员:岗位@单位:环节',
    ],
    ['a scan that is not there', () => missing(), 2, 'none.pdf'],
    [
      'no signature at all',
      () => county.run(attest, [path, '--form', number, '--scan', scan()], { person: 'keeper' }),
      2,
      '--archive',
    ],
  ] as const)('refuses %s, and files nothing', async (_, run, code, why) => {
    const answer = await run();
    expect(answer.code).toBe(code);
    expect(answer.err).toContain(why);
    expect(existsSync(archive())).toBe(false);
    expect(await county.repository.run('branch', '--list', 'approvals')).toBe('');
    expect(await county.repository.run('status', '--porcelain')).toBe('');
  });

  it('counts nobody on paper who does not hold the post, and says so when it is recorded', async () => {
    await attested('keeper', ['--signed', 'outsider:reviewer@slj:审核', '--signed', 'principal:principal@slj:审批']);
    const { code, err } = await county.run(record, [path]);
    expect(code).toBe(1);
    expect(err).toContain('outsider 不是');
  });
});

const inside = (name: string) =>
  county.run(
    attest,
    [path, '--form', number, '--scan', scan(), '--archive', join(county.repository.folder, name), ...signatures],
    { person: 'keeper' },
  );
const missing = () =>
  county.run(
    attest,
    [path, '--form', number, '--scan', join(folder, 'none.pdf'), '--archive', archive(), ...signatures],
    { person: 'keeper' },
  );

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { command as approve } from '../scripts/approve.ts';
import { command as build } from '../scripts/build.ts';
import { command as ledger } from '../scripts/ledger.ts';
import { command as record } from '../scripts/record.ts';
import { type County, copyOf, found } from './command/county.ts';
import { call } from './command/office.ts';
import { articleText } from './fixture/article.ts';
import { emailOf, type Group, makeGroup } from './fixture/group.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';
import { makeRepository } from './fixture/repository.ts';

const [one, two] = ['main/gzdt/2026/kaigong', 'main/gzdt/2026/wangong'];
const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
const index = (path: string) => `content/${path}/index.md`;

let folder: string;
let group: Group;
let founded: County;
let county: County;
let count = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'keys'));
  group = await makeGroup(join(folder, 'keys'));
  founded = await found(group, join(folder, 'county'));
  await founded.repository.commit({
    files: {
      [index(one)]: articleText({ review }),
      [index(two)]: articleText({ review, id: 'a000000002', title: '石桥水库完工' }, '今日完工。\n'),
    },
  });
});
afterAll(() => removeFolder(folder));
beforeEach(async () => {
  county = await copyOf(group, founded, join(folder, `copy-${++count}`));
});

const signed = async (...paths: string[]) => {
  for (const person of ['reviewer', 'principal'] as const)
    expect(await county.run(approve, [...paths, '--yes'], { person })).toMatchObject({ code: 0 });
};
const env = () => ({ QIANFA_ROOT: county.root, QIANFA_RECORDER_KEY: group.recorder.file });
const alone = (args: readonly string[], surroundings: Record<string, string>) =>
  call(record, args, { cwd: county.repository.folder, env: surroundings });

describe('record', () => {
  it('makes one record of two articles that were approved at once', async () => {
    await signed(one, two);
    const { code, out } = await county.run(record, [one, two, '--json']);
    expect(code).toBe(0);
    const records: unknown = JSON.parse(out);
    expect(records).toHaveLength(1);
    expect(records).toMatchObject([{ seq: 2, items: [{ path: one }, { path: two }] }]);
  });

  it('records the one that is signed and refuses the other', async () => {
    await signed(one);
    const { code, err } = await county.run(record, [two, one]);
    expect(code).toBe(1);
    expect(err).toContain(`${two} 不能登记`);
    expect(err).toContain('已登记第 2 条');
  });

  it('says nothing twice: what is recorded cannot be recorded again', async () => {
    await signed(one);
    expect((await county.run(record, [one])).code).toBe(0);
    expect((await county.run(record, [one])).code).toBe(1);
  });

  it('names the commit whose address belongs to nobody, and masks the address', async () => {
    const text = articleText({ review }, '工程今日开工，有改动。\n');
    const commit = await county.repository.commit({ files: { [index(one)]: text }, author: 'someone@home.example' });
    await signed(one);
    const { code, err } = await county.run(record, [one]);
    expect(code).toBe(1);
    expect(err).toContain(commit.slice(0, 12));
    expect(err).toContain('s***@home.example');
    expect(err).not.toContain('someone@');
  });

  it('does not count the approval of somebody who committed to the text', async () => {
    const text = articleText({ review }, '工程今日开工，有改动。\n');
    await county.repository.commit({ files: { [index(one)]: text }, author: emailOf('reviewer') });
    await signed(one);
    const { code, err } = await county.run(record, [one]);
    expect(code).toBe(1);
    expect(err).toContain('reviewer 是本稿撰写者');
  });

  it('refuses a shallow clone that does not reach the version replaced, and says what to do', async () => {
    await signed(one);
    expect((await county.run(record, [one])).code).toBe(0);
    await county.repository.commit({ files: { [index(one)]: articleText({ review }, '第二版。\n') } });
    await county.repository.commit({ files: { [index(one)]: articleText({ review }, '第三版。\n') } });
    await signed(one);
    const shallow = join(folder, `shallow-${count}`);
    await county.repository.run(
      'clone',
      '-q',
      '--depth',
      '1',
      '--no-single-branch',
      `file://${county.repository.folder}`,
      shallow,
    );
    await (await makeRepository(shallow)).run('branch', 'approvals', 'origin/approvals');
    const { code, err } = await call(record, [one], { cwd: shallow, env: env() });
    expect(code).toBe(2);
    expect(err).toContain('git fetch --unshallow');
  });

  it('refuses to write over changes in the ledger folder', async () => {
    await signed(one);
    await writeFile(join(county.repository.folder, 'content/ledger/note.txt'), 'x');
    const { code, err } = await county.run(record, [one]);
    expect(code).toBe(1);
    expect(err).toContain('content/ledger');
  });

  it.each([
    ['without a root', () => alone([one], { QIANFA_RECORDER_KEY: group.recorder.file }), 1, 'QIANFA_ROOT'],
    ['with a root that is none', () => alone([one], { ...env(), QIANFA_ROOT: 'abc' }), 2, '64 位'],
    [
      'with the root of another ledger',
      () => alone([one], { ...env(), QIANFA_ROOT: 'a'.repeat(64) }),
      1,
      '台账未通过核验',
    ],
    ['without a recorder key', () => alone([one], { QIANFA_ROOT: county.root }), 1, 'QIANFA_RECORDER_KEY'],
    [
      "with a leader's key as the recorder's",
      () => alone([one], { ...env(), QIANFA_RECORDER_KEY: group.keys.principal.file }),
      1,
      '没有在 registry/machines.yml 中备案',
    ],
    [
      'with a key file that is not there',
      () => alone([one], { ...env(), QIANFA_RECORDER_KEY: '/none/key' }),
      2,
      '/none/key',
    ],
    ['without a path', () => alone([], env()), 2, '请给出至少一个路径'],
    ['at a commit that is not there', () => alone([one, '--ref', 'nowhere'], env()), 1, 'nowhere'],
    ['what is no article', () => alone(['main/gzdt'], env()), 1, 'main/gzdt'],
  ] as const)('does nothing %s', async (_, run, code, why) => {
    const before = await county.repository.run('rev-parse', 'HEAD');
    const answer = await run();
    expect(answer.code).toBe(code);
    expect(answer.err).toContain(why);
    expect(await county.repository.run('rev-parse', 'HEAD')).toBe(before);
  });

  it('and build stop at a broken ledger, and name the place', async () => {
    await signed(one);
    expect((await county.run(record, [one])).code).toBe(0);
    const records = join(county.repository.folder, 'content/ledger/records/2026/03');
    const name = (await readdir(records)).find((entry) => entry.startsWith('00000002')) ?? '';
    const text = await readFile(join(records, name), 'utf8');
    await county.repository.commit({
      files: { [`content/ledger/records/2026/03/${name}`]: text.replace('principal', 'reviewer') },
    });
    for (const answer of [
      await county.run(record, [two]),
      await county.run(build, []),
      await county.run(ledger, ['verify']),
    ]) {
      expect(answer.code).toBe(1);
      expect(answer.err).toContain('台账未通过核验，停止：');
      expect(answer.err).toContain('00000002');
    }
  });
});

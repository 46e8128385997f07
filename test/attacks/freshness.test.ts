import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCommit } from '../../scripts/git/commit.ts';
import { command as giveBack } from '../../scripts/return.ts';
import { emailOf } from '../fixture/group.ts';
import { temporaryFolder } from '../fixture/keys.ts';
import { County, type Ran, text } from './county.ts';

let county: County;
beforeAll(async () => {
  county = await County.found(await temporaryFolder());
});
afterAll(() => county.remove());

/** Writes an article and has both people sign it: whatever happens then happens after the approval. */
async function signed(name: string): Promise<string> {
  const path = `main/gsgg/2026/${name}`;
  await county.write(path, { 'index.md': text(`fresh0000${name}`), '名单.txt': '第一版名单\n' });
  await county.sign([await county.item(path)]);
  return path;
}

const refusesAll = (ran: Ran) => {
  expect(ran.code).toBe(1);
  expect(ran.text).toMatch(/不能登记/);
  expect(ran.text).toMatch(/待“审核”：.+（reviewer/);
  expect(ran.text).toMatch(/待“审批”：.+（principal/);
};

describe('what changes after an approval', () => {
  const changes = [
    {
      title: '1 · another commit changes the text → pending',
      name: '1',
      change: (path: string) => county.write(path, { 'index.md': text('fresh00001', {}, '工程明日开工。\n') }),
    },
    {
      title: '25 · the attachment is exchanged at the same path → pending',
      name: '2',
      change: (path: string) => county.write(path, { '名单.txt': '第二版名单\n' }),
    },
    {
      title: '25 · an attachment is added → pending',
      name: '3',
      change: (path: string) => county.write(path, { '补充.txt': '补充名单\n' }),
    },
  ];
  it.each(changes)('$title', async ({ name, change }) => {
    const path = await signed(name);
    await change(path);
    const ran = await county.record(path);
    refusesAll(ran);
    expect(ran.text).toMatch(/reviewer 签的是另一个版本，内容已改动，不作数。请看过现在的版本后重新签署。/);
    expect(ran.text).toMatch(/principal 签的是另一个版本/);
  });
});

describe('history that is rewritten after an approval', () => {
  it('2 · a force-pushed other tree whose commits are dated before the approval → pending', async () => {
    const path = await signed('4');
    const git = county.repository.git;
    const edit = {
      put: new Map([[`content/${path}/index.md`, { bytes: Buffer.from(text('fresh00004', {}, '工程已经竣工。\n')) }]]),
      remove: [],
    };
    const who = { name: 'officer', email: emailOf('officer') };
    const parent = await county.repository.run('rev-parse', 'HEAD^');
    const time = '2020-01-01T00:00:00+08:00';
    await county.repository.run(
      'reset',
      '-q',
      '--hard',
      await makeCommit(git, { parent, edit, message: '稿件', who, time }),
    );
    const ran = await county.record(path);
    refusesAll(ran);
    expect(ran.text).toMatch(/内容已改动/);
  });

  it('3 · a force-pushed amend of the message, the same bytes → the approval holds', async () => {
    const path = await signed('5');
    await county.repository.run('reset', '-q', '--soft', 'HEAD^');
    await county.repository.commit({ author: emailOf('officer'), message: '换一句说明' });
    const ran = await county.record(path);
    expect(ran.code).toBe(0);
    expect(ran.text).toMatch(/已登记第 \d+ 条（signoff）/);
  });

  it('5 · an approval of an older commit, given when a newer one is there → bound to what it names → pending', async () => {
    const path = 'main/gsgg/2026/6';
    const seen = await county.write(path, { 'index.md': text('fresh00006') });
    await county.write(path, { 'index.md': text('fresh00006', {}, '工程明日开工。\n') });
    for (const person of ['reviewer', 'principal'] as const)
      expect((await county.approve(person, path, '--ref', seen)).code).toBe(0);
    const ran = await county.record(path);
    refusesAll(ran);
    expect(ran.text).toMatch(/内容已改动/);
    // The very commit that they saw is signed.
    expect((await county.record(path, '--ref', seen)).code).toBe(0);
  });
});

describe('a leader who changes his mind', () => {
  const giveBackAs = (path: string) =>
    county.run(giveBack, [path, '--yes', '--remark', '日期要核对'], { key: county.group.keys.principal });

  it('8 · approves, then returns it → pending, with his words; approves again → signed', async () => {
    const path = await signed('7');
    expect((await giveBackAs(path)).code).toBe(0);
    const ran = await county.record(path);
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(/principal 退回修改：日期要核对/);
    expect(ran.text).toMatch(/principal 后来又表了态，以后一次为准/);
    expect((await county.approve('principal', path)).code).toBe(0);
    expect((await county.record(path)).code).toBe(0);
  });

  const tampering = [
    {
      what: 'deleted',
      change: (files: string[]) => Object.fromEntries(files.map((name) => [name, null])),
      says: /taken away/,
    },
    {
      what: 'given a broken signature',
      change: (files: string[]) =>
        Object.fromEntries(files.filter((name) => name.endsWith('.sig')).map((name) => [name, 'x'])),
      says: /was exchanged/,
    },
  ];
  it.each(tampering)(
    '76 · his return is $what on the branch of approvals → error, nothing is recorded',
    async ({ what, change, says }) => {
      const path = await signed(what === 'deleted' ? '8' : '9');
      const before = await county.repository.run('rev-parse', 'approvals');
      expect((await giveBackAs(path)).code).toBe(0);
      const files = await county.repository.run('diff', '--name-only', before, 'approvals');
      await county.repository.run('checkout', '-q', 'approvals');
      await county.repository.commit({ files: change(files.split('\n')), message: '整理' });
      await county.repository.run('checkout', '-q', 'main');
      const ran = await county.record(path);
      await county.repository.run('update-ref', 'refs/heads/approvals', before);
      expect(ran.code).toBe(2);
      expect(ran.text).toMatch(/无法得出结论，按未通过处理/);
      expect(ran.text).toMatch(says);
    },
  );
});

it('4 · signed within a second of a push → decided by digest: what is recorded is what is read', async () => {
  const path = await signed('0');
  const [ran] = await Promise.all([county.record(path), county.repository.run('rev-parse', 'HEAD')]);
  expect(ran.code).toBe(0);
  const live = await county.repository.run('show', `HEAD:content/ledger/live/${path}/名单.txt`);
  expect(live).toBe('第一版名单');
  await county.write(path, { '名单.txt': '第二版名单\n' }, { author: emailOf('officer') });
  expect(await county.repository.run('show', `HEAD:content/ledger/live/${path}/名单.txt`)).toBe('第一版名单');
});

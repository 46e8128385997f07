import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../scripts/command/examine.ts';
import { overdue } from '../../scripts/ledger/state.ts';
import type { Original } from '../../scripts/site/types.gen.ts';
import { say, tell } from '../../scripts/words/say.ts';
import { articleText, folderOf } from '../fixture/article.ts';
import { memoryFiles } from '../fixture/files.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, department, drafterAndOfficer, type Signing } from '../fixture/ledger.ts';
import { step, text } from './county.ts';
import { tried, type Writers } from './tried.ts';

let folder: string;
let group: Group;
let book: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  book = new Book(group, '2026-03-02T09:00:00+08:00');
  await book.found();
});
afterAll(() => removeFolder(folder));

const at = (id: string) => `main/gsgg/2026/${id}`;

const wrote = (person: string, part: 'drafter' | 'officer'): Writers => [...drafterAndOfficer, { person, as: [part] }];

const byDuty: Signing = [['duty', { unit: 'xzfb', post: 'duty', acts: ['审批'] }]];

describe('70 · first online, then confirmed', () => {
  const path = 'main/yjxx/2026/flood';
  it('70 · past its time → overdue, and no second version before it is confirmed', async () => {
    const own = new Book(group, '2026-03-02T09:00:00+08:00');
    await own.found();
    const first = await tried(own, 'engine0020', () => byDuty, { path, front: { kind: 'news' } });
    expect(first.record).toMatchObject({ type: 'provisional', confirm_by: '2026-03-03T09:00:00+08:00' });
    const { state } = await own.ledger();
    expect(overdue(state, '2026-03-03T09:00:00+08:00')).toEqual([]);
    expect(overdue(state, '2026-03-03T09:00:01+08:00').map((article) => article.path)).toEqual([path]);
    const second = await tried(own.at('2026-03-04T09:00:00+08:00'), 'engine0020', () => department, {
      path,
      front: { kind: 'news' },
      body: '水退了。\n',
    });
    expect(second.says).toMatch(/engine0020 的先发后补尚未补签（限 2026-03-03T09:00:00\+08:00）。请先对同一版本补签/);
    const confirmed = await tried(own, 'engine0020', () => department, { path, front: { kind: 'news' } });
    expect(confirmed.record).toMatchObject({ type: 'signoff' });
    expect(overdue((await own.ledger()).state, '2026-05-01T09:00:00+08:00')).toEqual([]);
  });
});

describe('71 · moving in from an old site', () => {
  const importing: Signing = [
    ['site-admin', { unit: 'xzfb', post: 'site-admin', acts: ['审核'] }],
    ['site-leader', { unit: 'xzfb', post: 'site-leader', acts: ['审批'] }],
  ];
  const original: Original = { address: 'http://old.shiqiao.example/1.html', date: '2020-05-01' };
  const imports: { title: string; original: Original; time?: string; says: RegExp }[] = [
    {
      title: 'an article that was never online elsewhere',
      original: { ...original, address: 'https://blog.example/1' },
      says: /的旧地址在 blog.example，不是 group.yml 所列的旧站/,
    },
    {
      title: 'a host that only begins alike',
      original: { ...original, address: 'http://old.shiqiao.example.evil.example/1' },
      says: /不是 group.yml 所列的旧站/,
    },
    {
      title: 'a name before the host',
      original: { ...original, address: 'http://old.shiqiao.example@evil.example/1' },
      says: /的旧地址在 evil.example/,
    },
    { title: 'a date to come', original: { ...original, date: '2026-12-01' }, says: /原发布日期晚于登记日期/ },
    {
      title: 'after the move was closed',
      original,
      time: '2026-07-01T00:00:00+08:00',
      says: /迁移已于 2026-06-30 截止/,
    },
  ];
  it.each(imports)('71 · $title → refused', async ({ original: from, time = '2026-03-02T09:00:00+08:00', says }) => {
    const own = new Book(group, time);
    await own.found();
    const article = folderOf(at('engine0030'), { 'index.md': articleText({ id: 'engine0030' }) });
    const { item } = await own.propose(article);
    const moved = { ...item, original: from, facts: { ...item.facts, change: 'import' as const } };
    const done = await own.record(
      { type: 'import', items: [moved], writers: drafterAndOfficer },
      await own.sign([moved], importing),
      [article],
    );
    expect('refused' in done && done.refused.map((one) => tell('zh', one)).join('\n')).toMatch(says);
  });
});

describe('72 · a leader’s own correction', () => {
  const corrected: Writers = [...drafterAndOfficer, { person: 'principal', as: ['author', 'committer'] }];
  it('72 · after an earlier signer approved the corrected digest → counts, the policy says so', async () => {
    expect((await tried(book, 'engine0040', () => department, { writers: corrected })).signed).toBe(true);
  });
  it.each([
    { title: 'without an earlier signer', writers: corrected, signing: department.slice(1) },
    {
      title: 'where the earlier signer wrote too',
      writers: [...corrected, { person: 'reviewer', as: ['author' as const] }],
      signing: department,
    },
    { title: 'as its drafter', writers: [...corrected, ...wrote('principal', 'drafter')], signing: department },
  ])('72 · $title → ignored, with what to do', async ({ writers, signing }) => {
    const ran = await tried(book, 'engine0041', () => signing, { writers });
    expect(ran.keys).toContain('approval-writer');
    expect(ran.says).toMatch(/principal 是本稿撰写者.+请由他人签署/);
  });
});

describe('75 · what no machine can read', () => {
  const files = async (name: string, bytes: Uint8Array) => {
    const tree = new Map([
      [
        `${at('engine0050')}/index.md`,
        Buffer.from(
          text('engine0050', {
            pictures: 'own',
            review: [step('人工核验', 'site-admin@xzfb'), step('审核', 'reviewer@slj'), step('审批', 'principal@slj')],
          }),
        ),
      ],
      [`${at('engine0050')}/${name}`, Buffer.from(bytes)],
    ]);
    return examine(await book.ledger(), memoryFiles(tree), at('engine0050'));
  };
  it.each(['名单.zip', '名单.ofd', '名单.wps', '扫描件.jpg', '名单.7z'])(
    '75 · %s → 机器未检, held until a named person confirms',
    async (name) => {
      const bytes = name.endsWith('.jpg') ? Buffer.from('ffd8ffe000104a464946', 'hex') : Buffer.from('PK\x03\x04...');
      const { findings, item, routes } = await files(name, bytes);
      expect(findings.map(({ severity }) => severity)).toEqual(['unchecked']);
      expect(findings.map(({ key, params }) => say('zh', key, params)).join('')).toMatch(
        /机器未检：名单|机器未检：扫描件/,
      );
      expect(routes.flatMap(({ steps }) => steps.map(({ act }) => act))).toEqual(['人工核验', '审核', '审批']);
      expect(item?.facts?.unchecked).toBe(true);
    },
  );

  it('75 · a picture that tells where it was taken → refused', async () => {
    const picture = Buffer.concat([
      Buffer.from('ffd8ffe000104a464946', 'hex'),
      Buffer.from('<x exif:GPSLatitude="1"/>'),
    ]);
    const { findings, item } = await files('工地.jpg', picture);
    expect(item).not.toBe(null);
    expect(
      findings.filter(({ severity }) => severity === 'error').map(({ key, params }) => say('zh', key, params)),
    ).toEqual(['工地.jpg 带有拍摄地点（GPS）。请用 qianfa add --replace 重新放入，地点会删去。']);
  });
});

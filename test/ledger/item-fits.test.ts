import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articleText, folderOf } from '../fixture/article.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, department, drafterAndOfficer, type Signing } from '../fixture/ledger.ts';
import { as } from '../fixture/statements.ts';

const path = 'main/gzdt/2026/a';
const id = 'a000000001';
const siteOffice: Signing = [
  ['site-admin', { unit: 'xzfb', post: 'site-admin', acts: ['审核'] }],
  ['site-leader', { unit: 'xzfb', post: 'site-leader', acts: ['审批'] }],
];
const school: Signing = [
  ['school-reviewer', { ...as.reviewer, unit: 'jyj' }],
  ['school-principal', { ...as.principal, unit: 'jyj' }],
];
const original = { date: '2019-05-01', address: 'http://old.shiqiao.example/1' };

let folder = '';
let group: Group;
let book: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));
beforeEach(async () => {
  book = new Book(group, '2026-03-05T09:00:00+08:00');
  await book.found();
});

const article = async (which = id) => (await book.ledger()).state.articles.get(which);

describe('[64] identity', () => {
  it('a place that is taken is refused', async () => {
    await book.publish(path);
    await expect(book.publish(path, { front: { id: 'b000000002' } })).rejects.toThrow('record-path-taken');
  });

  it('a move needs the old column’s route', async () => {
    await book.publish('slj/dt/2026/a', { signing: [['principal', { unit: 'slj', post: 'leader', acts: ['审批'] }]] });
    await expect(book.publish(path)).rejects.toThrow('1 missing');
    await book.publish(path, {
      signing: [...department, ['principal', { unit: 'slj', post: 'leader', acts: ['审批'] }]],
    });
    expect([...book.tree.keys()].filter((file) => file.startsWith('live/'))).toEqual([`live/${path}/index.md`]);
  });

  it('an article that passes to another unit needs the former unit’s route', async () => {
    await book.publish(path);
    const taken = { front: { unit: 'jyj' }, body: '改由教育局发布。\n' };
    await expect(book.publish(path, { ...taken, signing: school })).rejects.toThrow('2 missing');
    await book.publish(path, { ...taken, signing: [...school, ...department] });
    expect((await article())?.facts).toMatchObject({ unit: 'jyj', affects: [id] });
  });

  it('[55] the same document number twice is refused, in one record too, a reprint excepted', async () => {
    const front = {
      kind: 'document',
      issuer: '县水利局',
      document_number: '石水发〔2026〕3号',
      document_date: '2026-03-01',
      topic: '农业\\水利',
    };
    await book.publish('main/zcwj/2026/a', { front });
    await expect(book.publish('main/zcwj/2026/b', { front: { ...front, id: 'b000000002' } })).rejects.toThrow(
      'document-number-twice',
    );
    await book.publish('main/zcwj/2026/b', {
      front: { ...front, id: 'b000000002', source: { type: 'reprint', name: '水利局', offline: true } },
      signing: siteOffice,
    });
    const two = ['c000000003', 'd000000004'].map((other) =>
      folderOf(`main/zcwj/2026/${other}`, {
        'index.md': articleText({ ...front, id: other, document_number: '石水发〔2026〕4号' }),
      }),
    );
    const items = await Promise.all(two.map(async (each) => (await book.propose(each)).item));
    const found = await book.record(
      { type: 'signoff', items, writers: drafterAndOfficer },
      await book.sign(items, department),
      two,
    );
    expect('refused' in found && found.refused.map(({ key }) => key)).toContain('document-number-twice');
  });
});

describe('[65] an article that names another', () => {
  const county = { id: 'c000000003', unit: 'xzf', kind: 'notice', notice: '公告' };
  const office: Signing = [
    ['office-reviewer', { ...as.reviewer, unit: 'xzfb' }],
    ['office-principal', { ...as.principal, unit: 'xzfb' }],
  ];

  it('of another unit needs that unit’s route', async () => {
    await book.publish('main/gsgg/2026/c', { front: county, signing: office });
    const repealing = { front: { kind: 'notice', notice: '公告', repeals: [county.id] } };
    await expect(book.publish('main/gsgg/2026/a', repealing)).rejects.toThrow('2 missing');
    await book.publish('main/gsgg/2026/a', { ...repealing, signing: [...department, ...office] });
  });

  it('that the ledger does not know is refused, or it would be repealed unasked', async () => {
    const repealing = { front: { kind: 'notice', notice: '公告', repeals: [county.id] } };
    await expect(book.publish('main/gsgg/2026/a', repealing)).rejects.toThrow('route-affected-unknown');
  });

  it('may be withdrawn by its own unit alone', async () => {
    await book.publish('main/gsgg/2026/c', { front: county, signing: office });
    const repealing = { front: { kind: 'notice', notice: '公告', repeals: [county.id] } };
    await book.publish('main/gsgg/2026/a', { ...repealing, signing: [...department, ...office] });
    await book.withdraw(id, '涉密');
    expect((await article())?.status).toBe('gone');
  });
});

describe('[71] an import', () => {
  const moving = { type: 'import' as const, signing: siteOffice, original };

  it('keeps date and address of the old site', async () => {
    await book.publish(path, moving);
    expect(await article()).toMatchObject({
      type: 'import',
      grade: 'imported',
      original,
      published: '2026-03-05T09:00:00+08:00',
    });
  });

  it.each([
    [
      'from a host that is not moving',
      { ...moving, original: { ...original, address: 'http://www.news.example/1' } },
      'import-host',
    ],
    [
      'from a host that only looks like it',
      { ...moving, original: { ...original, address: 'http://old.shiqiao.example.evil.example/1' } },
      'import-host',
    ],
    ['dated in the future', { ...moving, original: { ...original, date: '2026-03-06' } }, 'import-future'],
    ['signed as a department’s article', { ...moving, signing: department }, '2 missing'],
  ])('%s is refused', async (_, how, reason) => {
    await expect(book.publish(path, how)).rejects.toThrow(reason);
  });

  it('after the move was closed, or of what is here, is refused', async () => {
    await book.publish(path);
    await expect(book.publish(path, moving)).rejects.toThrow('import-known');
    await expect(
      book.at('2026-07-01T00:00:00+08:00').publish('main/gzdt/2026/b', { ...moving, front: { id: 'b000000002' } }),
    ).rejects.toThrow('import-closed');
  });
});

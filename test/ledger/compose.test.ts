import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordItem } from '../../scripts/site/types.gen.ts';
import { tell } from '../../scripts/words/say.ts';
import { articleText, folderOf } from '../fixture/article.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, department, drafterAndOfficer, type Signing } from '../fixture/ledger.ts';
import { as } from '../fixture/statements.ts';

const path = 'main/gzdt/2026/a';
const id = 'a000000001';
const school: Signing = [
  ['school-reviewer', { ...as.reviewer, unit: 'jyj' }],
  ['school-principal', { ...as.principal, unit: 'jyj' }],
];

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

describe('numbers', () => {
  it('are consecutive, by template and by column, and are kept for ever', async () => {
    const first = await book.publish(path);
    const second = await book.publish('main/gzdt/2026/b', { front: { id: 'b000000002' } });
    await book.withdraw(id, '涉密');
    const third = await book.publish('main/gzdt/2026/c', { front: { id: 'c000000003' } });
    const again = await book.publish(path, { body: '改过了。\n' });
    const numbers = [first, second, third, again].map(({ record }) => [
      record.items[0]?.index_number,
      record.items[0]?.ordinals,
    ]);
    expect(numbers).toEqual([
      ['SQ11-2026-00001', { 'main/gzdt': 1 }],
      ['SQ11-2026-00002', { 'main/gzdt': 2 }],
      ['SQ11-2026-00003', { 'main/gzdt': 3 }],
      ['SQ11-2026-00001', { 'main/gzdt': 1 }],
    ]);
  });

  it('begin anew with the year and the unit', async () => {
    await book.publish(path);
    await book.publish('main/gzdt/2026/b', { front: { id: 'b000000002', unit: 'jyj' }, signing: school });
    book.at('2027-01-01T00:00:00+08:00');
    book.recorder.id = 'recorder-1';
    await book.publish('main/gzdt/2027/c', { front: { id: 'c000000003' } });
    expect([(await article('b000000002'))?.indexNumber, (await article('c000000003'))?.indexNumber]).toEqual([
      'SQ12-2026-00001',
      'SQ11-2027-00001',
    ]);
  });
});

describe('dates', () => {
  it('publication is the first sign-off and never moves; an update does', async () => {
    await book.publish(path);
    await book.at('2026-03-06T09:00:00+08:00').publish(path, { body: '改过了。\n' });
    expect(await article()).toMatchObject({
      published: '2026-03-05T09:00:00+08:00',
      updated: '2026-03-06T09:00:00+08:00',
    });
  });

  it('[47] a publish_at before the signing has no effect, one after it counts', async () => {
    await book.publish(path, { front: { publish_at: '2026-03-01T09:00:00+08:00' } });
    await book.publish('main/gzdt/2026/b', { front: { id: 'b000000002', publish_at: '2026-04-01T09:00:00+08:00' } });
    expect([(await article())?.published, (await article('b000000002'))?.published]).toEqual([
      '2026-03-05T09:00:00+08:00',
      '2026-04-01T09:00:00+08:00',
    ]);
  });

  it('a clock that went back gives the time of the record before', async () => {
    await book.publish(path);
    const { record } = await book.at('2026-01-01T09:00:00+08:00').publish(path, { body: '改过了。\n' });
    expect(record.time).toBe('2026-03-05T09:00:00+08:00');
  });
});

describe('[61] what was signed once', () => {
  const item = (replaces: string | null, digest: string): RecordItem => ({
    id,
    path,
    digest,
    replaces,
    facts: { change: 'change' },
  });

  it('cannot be recorded again after a newer version', async () => {
    const first = await book.publish(path);
    await book.publish(path, { body: '改过了。\n' });
    const back = folderOf(path, { 'index.md': articleText() });
    const { item: proposed } = await book.propose(back);
    const again = await book.record(
      { type: 'signoff', items: [proposed], writers: drafterAndOfficer },
      first.approvals,
      [back],
    );
    expect(again).toMatchObject({ missing: 2, ignored: [{ key: 'approval-replaces' }, { key: 'approval-replaces' }] });
    const old = { ...proposed, replaces: null };
    expect(await book.record({ type: 'signoff', items: [old], writers: [] }, first.approvals, [back])).toMatchObject({
      ignored: [{ key: 'approval-spent' }, { key: 'approval-spent' }],
    });
  });

  it('cannot be recorded again after a withdrawal', async () => {
    const first = await book.publish(path);
    await book.withdraw(id, '更正', '更正中。');
    const back = folderOf(path, { 'index.md': articleText() });
    const { item: proposed } = await book.propose(back);
    expect(proposed.facts?.change).toBe('return');
    expect(
      await book.record({ type: 'signoff', items: [proposed], writers: [] }, first.approvals, [back]),
    ).toMatchObject({ missing: 2 });
  });

  it('needs no second record for the same bytes', async () => {
    await book.publish(path);
    await expect(book.publish(path)).rejects.toThrow('record-same');
  });

  it('is no record of an article that the ledger never saw', async () => {
    const approvals = await book.sign([item('f'.repeat(64), 'a'.repeat(64))], department);
    expect(
      await book.record({ type: 'signoff', items: [item('f'.repeat(64), 'a'.repeat(64))], writers: [] }, approvals),
    ).toHaveProperty('refused');
  });
});

describe('people', () => {
  it('[63] who are out of office when it is recorded do not count, whenever they signed', async () => {
    const one = folderOf(path, { 'index.md': articleText() });
    const { item } = await book.propose(one);
    const approvals = await book.sign(
      [item],
      [
        ['reviewer', as.reviewer],
        ['deputy', { ...as.principal, standInFor: 'principal' }],
      ],
    );
    const entry = { type: 'signoff' as const, items: [item], writers: drafterAndOfficer };
    const late = await book.at('2026-03-11T09:00:00+08:00').record(entry, approvals, [one]);
    expect(late).toMatchObject({ missing: 1, ignored: [{ key: 'approval-stand-in-none' }] });
    expect('ignored' in late && late.ignored.map((why) => tell('zh', why))).toEqual([
      'deputy 没有代 principal 行使 principal@slj 的备案，或不在代签期内，不作数。',
    ]);
    expect(await book.at('2026-03-10T09:00:00+08:00').record(entry, approvals, [one])).toHaveProperty('record');
  });
});

describe('the first review that a writer gave of his own text', () => {
  it('is kept where the policy asks for it, as evidence that counts for nobody’s approval', async () => {
    const policy = group.governed['main/policy.yml']?.['policy.yml'] ?? '';
    const asking = policy.replace('    own_correction: true\n', '    own_correction: true\n    self_review: true\n');
    const own = new Book(
      { ...group, governed: { ...group.governed, 'main/policy.yml': { 'policy.yml': asking } } },
      '2026-03-05T09:00:00+08:00',
    );
    await own.found();
    const signing: Signing = [['officer', { unit: 'slj', post: 'officer', acts: ['初审'] }], ...department];
    const { record, approvals } = await own.publish(path, { signing });
    expect(record.self_reviews).toEqual([{ person: 'officer', statement: approvals[0]?.digest }]);
    expect([record.signers?.map(({ person }) => person), record.evidence?.length]).toEqual([
      ['reviewer', 'principal'],
      3,
    ]);
    expect(await own.verify()).toHaveProperty('ledger');
  });
});

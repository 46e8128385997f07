import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { overdue } from '../../scripts/ledger/state.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, department, drafterAndOfficer, type Signing } from '../fixture/ledger.ts';
import { as } from '../fixture/statements.ts';

const path = 'main/gzdt/2026/a';
const id = 'a000000001';
const duty: Signing = [['duty', { unit: 'xzfb', post: 'duty', acts: ['审批'] }]];

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

describe('[70] a provisional sign-off', () => {
  const urgent = 'main/yjxx/2026/a';
  beforeEach(async () => {
    await book.publish(urgent, { signing: duty });
  });

  it('is live at once and overdue after its time', async () => {
    const { state } = await book.ledger();
    expect(await article()).toMatchObject({
      status: 'live',
      type: 'provisional',
      confirmBy: '2026-03-06T09:00:00+08:00',
    });
    expect(overdue(state, '2026-03-06T09:00:00+08:00')).toEqual([]);
    expect(overdue(state, '2026-03-06T09:00:01+08:00').map((one) => one.id)).toEqual([id]);
  });

  it('cannot be used for a second version', async () => {
    await expect(book.publish(urgent, { body: '第二版。\n' })).rejects.toThrow('provisional-open');
  });

  it('is confirmed by a sign-off of the same bytes, and is no update', async () => {
    await book.at('2026-03-05T20:00:00+08:00').publish(urgent);
    expect(await article()).toMatchObject({ type: 'signoff', confirmBy: null, updated: '2026-03-05T09:00:00+08:00' });
  });

  it('cannot be confirmed by whoever wrote it, though no commit touched it since', async () => {
    const other = new Book(group, '2026-03-05T09:00:00+08:00');
    await other.found();
    await other.publish(urgent, {
      signing: duty,
      writers: [...drafterAndOfficer, { person: 'principal', as: ['author', 'opener'] }],
    });
    await expect(other.publish(urgent, { writers: drafterAndOfficer })).rejects.toThrow('approval-writer');
  });

  it('may be withdrawn', async () => {
    await book.withdraw(id, '舆情');
    expect(await article()).toMatchObject({ status: 'gone', confirmBy: null });
  });
});

describe('[68] a purge', () => {
  const purging: Signing = [
    ['secrecy', { unit: 'xzfb', post: 'secrecy-officer', acts: ['保密审查'] }],
    ['office-principal', { unit: 'xzfb', post: 'principal', acts: ['审批'] }],
  ];

  it('without a withdrawal before it is refused', async () => {
    await book.publish(path);
    await expect(book.again(id, 'purge', purging)).rejects.toThrow('purge-not-withdrawn');
  });

  it('a second time is refused', async () => {
    await book.publish(path);
    await book.withdraw(id, '隐私');
    await book.again(id, 'purge', purging);
    await expect(book.again(id, 'purge', purging)).rejects.toThrow('purge-twice');
    expect(await article()).toMatchObject({ status: 'gone', purged: true });
  });
});

describe('a withdrawal', () => {
  it.each(['涉密', '隐私', '舆情'] as const)('[67] for %s leaves nothing live', async (reason) => {
    await book.publish(path, { files: { '附件.pdf': 'x' } });
    await book.withdraw(id, reason);
    expect([...book.tree.keys()].filter((file) => file.startsWith('live/'))).toEqual([]);
  });

  it('for 更正 leaves the notice alone', async () => {
    await book.publish(path, { files: { '附件.pdf': 'x' } });
    await book.withdraw(id, '更正', '更正中。');
    expect([...book.tree.keys()].filter((file) => file.startsWith('live/'))).toEqual([`live/${path}/withdrawn.md`]);
  });

  it('of what is not live is refused', async () => {
    await book.publish(path);
    await book.withdraw(id, '涉密');
    await expect(book.withdraw(id, '涉密')).rejects.toThrow();
  });
});

describe('a confirmation', () => {
  it('leaves text and dates as they were', async () => {
    await book.publish(path);
    await book.at('2026-03-08T09:00:00+08:00').again(id, 'confirmation', department);
    expect(await article()).toMatchObject({
      updated: '2026-03-05T09:00:00+08:00',
      versions: ['2026-03-05T09:00:00+08:00'],
      time: '2026-03-08T09:00:00+08:00',
    });
  });

  it('by whoever wrote the text is refused', async () => {
    await book.publish(path, { writers: [...drafterAndOfficer, { person: 'reviewer2', as: ['author'] }] });
    const two: Signing = [
      ['reviewer2', as.reviewer],
      ['principal', as.principal],
    ];
    await expect(book.again(id, 'confirmation', two)).rejects.toThrow('approval-writer');
  });
});

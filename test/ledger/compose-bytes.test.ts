import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compose,
  editOf,
  governedBytes,
  liveBytes,
  recordTime,
  sameSigning,
  verdicts,
} from '../../scripts/ledger/compose.ts';
import type { Ledger } from '../../scripts/ledger/verify.ts';
import type { LiveEntry } from '../../scripts/ledger/verify-live.ts';
import type { Verdict } from '../../scripts/signoff/evaluate.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { LedgerRecord, RecordItem } from '../../scripts/site/types.gen.ts';
import { articleText, folderOf } from '../fixture/article.ts';
import { moved, path, published, withdrawn } from '../fixture/fitting.ts';
import { bytesOf, type Group, inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, department, drafterAndOfficer, type Signing } from '../fixture/ledger.ts';
import { ledgerOf, plainItem } from '../fixture/records.ts';

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(group.governed);
});
afterAll(() => removeFolder(folder));

describe('what a record does below live/', () => {
  const text = folderOf(path, { 'index.md': articleText(), '名单.txt': '名单' }).files;
  const entry = (name: string): LiveEntry => {
    const file = { path: name, mode: '100644', size: 1, oid: null };
    return { name: name.split('/').at(-1) ?? '', size: 1, sha256: '', entry: file };
  };
  /** A ledger of these records that has index.md and old.txt live at the article's place. */
  function having(...records: LedgerRecord[]): Ledger {
    const live = ['index.md', 'old.txt'].map((name) => entry(`live/${path}/${name}`));
    return { ...ledgerOf(inForce, new Map(), ...records), folders: new Map([[path, live]]) };
  }
  const bytes = (ledger: Ledger, item: Partial<RecordItem>, type: LedgerRecord['type'], files = text) => {
    const { put, remove } = liveBytes(ledger, plainItem(item), type, files);
    return { put: [...put.keys()], remove };
  };
  const here = [`live/${path}/index.md`, `live/${path}/名单.txt`];

  it('is to put a first version there', () => {
    expect(bytes(having(), {}, 'signoff')).toEqual({ put: here, remove: [] });
  });

  it('is to put a changed version in its place, and to take away the files that it lost', () => {
    expect(bytes(having(published), {}, 'signoff')).toEqual({ put: here, remove: [`live/${path}/old.txt`] });
  });

  it('[26] is to put a moved one at its new place, and to leave nothing at the old one', () => {
    expect(bytes(having(published), { path: moved }, 'signoff')).toEqual({
      put: [`live/${moved}/index.md`, `live/${moved}/名单.txt`],
      remove: [`live/${path}/index.md`, `live/${path}/old.txt`],
    });
  });

  it.each(['更正', '失效'] as const)('is of a withdrawal for %s to put its notice in place of the text', (reason) => {
    const notice = folderOf(path, { 'withdrawn.md': 'x' }).files;
    expect(bytes(having(published), { reason }, 'withdrawal', notice)).toEqual({
      put: [`live/${path}/withdrawn.md`],
      remove: [`live/${path}/index.md`, `live/${path}/old.txt`],
    });
  });

  it.each(['涉密', '隐私', '舆情'] as const)('[67] is of a withdrawal for %s to take everything away', (reason) => {
    expect(bytes(having(published), { reason }, 'withdrawal')).toEqual({
      put: [],
      remove: [`live/${path}/index.md`, `live/${path}/old.txt`],
    });
  });

  it('is nothing to what is gone, whoever stands at its old place now', () => {
    expect(bytes(having(published, withdrawn), {}, 'purge', [])).toEqual({ put: [], remove: [] });
    const lost = { ...having(published), folders: new Map() };
    expect(bytes(lost, {}, 'signoff')).toEqual({ put: here, remove: [] });
  });

  it('is the blob itself where the repository has it, else the bytes', () => {
    const [index, list] = text;
    if (!index || !list) throw new Error('no files');
    const { put } = liveBytes(having(), plainItem(), 'signoff', [{ ...index, oid: 'f'.repeat(40) }, list]);
    expect([...put.values()]).toEqual([{ oid: 'f'.repeat(40) }, { bytes: Buffer.from('名单') }]);
  });

  it('is of a governed file to keep it under its digest for ever', () => {
    const item = plainItem({ id: 'registry', path: 'registry', digest: someDigest('registry') });
    const { put, remove } = governedBytes(item, bytesOf({ 'units.yml': 'units: []\n' }));
    expect([...put]).toEqual([[`governed/${someDigest('registry')}/units.yml`, { bytes: Buffer.from('units: []\n') }]]);
    expect(remove).toEqual([]);
  });

  it('is one commit with the record, of all its items', () => {
    const edit = editOf({ path: 'records/x', text: '{}' }, [
      { put: new Map([['a', { oid: '1' }]]), remove: ['b'] },
      { put: new Map([['c', { oid: '2' }]]), remove: ['d'] },
    ]);
    expect([...edit.put]).toEqual([
      ['a', { oid: '1' }],
      ['c', { oid: '2' }],
      ['records/x', { bytes: Buffer.from('{}') }],
    ]);
    expect(edit.remove).toEqual(['b', 'd']);
  });
});

describe('a record that is made', () => {
  const siteOffice: Signing = [
    ['site-admin', { unit: 'xzfb', post: 'site-admin', acts: ['审核'] }],
    ['site-leader', { unit: 'xzfb', post: 'site-leader', acts: ['审批'] }],
  ];
  const duty: Signing = [['duty', { unit: 'xzfb', post: 'duty', acts: ['审批'] }]];
  let book: Book;
  let ledger: Ledger;
  beforeAll(async () => {
    book = new Book(group, '2026-03-05T09:00:00+08:00');
    await book.found();
    ledger = await book.ledger();
  });

  /** What is made of these texts (by path) signed by these people. */
  async function made(
    texts: Record<string, object>,
    signing: Signing,
    type: LedgerRecord['type'] = 'signoff',
    more = {},
  ) {
    const items: RecordItem[] = [];
    for (const [at, front] of Object.entries(texts))
      items.push({ ...(await book.propose(folderOf(at, { 'index.md': articleText(front) }))).item, ...more });
    const approvals = await book.sign(items, signing);
    const entry = { type, items, writers: drafterAndOfficer };
    return { entry, approvals, done: await compose(ledger, entry, approvals, book.recorder) };
  }

  it('has everything that a verifier asks for, and nothing more', async () => {
    const { done, approvals } = await made({ [path]: {} }, department);
    if ('refused' in done) throw new Error(done.refused.map(({ key }) => key).join());
    const { record } = done;
    expect(Object.keys(record).sort().join(' ')).toBe(
      'algorithms evidence form grade group items previous recorder root route seq signature signers time type v writers',
    );
    expect(record).toMatchObject({
      v: 1,
      type: 'signoff',
      seq: 2,
      previous: ledger.state.head.digest,
      grade: 'ssh',
      writers: drafterAndOfficer,
      recorder: 'recorder-1',
      items: [{ index_number: 'SQ11-2026-00001', ordinals: { 'main/gzdt': 1 } }],
    });
    expect(record.evidence?.map(({ statement }) => statement)).toEqual(
      approvals.map(({ evidence: { statement } }) => statement),
    );
    expect(done.path).toBe(`records/2026/03/00000002-${done.digest}.json`);
    expect(done.text).toContain('"seq":2');
  });

  it('numbers the articles of one record one after the other', async () => {
    const { done } = await made({ [path]: {}, 'main/gzdt/2026/b': { id: 'b000000002' } }, department);
    expect('record' in done && done.record.items.map(({ index_number }) => index_number)).toEqual([
      'SQ11-2026-00001',
      'SQ11-2026-00002',
    ]);
  });

  it('[70] on a route that is to be confirmed is provisional, until so many hours later', async () => {
    const { done } = await made({ 'main/yjxx/2026/a': {} }, duty);
    expect('record' in done && done.record).toMatchObject({
      type: 'provisional',
      confirm_by: '2026-03-06T09:00:00+08:00',
    });
  });

  it('[71] of an import has its own grade, and numbers', async () => {
    const original = { date: '2019-05-01', address: 'http://old.shiqiao.example/1' };
    const { item } = await book.propose(folderOf(path, { 'index.md': articleText() }));
    const more = { original, facts: { ...item.facts, change: 'import' } };
    const { done } = await made({ [path]: {} }, siteOffice, 'import', more);
    expect('record' in done && done.record).toMatchObject({
      type: 'import',
      grade: 'imported',
      items: [{ index_number: 'SQ11-2026-00001' }],
    });
  });

  it('is refused with every reason and every verdict where one item is not signed', async () => {
    const { done } = await made({ [path]: {}, 'main/gsgg/2026/b': { id: 'b000000002', emergency: true } }, department);
    if (!('refused' in done)) throw new Error('recorded');
    expect([done.refused, done.verdicts.map(({ signed }) => signed)]).toEqual([[], [true, false]]);
    expect(done.verdicts.flatMap((one) => ('missing' in one ? one.missing : []))).toHaveLength(2);
    const { done: none } = await made(
      { [path]: { repeals: ['c000000003'], kind: 'notice', notice: '公告' } },
      department,
    );
    expect('refused' in none && none.refused.map(({ key }) => key)).toEqual(['route-affected-unknown']);
  });

  it('is refused where items were signed by different people, though each is signed', async () => {
    const { done } = await made(
      {
        [path]: {},
        'main/gsgg/2026/b': { id: 'b000000002', source: { type: 'reprint', name: '省厅', offline: true } },
      },
      [...department, ...siteOffice],
    );
    expect('refused' in done && done.refused.map(({ key }) => key)).toEqual(['record-unsigned']);
  });

  it('is of nothing refused', async () => {
    const done = await compose(ledger, { type: 'signoff', items: [], writers: [] }, [], book.recorder);
    expect(done).toEqual({ refused: [], verdicts: [] });
  });

  it('bears the recorder’s time, never one before the record before it', () => {
    const at = (now: string) => recordTime(ledger, { ...book.recorder, now: () => Date.parse(now) });
    expect([at('2026-03-05T02:00:00Z'), at('2026-03-05T00:00:00Z')]).toEqual([
      '2026-03-05T10:00:00+08:00',
      '2026-03-05T09:00:00+08:00',
    ]);
  });

  it('shares its items’ signing: the same routes, people and first reviews', async () => {
    const { entry, approvals } = await made({ [path]: {}, 'main/gzdt/2026/b': { id: 'b000000002' } }, department);
    const [one, two] = verdicts(ledger, entry, approvals, '2026-03-05T09:00:00+08:00');
    if (!one?.signed || !two?.signed) throw new Error('not signed');
    const unsigned: Verdict = { signed: false, routes: [], signers: [], reasons: [], missing: [], ignored: [] };
    expect(sameSigning(one, two)).toBe(true);
    const others: Verdict[] = [
      { ...two, routes: [] },
      { ...two, signers: [] },
      { ...two, self: [{ person: 'drafter', statement: someDigest('s') }] },
      unsigned,
    ];
    for (const other of others) expect([sameSigning(one, other), sameSigning(other, one)]).toEqual([false, false]);
    expect(sameSigning(unsigned, unsigned)).toBe(false);
  });
});

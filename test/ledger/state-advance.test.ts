import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begin, columnsOf, numberKey } from '../../scripts/ledger/state.ts';
import { reviewKey, statementText } from '../../scripts/signoff/statement.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { LedgerRecord, RecordItem, RecordSigner } from '../../scripts/site/types.gen.ts';
import { inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { drafterAndOfficer } from '../fixture/ledger.ts';
import { newsFacts, plainItem, plainRecord, recordDigest, stateAfter } from '../fixture/records.ts';
import { as, statementOf } from '../fixture/statements.ts';

const path = 'main/gzdt/2026/a';
const id = 'a000000001';

let folder = '';
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  inForce = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

describe('what a record leaves behind', () => {
  const one = (patch: Partial<RecordItem> = {}, record: Partial<LedgerRecord> = {}) =>
    plainRecord({ items: [plainItem(patch)], writers: drafterAndOfficer, grade: 'ssh', ...record });
  const next = (patch: Partial<RecordItem>, record: Partial<LedgerRecord> = {}) =>
    one(patch, { seq: 3, time: '2026-03-08T09:00:00+08:00', ...record });
  const facts = (change: object) => ({ ...newsFacts, ...change });

  it('is nothing in a ledger that was just begun', () => {
    expect(begin('shiqiao', 'Asia/Shanghai', 'r', 't')).toEqual({
      group: 'shiqiao',
      root: 'r',
      zone: 'Asia/Shanghai',
      head: { seq: 0, digest: '', time: 't' },
      lastCheckpoint: null,
      live: 0,
      lastRemoval: 0,
      governing: [],
      chain: new Map(),
      articles: new Map(),
      governed: new Map(),
      ordinals: new Map(),
      counters: new Map(),
      spent: new Map(),
      atPath: new Map(),
      byNumber: new Map(),
      records: new Map(),
    });
  });

  it('is the head, and of a checkpoint the time of the newest alone', () => {
    const checkpoint = plainRecord({ type: 'checkpoint', items: [], seq: 3, time: '2026-03-06T09:00:00+08:00' });
    const { head, lastCheckpoint } = stateAfter(inForce, one(), checkpoint, next({}, { seq: 4 }));
    expect(head).toEqual({ seq: 4, digest: someDigest('record 4'), time: '2026-03-08T09:00:00+08:00' });
    expect(lastCheckpoint).toBe('2026-03-06T09:00:00+08:00');
  });

  it('[24] is everything that was used for an item, for no other item: signers’ and writers’ statements, and reviews by forge and number', () => {
    const signer = (statement: string): RecordSigner => ({
      person: 'reviewer',
      unit: 'slj',
      post: 'reviewer',
      act: '审核',
      stand_in_for: null,
      grade: 'ssh',
      route: 'department',
      step: 1,
      statement,
    });
    const review = { forge: 'https://git.shiqiao.example', pull: 12, id: '7' };
    const derived = {
      ...statementOf({ group: 'shiqiao', root: someDigest('root') }, 'reviewer', [plainItem()], as.reviewer),
      review,
    };
    const raw = { dialect: 'gitea' as const, pull: 12, commit: 'c'.repeat(40), items: [], answer: '{}' };
    const reviewed = { ...raw, statement: statementText(derived), forge: review.forge };
    const signed = { statement: statementText({ ...derived, remark: 'signed by hand' }), signature: '' };
    const first = one({}, { signers: [signer('s1')], self_reviews: [{ person: 'drafter', statement: 's2' }] });
    const { spent } = stateAfter(inForce, first, next({}, { signers: [signer('s3')], evidence: [reviewed, signed] }));
    expect([...spent].map(([item, used]) => [item, [...used]])).toEqual([
      [id, ['s1', 's2', 's3', reviewKey({ forge: review.forge, id: '7' })]],
    ]);
  });

  it('is every record of an item with its time, and the newest of a governed file', () => {
    const rules = { id: 'main/rules.yml', path: 'main/rules.yml', digest: someDigest('rules') };
    const { records, governed, articles } = stateAfter(inForce, one(), next({}), next(rules, { seq: 4 }));
    expect(records.get(id)).toEqual([
      { record: someDigest('record 2'), time: '2026-03-05T09:00:00+08:00' },
      { record: someDigest('record 3'), time: '2026-03-08T09:00:00+08:00' },
    ]);
    expect([...governed]).toEqual([
      ['main/rules.yml', { digest: someDigest('rules'), record: someDigest('record 4') }],
    ]);
    expect([...articles.keys()]).toEqual([id]);
  });

  it('is of an article first signed off everything that pages and later records ask for', () => {
    const record = one(
      { index_number: 'SQ11-2026-00004', ordinals: { 'main/gzdt': 9 } },
      { confirm_by: '2026-03-06T09:00:00+08:00', type: 'provisional' },
    );
    const { articles, ordinals, counters, spent } = stateAfter(inForce, record);
    expect(articles.get(id)).toEqual({
      id,
      path,
      digest: someDigest('text'),
      record: recordDigest(record),
      seq: 2,
      time: '2026-03-05T09:00:00+08:00',
      type: 'provisional',
      grade: 'ssh',
      status: 'live',
      facts: newsFacts,
      published: '2026-03-05T09:00:00+08:00',
      updated: '2026-03-05T09:00:00+08:00',
      versions: ['2026-03-05T09:00:00+08:00'],
      indexNumber: 'SQ11-2026-00004',
      ordinals: new Map([['main/gzdt', 9]]),
      original: null,
      reason: null,
      confirmBy: '2026-03-06T09:00:00+08:00',
      purged: false,
      writers: drafterAndOfficer,
      inForce,
    });
    expect([...ordinals]).toEqual([['main/gzdt', 9]]);
    expect(spent.get(id)).toEqual(new Set());
    expect([...counters.values()]).toEqual([4]);
  });

  it('[47] is a later publish_at of the first sign-off as date of publication, and none that a later version brings', () => {
    const at = (publish_at: string) => ({ facts: facts({ publish_at }) });
    const first = one(at('2026-04-01T09:00:00+08:00'));
    const { articles } = stateAfter(
      inForce,
      first,
      next({ ...at('2026-05-01T09:00:00+08:00'), digest: someDigest('second') }),
    );
    expect(articles.get(id)).toMatchObject({
      published: '2026-04-01T09:00:00+08:00',
      updated: '2026-03-08T09:00:00+08:00',
    });
    expect(stateAfter(inForce, one(at('2026-03-01T09:00:00+08:00'))).articles.get(id)?.published).toBe(
      '2026-03-05T09:00:00+08:00',
    );
  });

  it('keeps number, ordinals and old address of what is signed again, and counts none of them twice', () => {
    const old = { date: '2019-05-01', address: 'http://old.shiqiao.example/1' };
    const first = one({ original: old, index_number: 'SQ11-2026-00004', ordinals: { 'main/gzdt': 9 } });
    const again = next({
      digest: someDigest('second'),
      path: 'main/gsgg/2026/a',
      index_number: 'SQ11-2026-00004',
      ordinals: { 'main/gsgg': 2 },
    });
    const state = stateAfter(inForce, first, again);
    expect(state.articles.get(id)).toMatchObject({
      path: 'main/gsgg/2026/a',
      indexNumber: 'SQ11-2026-00004',
      original: old,
      versions: ['2026-03-05T09:00:00+08:00', '2026-03-08T09:00:00+08:00'],
      ordinals: new Map([
        ['main/gzdt', 9],
        ['main/gsgg', 2],
      ]),
    });
    expect([...state.counters.values()]).toEqual([4]);
    const lower = next({ id: 'b000000002', path: 'main/gzdt/2026/b', ordinals: { 'main/gzdt': 3 } }, { seq: 4 });
    expect([...stateAfter(inForce, first, again, lower).ordinals]).toEqual([
      ['main/gzdt', 9],
      ['main/gsgg', 2],
    ]);
    // Its own number is not taken for the newest of the year in which it changes.
    const later = stateAfter(
      inForce,
      one({ index_number: 'SQ11-2026-00004' }),
      next({ index_number: 'SQ11-2026-00004' }, { time: '2027-01-05T09:00:00+08:00' }),
    );
    expect([...later.counters.values()]).toEqual([4]);
  });

  it('[55] is where an article ever stood and which numbers it ever bore, by which others are found', () => {
    const document = (number: string) => facts({ kind: 'document', issuer: '县水利局', document_number: number });
    const first = one({ facts: document('石水发〔2026〕3号') });
    const moved = next({ path: 'main/gsgg/2026/a', facts: document('石水发〔2026〕3号') });
    const beside = next({ id: 'b000000002', facts: document('石水发〔2026〕3号') }, { seq: 4 });
    const { atPath, byNumber } = stateAfter(inForce, first, moved, beside);
    expect([...atPath].map(([at, ids]) => [at, [...ids]])).toEqual([
      [path, [id, 'b000000002']],
      ['main/gsgg/2026/a', [id]],
    ]);
    expect([...byNumber].map(([key, ids]) => [key, [...ids]])).toEqual([
      ['main\n县水利局\n石水发〔2026〕3号', [id, 'b000000002']],
    ]);
    expect([...stateAfter(inForce, one()).byNumber]).toEqual([]);
    expect(numberKey(undefined)).toBeNull();
  });

  it('knows no facts where a record has none, and no numbers of an item without', () => {
    const { facts: _, ...bare } = plainItem();
    const { articles, counters, ordinals } = stateAfter(inForce, plainRecord({ items: [bare] }));
    expect(articles.get(id)).toMatchObject({ facts: { change: 'new' }, indexNumber: '', writers: [], grade: null });
    expect([counters.size, ordinals.size]).toEqual([0, 0]);
  });
});

describe('what is said of items', () => {
  it('an item stands in its own column first, in each once', () => {
    const also = ['main/gsgg', 'main/gzdt'];
    expect(columnsOf(plainItem({ facts: { ...newsFacts, also_in: also } }))).toEqual(['main/gzdt', 'main/gsgg']);
    const { facts: _, ...bare } = plainItem();
    expect([columnsOf(bare), columnsOf(plainItem({ facts: { change: 'new', column: 'main/gsgg' } }))]).toEqual([
      [],
      ['main/gsgg'],
    ]);
  });
});

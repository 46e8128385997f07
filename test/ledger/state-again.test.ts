import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance, joinWriters, overdue } from '../../scripts/ledger/state.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { LedgerRecord, RecordItem } from '../../scripts/site/types.gen.ts';
import { inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { drafterAndOfficer } from '../fixture/ledger.ts';
import { newsFacts, plainItem, plainRecord, recordDigest, stateAfter } from '../fixture/records.ts';

const id = 'a000000001';

let folder = '';
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  inForce = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

describe('what a record leaves behind of an article that there was', () => {
  const one = (patch: Partial<RecordItem> = {}, record: Partial<LedgerRecord> = {}) =>
    plainRecord({ items: [plainItem(patch)], writers: drafterAndOfficer, grade: 'ssh', ...record });
  const next = (patch: Partial<RecordItem>, record: Partial<LedgerRecord> = {}) =>
    one(patch, { seq: 3, time: '2026-03-08T09:00:00+08:00', ...record });

  it.each([
    ['更正', 'notice'],
    ['失效', 'notice'],
    ['涉密', 'gone'],
    ['隐私', 'gone'],
    ['舆情', 'gone'],
  ] as const)(
    '[67] is of a withdrawal for %s a %s, by the rules of that day, with its numbers and its facts',
    (reason, status) => {
      const [first, withdrawal] = [
        one({}, { confirm_by: 't' }),
        next({ reason, digest: someDigest('notice') }, { type: 'withdrawal' }),
      ];
      const then = { ...inForce };
      const state = stateAfter(inForce, first);
      advance(state, withdrawal, recordDigest(withdrawal), then);
      expect(state.articles.get(id)).toMatchObject({
        status,
        reason,
        confirmBy: null,
        type: 'withdrawal',
        record: recordDigest(withdrawal),
        digest: someDigest('notice'),
        facts: newsFacts,
        updated: '2026-03-05T09:00:00+08:00',
        purged: false,
      });
      expect(state.articles.get(id)?.inForce).toBe(then);
    },
  );

  it('[68] is of a purge the mark that its bytes are gone, which ends when it is published again', () => {
    const gone = next({ reason: '隐私' }, { type: 'withdrawal' });
    const purge = next({}, { type: 'purge', seq: 4 });
    const back = next({ digest: someDigest('second') }, { seq: 5 });
    expect(stateAfter(inForce, one(), gone, purge).articles.get(id)).toMatchObject({
      status: 'gone',
      purged: true,
      type: 'purge',
      seq: 4,
    });
    expect(stateAfter(inForce, one(), gone, purge, back).articles.get(id)).toMatchObject({
      status: 'live',
      purged: false,
      reason: null,
    });
  });

  it('[70] is of a confirmation its time alone: a provisional text stays one', () => {
    const first = one({}, { type: 'provisional', confirm_by: '2026-03-06T09:00:00+08:00' });
    const { articles } = stateAfter(inForce, first, next({}, { type: 'confirmation' }));
    expect(articles.get(id)).toMatchObject({
      type: 'provisional',
      confirmBy: '2026-03-06T09:00:00+08:00',
      time: '2026-03-08T09:00:00+08:00',
      seq: 3,
      versions: ['2026-03-05T09:00:00+08:00'],
    });
  });

  it.each<[string, LedgerRecord[], boolean]>([
    [
      'the same bytes after a provisional sign-off',
      [one({}, { type: 'provisional', confirm_by: 't' }), next({})],
      false,
    ],
    [
      'other bytes after a provisional sign-off',
      [one({}, { type: 'provisional', confirm_by: 't' }), next({ digest: someDigest('second') })],
      true,
    ],
    ['the same bytes at another place', [one(), next({ path: 'main/gsgg/2026/a' })], true],
    [
      'the same bytes after a provisional sign-off was withdrawn',
      [
        one({}, { type: 'provisional', confirm_by: 't' }),
        next({ reason: '舆情' }, { type: 'withdrawal' }),
        next({}, { seq: 4 }),
      ],
      true,
    ],
  ])('is of %s a new version or none', (_, records, update) => {
    const first = '2026-03-05T09:00:00+08:00';
    const second = '2026-03-08T09:00:00+08:00';
    expect(stateAfter(inForce, ...records).articles.get(id)).toMatchObject({
      updated: update ? second : first,
      versions: update ? [first, second] : [first],
      confirmBy: null,
    });
  });

  it('[11] is who wrote the bytes, whoever signs the same again; those of older bytes are free', () => {
    const again = (patch: Partial<RecordItem>) => next(patch, { writers: [{ person: 'reviewer', as: ['committer'] }] });
    expect(
      stateAfter(inForce, one(), again({}))
        .articles.get(id)
        ?.writers.map(({ person }) => person),
    ).toEqual(['reviewer', 'drafter', 'officer']);
    expect(stateAfter(inForce, one(), again({ digest: someDigest('second') })).articles.get(id)?.writers).toEqual([
      { person: 'reviewer', as: ['committer'] },
    ]);
  });
});

describe('what is said of a state', () => {
  it('[11] writers of two lists are each named once, with every part', () => {
    expect(
      joinWriters(
        [
          { person: 'a', as: ['drafter', 'author'] },
          { person: 'b', as: ['officer'] },
        ],
        [
          { person: 'a', as: ['author', 'committer'] },
          { person: 'c', as: ['opener'] },
        ],
      ),
    ).toEqual([
      { person: 'a', as: ['drafter', 'author', 'committer'] },
      { person: 'b', as: ['officer'] },
      { person: 'c', as: ['opener'] },
    ]);
  });

  it('[70] what is overdue is live and unconfirmed at its time', () => {
    const provisional = plainRecord({ type: 'provisional', confirm_by: '2026-03-06T09:00:00+08:00' });
    const withdrawn = plainRecord({ type: 'withdrawal', items: [plainItem({ reason: '舆情' })], seq: 3 });
    const at = '2026-03-07T00:00:00+08:00';
    expect(overdue(stateAfter(inForce, provisional), at).map((one) => one.id)).toEqual([id]);
    expect(overdue(stateAfter(inForce, plainRecord()), at)).toEqual([]);
    const state = stateAfter(inForce, provisional, withdrawn);
    expect(overdue(state, at)).toEqual([]);
  });
});

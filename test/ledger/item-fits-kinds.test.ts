import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../scripts/article/canonical.ts';
import { governedFacts, importFaults, numbered, same } from '../../scripts/ledger/item-fits.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import {
  type Broken,
  facts,
  faults,
  fitting,
  id,
  moved,
  path,
  published,
  purged,
  second,
  withdrawn,
} from '../fixture/fitting.ts';
import { inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder = '';
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  inForce = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

/** Refusals of one kind of record: what is changed of an item that fits, and every fault that is found then. */
type Refusal = [string, Broken, string[]];
/** Every fault that is found then; each names the item. */
const keys = (name: string, broken: Broken) =>
  faults(inForce, name, broken).map(({ key, params }) => {
    expect(params).toHaveProperty('id');
    return key;
  });
const original = { date: '2019-05-01', address: 'http://old.shiqiao.example/1' };

describe('an item that fits', () => {
  it.each(Object.keys(fitting))('%s is found good', (name) => {
    expect(faults(inForce, name)).toEqual([]);
  });

  it('may bear what its kind of record bears', () => {
    const item = { index_number: 'SQ11-2026-00001', ordinals: { 'main/gzdt': 1 } };
    expect(['first', 'provisional', 'import'].map((name) => keys(name, { item }))).toEqual([[], [], []]);
    const answer = { statement: '', forge: '', dialect: 'gitea' as const, pull: 1, commit: '', items: [], answer: '' };
    const evidence = [{ statement: '', signature: '' }, answer];
    expect(keys('first', { item: { copy: second }, record: { evidence } })).toEqual([]);
  });
});

describe('[68] a purge', () => {
  it.each<Refusal>([
    ['of what is live', { before: [published] }, ['record-change', 'purge-not-withdrawn']],
    ['of what the ledger does not know', { before: [] }, ['record-change', 'purge-not-withdrawn']],
    ['a second time', { before: [published, withdrawn, purged] }, ['purge-twice']],
    ['of other bytes', { item: { digest: second } }, ['record-change']],
    ['that calls itself another change', { item: { facts: facts({ change: 'withdraw' }) } }, ['record-change']],
    ['with other facts', { item: { facts: facts({ change: 'purge', level: '重要' }) } }, ['record-facts']],
  ])('%s is refused', (_, broken, wrong) => {
    expect(keys('purge', broken)).toEqual(wrong);
  });
});

describe('[66] a withdrawal', () => {
  it.each<Refusal>([
    ['without a reason', { without: ['reason'] }, ['record-change']],
    ['that calls itself another change', { item: { facts: facts({ change: 'change' }) } }, ['record-change']],
    ['of what is withdrawn', { before: [published, withdrawn] }, ['withdraw-not-live']],
    ['of what the ledger does not know', { before: [] }, ['withdraw-not-live']],
    ['at another place than the article’s', { item: { path: moved } }, ['withdraw-moved']],
    ['of another level', { item: { facts: facts({ change: 'withdraw', level: '重要' }) } }, ['record-facts']],
    ['with numbers', { item: { index_number: 'SQ11-2026-00001' } }, ['record-extra']],
  ])('%s is refused', (_, broken, wrong) => {
    expect(keys('withdrawal', broken)).toEqual(wrong);
  });

  it('says where the article stands that it misses', () => {
    expect(faults(inForce, 'withdrawal', { item: { path: moved } })).toEqual([
      { key: 'withdraw-moved', params: { id, path } },
    ]);
  });
});

describe('a confirmation', () => {
  it.each<Refusal>([
    ['of other bytes', { item: { digest: second } }, ['confirmation-changed']],
    [
      'of what is withdrawn',
      { item: { digest: someDigest('') }, before: [published, withdrawn] },
      ['confirmation-changed'],
    ],
    ['of what the ledger does not know', { before: [] }, ['confirmation-changed']],
    ['that calls itself new', { item: { facts: facts() } }, ['record-change']],
    ['with other facts', { item: { facts: facts({ change: 'change', level: '重要' }) } }, ['record-facts']],
  ])('%s is refused', (_, broken, wrong) => {
    expect(keys('confirmation', broken)).toEqual(wrong);
  });
});

describe('[71] an import', () => {
  const time = '2026-06-30T23:59:59+08:00';
  const refused = (given: Parameters<typeof importFaults>[1], at = time, governed = inForce) =>
    importFaults(governed, given, at, id).map(({ key, params }) => [key, params]);

  it.each<Refusal>([
    ['that calls itself new', { item: { facts: facts() } }, ['record-change']],
    ['of what the ledger knows', { before: [published] }, ['import-known']],
    ['from nowhere', { without: ['original'] }, ['import-original']],
  ])('%s is refused', (_, broken, wrong) => {
    expect(keys('import', broken)).toEqual(wrong);
  });

  it('is good until the last second of the last day of the move, with a date of that day', () => {
    expect(refused({ ...original, date: '2026-06-30' })).toEqual([]);
    expect(refused(original, '2026-07-01T00:00:00+08:00')).toEqual([['import-closed', { id, until: '2026-06-30' }]]);
  });

  it.each<[string, Parameters<typeof importFaults>[1], string, object]>([
    ['no old address', null, 'import-original', { id }],
    ['an address that is none', { ...original, address: 'old.shiqiao.example' }, 'import-original', { id }],
    [
      'another host',
      { ...original, address: 'http://a.old.shiqiao.example/' },
      'import-host',
      { id, host: 'a.old.shiqiao.example' },
    ],
    ['a date that has not come', { ...original, date: '2026-07-01' }, 'import-future', { id }],
  ])('with %s is refused, and says so', (_, given, key, params) => {
    expect(refused(given)).toEqual([[key, params]]);
  });

  it('is refused where the group moves nothing', () => {
    const { import: _, ...group } = inForce.group;
    expect(refused(original, time, { ...inForce, group })).toEqual([['import-none', { id }]]);
  });
});

describe('a governed file', () => {
  const rules = { change: 'governed', governed: 'main/rules.yml' } as const;
  it.each<Refusal>([
    ['in a record of another type', { record: { type: 'provisional' } }, ['record-change']],
    ['with a number', { item: { index_number: '1' } }, ['record-extra']],
    ['with an ordinal', { item: { ordinals: { 'main/gzdt': 1 } } }, ['record-extra']],
    ['under another site’s policy', { item: { facts: { ...rules, site: 'slj' } } }, ['record-facts']],
    ['as an article', { item: { facts: facts() } }, ['record-facts']],
  ])('%s is refused', (_, broken, wrong) => {
    expect(keys('governed file', broken)).toEqual(wrong);
  });

  it('is ruled by its site’s policy, what is the group’s by the main site’s', () => {
    const sites = ['slj/policy.yml', 'registry'].map((bundle) => governedFacts(inForce, bundle).site);
    expect(sites).toEqual(['slj', 'main']);
  });
});

describe('the kinds of records', () => {
  it('that give out numbers are sign-offs and imports', () => {
    const types = ['root', 'signoff', 'import', 'withdrawal', 'confirmation', 'provisional', 'purge', 'checkpoint'];
    expect(types.filter((type) => numbered(type as Parameters<typeof numbered>[0]))).toEqual([
      'signoff',
      'import',
      'provisional',
    ]);
  });

  it('are compared as JSON, whatever the order of keys, and nothing is as null', () => {
    expect([same({ a: 1, b: [2] }, { b: [2], a: 1 }), same(undefined, null)]).toEqual([true, true]);
    expect([same({ a: 1 }, {}), same(null, []), same([1, 2], [2, 1])]).toEqual([false, false, false]);
  });

  it('are the same exactly where their canonical JSON is', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, part]) => [key, turned(part)]),
      );
    };
    const few = fc.jsonValue({ maxDepth: 2, stringUnit: fc.constantFrom('a', 'b', '0') });
    fc.assert(
      fc.property(few, few, (one, other) => {
        expect(same(one, turned(one))).toBe(true);
        expect(same(one, other)).toBe(canonicalJson({ value: one }) === canonicalJson({ value: other }));
      }),
      { numRuns: 1_000 },
    );
    expect([same({ a: undefined }, {}), same({ a: [] }, { a: {} }), same(new Date(1), new Date(2))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

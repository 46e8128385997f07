import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import {
  type Broken,
  facts,
  faults,
  id,
  moved,
  provisional,
  published,
  second,
  withdrawn,
} from '../fixture/fitting.ts';
import { inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { plainItem } from '../fixture/records.ts';

let folder = '';
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  inForce = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

/** Every fault that is found once this is changed of an item that fits; each names the item. */
const keys = (name: string, broken: Broken) =>
  faults(inForce, name, broken).map(({ key, params }) => {
    expect(params).toHaveProperty('id');
    return key;
  });
const original = { date: '2019-05-01', address: 'http://old.shiqiao.example/1' };

describe('a sign-off', () => {
  it.each<[string, string, Broken, string[]]>([
    ['of bytes that are live', 'change', { item: { digest: someDigest('text') } }, ['record-same']],
    [
      'that calls a first version a change',
      'first',
      { item: { facts: facts({ change: 'change' }) } },
      ['record-change'],
    ],
    ['that calls a change new', 'change', { item: { facts: facts() } }, ['record-change']],
    [
      '[26] that calls a move a change',
      'move',
      { item: { facts: facts({ change: 'change', column: 'main/gsgg', from_column: 'main/gzdt' }) } },
      ['record-change'],
    ],
    [
      '[26] that leaves its old column unasked',
      'move',
      { item: { facts: facts({ change: 'move', column: 'main/gsgg' }) } },
      ['record-facts'],
    ],
    ['of a move from nowhere', 'first', { item: { facts: facts({ from_column: 'main/gsgg' }) } }, ['record-facts']],
    [
      '[40] that calls a return a change',
      'return',
      { item: { facts: facts({ change: 'change' }) } },
      ['record-change'],
    ],
    ['under another site than its path’s', 'first', { item: { facts: facts({ site: 'slj' }) } }, ['record-facts']],
    [
      'under another column than its path’s',
      'first',
      { item: { facts: facts({ column: 'main/gsgg' }) } },
      ['record-facts'],
    ],
    ['at a path that is none', 'first', { item: { path: 'main/gzdt/a' } }, ['record-facts']],
    [
      '[64] that takes an article from a unit unasked',
      'take over',
      { item: { facts: facts({ change: 'change', unit: 'jyj' }) } },
      ['record-facts'],
    ],
    [
      '[64] that names others, not itself, when it takes one',
      'take over',
      { item: { facts: facts({ change: 'change', unit: 'jyj', affects: ['b000000002'] }) } },
      ['record-facts'],
    ],
    [
      '[64] of what was withdrawn, taken from a unit unasked',
      'return',
      { item: { facts: facts({ change: 'return', unit: 'jyj' }) } },
      ['record-facts'],
    ],
    ['with an old site’s date', 'first', { item: { original } }, ['record-extra']],
    ['with a reason', 'first', { item: { reason: '隐私' } }, ['record-extra']],
    ['with a reading copy that nobody on a forge saw', 'first', { item: { copy: second } }, ['record-extra']],
    [
      '[70] of a second version while a provisional one waits',
      'confirmed provisional',
      { item: { digest: second } },
      ['provisional-open'],
    ],
    ['without facts', 'first', { without: ['facts'] }, ['record-change', 'record-facts']],
    ['of a known article without facts', 'change', { without: ['facts'] }, ['record-change', 'record-facts']],
  ])('%s is refused', (_, name, broken, wrong) => {
    expect(keys(name, broken)).toEqual(wrong);
  });

  it('[70] that is provisional confirms nothing, not the same bytes either, and says by when', () => {
    expect(faults(inForce, 'confirmed provisional', { record: { type: 'provisional' } })).toEqual([
      { key: 'provisional-open', params: { id, by: '2026-03-06T09:00:00+08:00' } },
    ]);
  });

  it('[70] that was confirmed may change like any other', () => {
    const confirmed = { ...published, seq: 3 };
    expect(keys('change', { before: [provisional, confirmed] })).toEqual([]);
    expect(keys('confirmed provisional', { before: [provisional, confirmed] })).toEqual(['record-same']);
  });

  it('[70] has no time to be confirmed by', () => {
    expect(faults(inForce, 'first', { record: { confirm_by: '2026-03-06T09:00:00+08:00' } })).toEqual([
      { key: 'record-extra', params: { id, field: 'confirm_by' } },
    ]);
  });
});

describe('a small correction', () => {
  /** What is in force when the main site's policy knows small corrections. */
  function bounded(): InForce {
    const main = inForce.sites.get('main');
    if (!main) throw new Error('no main site');
    const policy = { ...main.policy, corrections: { characters: 4 } };
    return { ...inForce, sites: new Map([...inForce.sites, ['main', { ...main, policy }]]) };
  }
  const small = (patch: Partial<Facts> = {}, before = [published], governed = bounded()) =>
    keys('change', { item: { facts: facts({ change: 'change', correction: true, ...patch }) }, before, governed });
  const corrected = {
    ...published,
    seq: 3,
    items: [{ ...plainItem(), facts: facts({ change: 'change', correction: true }) }],
  };

  it('of what is live fits, under a standing authority too', () => {
    expect([small(), small({ authority: 'warnings' })]).toEqual([[], []]);
  });

  it('is none where the policy knows none', () => {
    expect(small({}, [published], inForce)).toEqual(['record-facts']);
    expect(small({ site: 'other' })).toEqual(['record-facts']);
  });

  it('is none of a first version, nor of what is withdrawn', () => {
    expect([small({ change: 'new' }, []), small({ change: 'return' }, [published, withdrawn])]).toEqual([
      ['record-facts'],
      ['record-facts'],
    ]);
    expect(small({}, [published, withdrawn])).toEqual(['record-change', 'record-facts']);
  });

  it('is none where the article moves', () => {
    const item = { facts: facts({ change: 'move', correction: true }) };
    expect(keys('move in its column', { item, governed: bounded() })).toEqual(['record-facts']);
  });

  it.each<[string, Partial<Facts>]>([
    ['level', { level: '重要' }],
    ['placement', { placement: 'home' }],
    ['unit', { unit: 'jyj', affects: [id] }],
    ['further column', { also_in: ['main/gsgg'] }],
  ])('is none where the %s changes', (_, patch) => {
    expect(small(patch)).toEqual(['record-facts']);
  });

  it('never follows another, so that a text cannot drift', () => {
    expect(small({}, [published, corrected])).toEqual(['record-facts']);
    const full = { ...published, seq: 4, items: [{ ...plainItem(), digest: someDigest('full') }] };
    expect(small({}, [published, corrected, full])).toEqual([]);
  });

  it('and a move are no facts of the text: it may be withdrawn as it is', () => {
    expect(keys('withdrawal', { before: [published, corrected] })).toEqual([]);
    const left = facts({ change: 'move', column: 'main/gsgg', from_column: 'main/gzdt' });
    const move = { ...published, seq: 3, items: [{ ...plainItem(), path: moved, facts: left }] };
    const withdrawal = { path: moved, facts: facts({ change: 'withdraw', column: 'main/gsgg' }) };
    expect(keys('withdrawal', { item: withdrawal, before: [published, move] })).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import type { WholeLedger } from '../../scripts/ledger/verify.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { LedgerRecord } from '../../scripts/site/types.gen.ts';
import {
  facts,
  faultsOf,
  forge,
  items,
  judgedAlone,
  keysOf,
  type Lie,
  of,
  type Which,
  whole,
} from '../fixture/forgery.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import type { Book } from '../fixture/ledger.ts';
import { wholeLife } from '../fixture/life.ts';

let folder = '';
let group: Group;
let book: Book;
let ledger: WholeLedger;
/** What was in force until the registry changed. */
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(group.governed);
  book = await wholeLife(group);
  ledger = await book.ledger();
});
afterAll(() => removeFolder(folder));

const judged = (which: Which, lie: Lie, key = group.recorder) => judgedAlone(ledger, inForce, which, lie, key);

const evidence =
  (change: (entry: { statement: string; signature: string }, record: LedgerRecord) => object): Lie =>
  (record) => {
    for (const entry of record.evidence ?? []) if ('signature' in entry) Object.assign(entry, change(entry, record));
  };
const original =
  (patch: object): Lie =>
  (record) => {
    for (const item of record.items) Object.assign(item.original ?? {}, patch);
  };

describe('a recorder that lies', () => {
  it.each<[string, LedgerRecord['type'], Lie, string]>([
    [
      'about the signers',
      'signoff',
      ({ signers }) => Object.assign(signers?.[0] ?? {}, { person: 'reviewer2' }),
      'record-signers',
    ],
    [
      'by a reading copy where nobody reviewed on a forge',
      'signoff',
      ({ items }) => Object.assign(items[0] ?? {}, { copy: '0'.repeat(64) }),
      'record-extra',
    ],
    ['about the route', 'signoff', ({ route }) => route?.[0]?.steps.pop(), 'record-route'],
    ['about the grade', 'signoff', whole({ grade: 'paper' }), 'record-grade'],
    ['about the form number', 'signoff', whole({ form: 'ffffffffffff' }), 'record-form'],
    ['by leaving a statement out', 'signoff', ({ evidence: all }) => all?.pop(), 'record-unsigned'],
    [
      'by a statement more',
      'signoff',
      (record) => record.evidence?.push(...(ledger.records[2]?.record.evidence ?? [])),
      'record-evidence-extra',
    ],
    [
      'by changing a statement',
      'signoff',
      evidence(({ statement }) => ({ statement: statement.replace('审批', '审核') })),
      'record-unsigned',
    ],
    ['by a statement that is none', 'signoff', evidence(() => ({ statement: '{}' })), 'record-evidence'],
    [
      'by its own signature under somebody’s statement',
      'signoff',
      evidence((_, { signature }) => ({ signature })),
      'record-unsigned',
    ],
    ['about the digest', 'signoff', items({ digest: sha256('other') }), 'record-unsigned'],
    ['about the path', 'signoff', items({ path: 'main/gzdt/2026/other' }), 'record-unsigned'],
    ['about the column', 'signoff', facts({ column: 'main/gsgg' }), 'record-facts'],
    ['about the site', 'signoff', facts({ site: 'slj' }), 'record-facts'],
    ['about the kind of change', 'signoff', facts({ change: 'change' }), 'record-change'],
    ['about the index number', 'signoff', items({ index_number: 'SQ11-2026-00007' }), 'record-numbers'],
    ['about the ordinal', 'signoff', items({ ordinals: { 'main/gzdt': 7 } }), 'record-numbers'],
    [
      'by an old site’s date in a sign-off',
      'signoff',
      items({ original: { date: '2020-01-01', address: 'http://old.shiqiao.example/1' } }),
      'record-extra',
    ],
    ['by a reason in a sign-off', 'signoff', items({ reason: '涉密' }), 'record-extra'],
    [
      'by a time to confirm in a sign-off',
      'signoff',
      whole({ confirm_by: '2026-03-09T09:00:00+08:00' }),
      'record-extra',
    ],
    ['by numbers in a withdrawal', 'withdrawal', items({ ordinals: { 'main/gzdt': 99 } }), 'record-extra'],
    ['about the unit of what is withdrawn', 'withdrawal', facts({ unit: 'jyj' }), 'record-facts'],
    ['about the newest record of an article', 'withdrawal', items({ replaces: null }), 'record-replaces'],
    ['[68] by a purge of what is live', 'withdrawal', whole({ type: 'purge' }), 'purge-not-withdrawn'],
    [
      '[70] by more time to confirm than the route gives',
      'provisional',
      whole({ confirm_by: '2099-01-01T00:00:00+08:00' }),
      'record-provisional-route',
    ],
    [
      '[70] by calling a provisional sign-off final',
      'provisional',
      whole({ type: 'signoff' }),
      'record-provisional-route',
    ],
    ['by one article twice', 'signoff', ({ items: all }) => all.push(...structuredClone(all)), 'record-item-twice'],
    [
      '[71] about the host of the old site',
      'import',
      original({ address: 'http://elsewhere.example/1' }),
      'import-host',
    ],
    ['[71] about the old date', 'import', original({ date: '2030-01-01' }), 'import-future'],
    ['[71] by an import from nowhere', 'import', items({ original: undefined }), 'import-original'],
    ['[71] by an import of what is here', 'signoff', whole({ type: 'import' }), 'record-change'],
  ])('%s is found out', async (_, type, lie, key) => {
    expect(keysOf(await judged(of(type), lie))).toContain(key);
  });

  it.each<[string, Lie, string]>([
    ['by leaving out the writers', whole({ writers: [] }), 'ledger-live-writers'],
    ['about the facts of the text', facts({ level: '常规' }), 'ledger-live-facts'],
  ])('%s is found out from the bytes that are live', async (_, lie, key) => {
    const at = ledger.records.length - 2;
    const tree = new Map(book.tree);
    await forge(tree, ledger, at, lie, group.recorder);
    expect(await faultsOf(tree, book.root)).toContain(key);
  });

  it('[26] about the column that an article leaves is found out', async () => {
    const move: Which = (record) => record.items.some((item) => item.facts?.change === 'move');
    const lie: Lie = (record) => delete record.items[0]?.facts?.from_column;
    expect(keysOf(await judged(move, lie))).toContain('record-facts');
  });

  it('about which site’s policy rules the registry is found out', async () => {
    const registry: Which = (record) => record.type === 'signoff' && record.items.some(({ id }) => id === 'registry');
    expect(keysOf(await judged(registry, facts({ site: 'slj' })))).toContain('record-facts');
  });
});

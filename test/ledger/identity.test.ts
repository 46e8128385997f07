import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { besideIn, identityFaults } from '../../scripts/ledger/identity.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Facts, LedgerRecord, RecordItem } from '../../scripts/site/types.gen.ts';
import { facts, id, moved, path, published, second, withdrawn } from '../fixture/fitting.ts';
import { inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { plainItem, plainRecord, recordDigest, stateAfter } from '../fixture/records.ts';

let folder = '';
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  inForce = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

/** Faults of the first of `items`, which stand in one record behind `before`. */
function found(before: LedgerRecord[], items: Partial<RecordItem>[], type: LedgerRecord['type'] = 'signoff') {
  const record = plainRecord({ seq: 9, type, items: items.map(plainItem) });
  const [first = plainItem()] = record.items;
  return identityFaults(stateAfter(inForce, ...before), record, first, besideIn(record));
}
const taken = (by: string) => [{ key: 'record-path-taken', params: { path, id: by } }];
const newest = { replaces: recordDigest(published) };
const other = 'b000000002';

describe('[61] the record that an item replaces', () => {
  const replaces = { key: 'record-replaces', params: { id } };

  it('is the newest of its id, and none where there is none', () => {
    expect([found([], [{}]), found([published], [newest])]).toEqual([[], []]);
    const again = { ...published, seq: 3 };
    expect(found([published, again], [{ replaces: recordDigest(again) }])).toEqual([]);
  });

  it.each<[string, LedgerRecord[], string | null]>([
    ['none where there is one', [published], null],
    ['one where there is none', [], someDigest('x')],
    ['one before the newest', [published, { ...published, seq: 3 }], recordDigest(published)],
  ])('is refused when it is %s', (_, before, replaced) => {
    expect(found(before, [{ replaces: replaced }])).toEqual([replaces]);
  });

  it('of a governed file is the newest of that file', () => {
    const rules = { id: 'main/rules.yml', path: 'main/rules.yml' };
    const record = plainRecord({ items: [plainItem(rules)] });
    expect(found([record], [{ ...rules, replaces: recordDigest(record) }])).toEqual([]);
    expect(found([record], [rules]).map(({ key }) => key)).toEqual(['record-replaces']);
  });
});

describe('[64] the place of an article', () => {
  it.each<[string, LedgerRecord[]]>([
    ['another stands there', [published]],
    [
      'a notice of another stands there',
      [published, plainRecord({ type: 'withdrawal', seq: 3, items: [plainItem({ reason: '更正' })] })],
    ],
  ])('is taken where %s', (_, before) => {
    expect(found(before, [{ id: other }])).toEqual(taken(id));
  });

  it.each<[string, LedgerRecord[]]>([
    ['another was withdrawn silently', [published, withdrawn]],
    ['another moved away', [published, { ...published, seq: 3, items: [plainItem({ path: moved })] }]],
    ['nobody ever stood', []],
  ])('is free where %s', (_, before) => {
    expect(found(before, [{ id: other }])).toEqual([]);
  });

  it('is its own, and a governed file has none', () => {
    expect(found([published], [{ ...newest, digest: second }])).toEqual([]);
    const article = plainRecord({ items: [plainItem({ path: 'main/rules.yml' })] });
    expect(found([article], [{ id: 'main/rules.yml', path: 'main/rules.yml' }])).toEqual([]);
  });

  it('is taken once in a record, as its id is', () => {
    const twice = [{ key: 'record-item-twice', params: { id } }];
    expect(found([], [{}, { id: other }])).toEqual(twice);
    expect(found([], [{}, { path: moved }])).toEqual(twice);
    expect(found([], [{}, { id: other, path: moved }])).toEqual([]);
  });
});

describe('[55] a document number', () => {
  const document = (patch: Partial<Facts> = {}): Facts =>
    facts({ kind: 'document', issuer: '县水利局', document_number: '石水发〔2026〕3号', ...patch });
  const elsewhere = { id: other, path: moved };
  const had = (patch: Partial<Facts> = {}, record: Partial<LedgerRecord> = {}) =>
    plainRecord({ items: [plainItem({ facts: document(patch) })], ...record });
  const twice = [{ key: 'document-number-twice', params: { number: '石水发〔2026〕3号', id } }];

  it('that another article of the same body on the same site bears is refused', () => {
    expect(found([had()], [{ ...elsewhere, facts: document() }])).toEqual(twice);
    expect(found([had()], [{ ...elsewhere, facts: document() }], 'provisional')).toEqual(twice);
  });

  it('that another item of the same record bears is refused, the third as well', () => {
    const items = [{ ...elsewhere, facts: document() }, { facts: document() }];
    expect(found([], items)).toEqual(twice);
    expect(found([], items.toReversed())).toHaveLength(1);
    expect(found([], [...items, { id: 'c000000003', path: 'main/gzdt/2026/c', facts: document() }])).toHaveLength(2);
  });

  it.each<[string, Partial<Facts>, Partial<Facts>]>([
    ['is of another issuer', {}, { issuer: '县教育局' }],
    ['is of another site', {}, { site: 'slj' }],
    ['is another', {}, { document_number: '石水发〔2026〕4号' }],
    ['is a reprint', {}, { reprint: true }],
    ['was a reprint', { reprint: true }, {}],
  ])('is good that %s', (_, before, now) => {
    expect(found([had(before)], [{ ...elsewhere, facts: document(now) }])).toEqual([]);
  });

  it('is good beside a reprint in the same record', () => {
    expect(found([], [{ facts: document() }, { ...elsewhere, facts: document({ reprint: true }) }])).toEqual([]);
  });

  it('is good where the other was imported, withdrawn, or has another number now', () => {
    const now = [{ ...elsewhere, facts: document() }];
    const gone = had({}, { type: 'withdrawal', seq: 3, items: [plainItem({ reason: '更正', facts: document() })] });
    const changed = had({ document_number: '石水发〔2026〕9号' }, { seq: 3 });
    expect(found([had({}, { type: 'import' })], now)).toEqual([]);
    expect(found([had(), gone], now)).toEqual([]);
    expect(found([had(), changed], now)).toEqual([]);
  });

  it('is its own, and asked of sign-offs alone: what moves in or out bears what it bore', () => {
    expect(found([had()], [{ ...newest, digest: second, facts: document() }])).toEqual([]);
    for (const type of ['import', 'withdrawal', 'purge', 'confirmation'] as const)
      expect(found([had()], [{ ...elsewhere, facts: document() }], type)).toEqual([]);
  });
});

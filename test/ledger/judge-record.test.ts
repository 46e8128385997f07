import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { changeOf, confirmBy, gradeOf, signedItem } from '../../scripts/ledger/judge.ts';
import type { WholeLedger } from '../../scripts/ledger/verify.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Grade, LedgerRecord, RecordSigner } from '../../scripts/site/types.gen.ts';
import type { Said } from '../../scripts/words/said.ts';
import { facts, items, judgedAlone, keysOf, type Lie, of, type Which, whole } from '../fixture/forgery.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import type { Book } from '../fixture/ledger.ts';
import { wholeLife } from '../fixture/life.ts';
import { newsFacts, plainItem, plainRecord, stateAfter } from '../fixture/records.ts';

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
describe('a record', () => {
  it.each(['signoff', 'import', 'withdrawal', 'confirmation', 'provisional', 'purge', 'checkpoint'] as const)(
    '%s as it was made is good',
    async (type) => {
      expect(await judged(of(type), () => undefined)).toEqual([]);
    },
  );

  it.each(['grade', 'form', 'route', 'signers', 'writers', 'evidence'] as const)(
    'without its %s is incomplete, and nothing more is asked',
    async (field) => {
      expect(keysOf(await judged(of('signoff'), (record) => delete record[field]))).toEqual(['record-incomplete']);
    },
  );

  it('without items is incomplete', async () => {
    expect(keysOf(await judged(of('signoff'), whole({ items: [] })))).toEqual(['record-incomplete']);
  });

  it.each<[string, object]>([
    ['a grade', { grade: 'ssh' }],
    ['a form', { form: 'ffffffffffff' }],
    ['a route', { route: [] }],
    ['signers', { signers: [] }],
    ['first reviews', { self_reviews: [] }],
    ['writers', { writers: [] }],
    ['a publisher', { publisher: 'officer' }],
    ['evidence', { evidence: [] }],
    ['a time to confirm by', { confirm_by: '2026-03-09T09:00:00+08:00' }],
  ])('that is a checkpoint with %s is refused', async (_, patch) => {
    expect(keysOf(await judged(of('checkpoint'), whole(patch)))).toEqual(['record-checkpoint-items']);
  });

  it('that is a checkpoint holds no item', async () => {
    const [item] = ledger.records[1]?.record.items ?? [];
    expect(keysOf(await judged(of('checkpoint'), whole({ items: [item] })))).toEqual(['record-checkpoint-items']);
  });

  it.each<[string, object, object[]]>([
    ['another number', { seq: 9 }, [{ key: 'record-gap', params: { seq: 9, expected: 2 } }]],
    ['another record before it', { previous: sha256('x') }, [{ key: 'record-previous', params: { seq: 2 } }]],
    ['another group', { group: 'other' }, [{ key: 'record-group', params: { group: 'other' } }]],
    [
      'another recorder’s name',
      { recorder: 'recorder-2' },
      [{ key: 'record-recorder', params: { recorder: 'recorder-2' } }],
    ],
    ['another form', { form: 'ffffffffffff' }, [{ key: 'record-form', params: {} }]],
    ['another grade', { grade: 'forge' }, [{ key: 'record-grade', params: { grade: 'forge' } }]],
    [
      'somebody who published it',
      { publisher: 'officer' },
      [{ key: 'record-publisher', params: { person: 'officer' } }],
    ],
  ])('with %s is refused for that alone, and says it', async (_, patch, faults) => {
    expect(await judged(of('signoff'), whole(patch))).toEqual(faults);
  });

  it('with a time before the record before it says both', async () => {
    const time = '2026-03-01T08:59:59+08:00';
    expect(await judged(of('signoff'), whole({ time }))).toContainEqual({
      key: 'record-clock',
      params: { time, before: '2026-03-01T09:00:00+08:00' },
    });
  });

  it('of another root, or a root itself, is refused', async () => {
    expect(keysOf(await judged(of('signoff'), whole({ root: sha256('x') })))).toEqual(['record-root']);
    expect(keysOf(await judged(of('checkpoint'), whole({ type: 'root' })))).toContain('record-second-root');
  });

  it('signed by no recorder, or by one of later years, is refused', async () => {
    for (const key of [group.keys['site-admin'], group.publisher, group.nextRecorder])
      expect(keysOf(await judged(of('checkpoint'), () => undefined, key))).toEqual(['record-recorder']);
  });

  it('of an import has its own grade, whoever signed it', async () => {
    expect(keysOf(await judged(of('import'), whole({ grade: 'ssh' })))).toEqual(['record-grade']);
  });

  it.each<[string, Lie, string]>([
    ['index number', items({ index_number: 'SQ11-2026-00007' }), 'record-numbers'],
    ['ordinal', items({ ordinals: { 'main/gzdt': 7 } }), 'record-numbers'],
    ['ordinal of a column more', items({ ordinals: { 'main/gzdt': 1, 'main/gsgg': 1 } }), 'record-numbers'],
    ['replaced record', items({ replaces: sha256('x') }), 'record-replaces'],
  ])('with another %s of its item names it', async (_, lie, key) => {
    expect(await judged(of('signoff'), lie)).toContainEqual({ key, params: { id: 'a000000001' } });
  });

  it.each<[string, Lie, Said[]]>([
    ['route', ({ route }) => route?.[0]?.steps.pop(), [{ key: 'record-route', params: { id: 'a000000001' } }]],
    [
      'signers',
      ({ signers }) => Object.assign(signers?.[0] ?? {}, { person: 'reviewer2' }),
      [{ key: 'record-signers', params: { id: 'a000000001' } }],
    ],
    [
      'first reviews',
      whole({ self_reviews: [{ person: 'drafter', statement: sha256('x') }] }),
      [{ key: 'record-signers', params: { id: 'a000000001' } }],
    ],
    [
      'evidence that nobody used',
      (record) => record.evidence?.push(...(ledger.records[2]?.record.evidence ?? [])),
      [{ key: 'record-evidence-extra', params: { id: 'a000000001' } }],
    ],
    [
      'evidence that is none',
      evidence(() => ({ statement: '{}' })),
      [{ key: 'record-evidence', params: { id: 'a000000001' } }],
    ],
  ])('with other %s than follow from its statements is refused for that alone', async (_, lie, faults) => {
    expect(await judged(of('signoff'), lie)).toEqual(faults);
  });

  it('that is not signed says what the verdict says', async () => {
    const returned: Lie = (record) => record.evidence?.pop();
    expect(await judged(of('signoff'), returned)).toEqual([{ key: 'record-unsigned', params: { id: 'a000000001' } }]);
    const unknown = await judged(of('signoff'), facts({ affects: ['c000000003'] }));
    expect(keysOf(unknown)).toEqual(['record-unsigned', 'route-affected-unknown']);
  });

  it('[70] is provisional where its route says so, and nowhere else', async () => {
    const wrong = { key: 'record-provisional-route', params: { id: 'a000000001' } };
    expect(await judged(of('signoff'), whole({ type: 'provisional' }))).toEqual([wrong]);
    expect(keysOf(await judged(of('provisional'), (record) => delete record.confirm_by))).toEqual([
      'record-provisional-route',
    ]);
    expect(keysOf(await judged(of('provisional'), whole({ type: 'signoff' })))).toEqual([
      'record-extra',
      'record-provisional-route',
    ]);
  });
});

const signer: RecordSigner = {
  person: 'reviewer',
  unit: 'slj',
  post: 'reviewer',
  act: '审核',
  stand_in_for: null,
  grade: 'ssh',
  route: 'department',
  step: 1,
  statement: sha256('statement'),
};

describe('what the judge asks about an item', () => {
  const published = plainRecord({ writers: [{ person: 'principal', as: ['author'] }] });
  const now = [{ person: 'officer', as: ['officer' as const] }];
  const writersOf = (records: LedgerRecord[], item = plainItem()) =>
    changeOf(stateAfter(inForce, ...records), item, now).writers.map(({ person }) => person);

  it('[11] is by whom its bytes were written, who signs the same bytes again too', () => {
    expect(writersOf([published])).toEqual(['officer', 'principal']);
    expect(writersOf([])).toEqual(['officer']);
    expect(writersOf([published], plainItem({ digest: sha256('new') }))).toEqual(['officer']);
    const gone = plainRecord({ type: 'withdrawal', seq: 3, items: [plainItem({ reason: '隐私' })] });
    expect(writersOf([published, gone])).toEqual(['officer']);
  });

  it('is by which of its fields it was signed, and by which facts', () => {
    const old = { date: '2019-05-01', address: 'http://old.shiqiao.example/1' };
    const item = plainItem({ index_number: '1', ordinals: { 'main/gzdt': 1 }, original: old, reason: '隐私' });
    const change = changeOf(stateAfter(inForce), item, undefined);
    const { id, path, digest, replaces } = item;
    expect(change).toMatchObject({ group: 'shiqiao', facts: newsFacts, writers: [], records: new Map() });
    expect(change.item).toEqual({ id, path, digest, replaces, original: old });
    expect(Object.keys(signedItem(plainItem()))).toEqual(['digest', 'id', 'path', 'replaces']);
    expect(change.spent).toEqual(new Set());
    const { facts: _, ...bare } = item;
    expect(changeOf(stateAfter(inForce), bare, undefined)).toMatchObject({ facts: { change: 'change' } });
    expect(changeOf(stateAfter(inForce), bare, undefined).affected.size).toBe(0);
  });

  it('[65] is what the ledger knows of the articles that it names', () => {
    const state = stateAfter(inForce, published);
    const item = plainItem({ id: 'b000000002', facts: { ...newsFacts, affects: ['a000000001', 'c000000003'] } });
    expect([...changeOf(state, item, []).affected]).toEqual([['a000000001', newsFacts]]);
  });
});

describe('how a record was signed', () => {
  it('is by its weakest signature: paper before a forge’s review before a key', () => {
    const by = (...grades: Grade[]) => gradeOf(grades.map((grade) => ({ ...signer, grade })));
    expect([by('ssh'), by('ssh', 'forge'), by('forge', 'ssh', 'paper'), by('ssh', 'paper'), by('forge')]).toEqual([
      'ssh',
      'forge',
      'paper',
      'paper',
      'forge',
    ]);
  });

  it('[70] is to be confirmed so many hours later, by the clock of the group', () => {
    expect(confirmBy(inForce, '2026-03-05T16:30:00Z', 24)).toBe('2026-03-07T00:30:00+08:00');
  });
});

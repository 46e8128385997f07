import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import type { Known } from '../../scripts/ledger/known-records.ts';
import { liveOf } from '../../scripts/ledger/live.ts';
import { recordNamespace, recordPath, recordText, signedText } from '../../scripts/ledger/record.ts';
import { composeRoot } from '../../scripts/ledger/root.ts';
import { verifyLedger } from '../../scripts/ledger/verify.ts';
import denied from '../../scripts/site/denied-keys.json' with { type: 'json' };
import type { LedgerRecord } from '../../scripts/site/types.gen.ts';
import { memoryFiles, type Tree } from '../fixture/files.ts';
import { bundlesOf, type GovernedText, type Group, makeGroup, peopleText } from '../fixture/group.ts';
import { removeFolder, sign, temporaryFolder } from '../fixture/keys.ts';
import { brought, plainItem, plainRecord } from '../fixture/records.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

const zone = 'Asia/Shanghai';
const time = '2026-03-05T09:00:00+08:00';

/** A ledger in which a recorder wrote these records one behind the other, each as it liked. */
class Written {
  readonly tree: Tree = new Map();
  readonly digests: string[] = [];

  async write(record: LedgerRecord, key = group.recorder): Promise<this> {
    const seq = this.digests.length + 1;
    const own = { ...record, seq: record.seq === 0 ? seq : record.seq, previous: this.digests.at(-1) ?? null, ...lie };
    const signed = { ...own, signature: await sign(key, recordNamespace, signedText(own)) };
    const text = recordText(signed);
    this.digests.push(sha256(text));
    this.tree.set(recordPath(signed, sha256(text), zone), Buffer.from(text));
    return this;
  }

  async found(root: string | null = null, known: Known | null = null, done?: (at: number, all: number) => void) {
    const found = await verifyLedger(memoryFiles(this.tree), root, done, known);
    return 'broken' in found ? found.broken.map(({ seq, what }) => [seq, what.key]) : [];
  }
}
let lie: Partial<LedgerRecord> = {};

/** The root record of these governed files as it should be; their bytes come into the ledger. */
const root = (to: Written, governed: GovernedText = group.governed): LedgerRecord => {
  const { grade: _, ...record } = plainRecord({
    type: 'root',
    seq: 0,
    root: null,
    time,
    items: brought(to.tree, governed),
  });
  return record;
};
/** The faults of a ledger of one root record that lies like this. */
async function rooted(patch: Partial<LedgerRecord>, governed = group.governed, key = group.recorder) {
  const ledger = new Written();
  lie = patch;
  await ledger.write(root(ledger, governed), key);
  lie = {};
  return (await ledger.found()).map(([, what]) => what);
}

describe('the first record of a ledger', () => {
  it('is a root, which lists everything that is in force', async () => {
    expect(await rooted({})).toEqual([]);
    const made = await composeRoot(bundlesOf(group.governed), null, {
      id: 'recorder-1',
      sign: (text) => sign(group.recorder, recordNamespace, text),
      now: () => Date.parse(time),
    });
    const sorted = Object.fromEntries(Object.entries(group.governed).sort(([a], [b]) => (a < b ? -1 : 1)));
    expect('record' in made && (await rooted({ form: made.record.form ?? '' }, sorted))).toEqual([]);
  });

  it.each<[string, Partial<LedgerRecord>, string[]]>([
    ['names a root itself', { root: sha256('x') }, ['record-incomplete']],
    ['follows on something', { previous: sha256('x') }, ['record-previous']],
    ['bears another form', { form: 'ffffffffffff' }, ['record-form']],
    ['is of another group', { group: 'other' }, ['record-group']],
    ['names another recorder', { recorder: 'recorder-2' }, ['record-recorder']],
  ])('that %s is refused', async (_, patch, faults) => {
    expect(await rooted(patch)).toEqual(faults);
  });

  it('that lists nothing, or is none, is refused', async () => {
    expect(await rooted({}, {})).toEqual(expect.arrayContaining(['record-incomplete', 'bundle-missing']));
    expect(await rooted({ type: 'checkpoint' }, {})).toEqual(['ledger-root-unknown']);
  });

  it('that lists an article is refused', async () => {
    const ledger = new Written();
    const record = root(ledger);
    await ledger.write({ ...record, items: [...record.items, plainItem({ facts: { change: 'new' } })] });
    expect((await ledger.found()).map(([, key]) => key)).toContain('record-incomplete');
  });

  it('that is signed by nobody of the registry that it brings is refused', async () => {
    expect(await rooted({}, group.governed, group.nextRecorder)).toEqual(['record-recorder']);
    expect(await rooted({}, group.governed, group.keys.mayor)).toEqual(['record-recorder']);
  });

  it('that brings a key of the demonstration is refused', async () => {
    const keys = { ...group.keys, officer: { file: '', public: denied.keys[0] ?? '' } };
    const registry = { ...group.governed.registry, 'people.yml': peopleText(keys) };
    expect(await rooted({}, { ...group.governed, registry })).toEqual(['demo-key']);
  });

  it('[41] is a root, or whoever pins a later one is told', async () => {
    const ledger = new Written();
    await ledger.write(plainRecord({ type: 'checkpoint', seq: 0, items: [], time }));
    await ledger.write(root(ledger));
    expect(await ledger.found(ledger.digests[1])).toEqual([[1, 'ledger-root-first']]);
  });
});

describe('[57] a policy that could not be proposed any more', () => {
  it('stops nothing that was signed while it could: its ledger is verified and its pages are to be had', async () => {
    const policy = (group.governed['main/policy.yml']?.['policy.yml'] ?? '').replace('principal@own', 'king@own');
    const governed = { ...group.governed, 'main/policy.yml': { 'policy.yml': policy } };
    const recorder = { id: 'recorder-1', sign: async () => '', now: () => Date.parse(time) };
    expect(await composeRoot(bundlesOf(governed), null, recorder)).toHaveProperty('findings');
    const ledger = new Written();
    await ledger.write(root(ledger, governed));
    const found = await verifyLedger(memoryFiles(ledger.tree), ledger.digests[0] ?? null);
    expect(
      'ledger' in found && (await liveOf(found.ledger)).inForce.sites.get('main')?.policy.routes.length,
    ).toBeGreaterThan(0);
  });
});

describe('a later root', () => {
  async function twice(patch: Partial<LedgerRecord> = {}) {
    const ledger = new Written();
    await ledger.write(root(ledger));
    lie = patch;
    await ledger.write({ ...root(ledger), time: '2026-03-06T09:00:00+08:00' });
    lie = {};
    return ledger;
  }

  it('is followed where it is pinned, or where nothing is', async () => {
    const ledger = await twice();
    expect(await ledger.found(ledger.digests[1])).toEqual([]);
    expect(await ledger.found()).toEqual([]);
  });

  it('is refused where an earlier one is pinned', async () => {
    const ledger = await twice();
    expect(await ledger.found(ledger.digests[0])).toEqual([[2, 'record-second-root']]);
  });

  it.each<[string, Partial<LedgerRecord>, string]>([
    ['follows on another record', { previous: sha256('x') }, 'record-previous'],
    ['follows on nothing', { previous: null }, 'record-previous'],
    ['goes back in time', { time: '2026-03-05T08:59:59+08:00' }, 'record-clock'],
    ['is of another group', { group: 'other' }, 'record-group'],
  ])('that %s is refused', async (_, patch, key) => {
    const ledger = await twice(patch);
    expect(await ledger.found(ledger.digests[1])).toEqual([[2, key]]);
  });
});

describe('a ledger that was verified before up to a record', () => {
  /** A ledger whose second record nobody of the registry signed. */
  async function lying() {
    const ledger = new Written();
    await ledger.write(root(ledger));
    const checkpoint = plainRecord({ type: 'checkpoint', seq: 0, items: [], root: ledger.digests[0] ?? '', time });
    await ledger.write(checkpoint, group.keys.mayor);
    return ledger;
  }
  const upTo = ({ digests }: Written, seq: number): Known => ({ seq, digest: digests[seq - 1] ?? '' });

  it('is not judged a second time up to there', async () => {
    const ledger = await lying();
    expect(await ledger.found(ledger.digests[0], upTo(ledger, 2))).toEqual([]);
  });

  it('is judged behind it, where its digest is another, and where no root is pinned', async () => {
    const ledger = await lying();
    const [first = null] = ledger.digests;
    const fault = [[2, 'record-recorder']];
    expect(await ledger.found(first)).toEqual(fault);
    expect(await ledger.found(first, upTo(ledger, 1))).toEqual(fault);
    expect(await ledger.found(first, { seq: 2, digest: sha256('x') })).toEqual(fault);
    expect(await ledger.found(null, upTo(ledger, 2))).toEqual(fault);
  });

  it('is followed by its chain all the same', async () => {
    const ledger = new Written();
    await ledger.write(root(ledger));
    const checkpoint = plainRecord({ type: 'checkpoint', seq: 0, items: [], root: ledger.digests[0] ?? '', time });
    lie = { previous: sha256('x') };
    await ledger.write(checkpoint);
    lie = {};
    expect(await ledger.found(ledger.digests[0], upTo(ledger, 2))).toEqual([[2, 'record-previous']]);
  });

  it('tells of every record as it goes', async () => {
    const ledger = await lying();
    const told: number[][] = [];
    await ledger.found(ledger.digests[0], upTo(ledger, 2), (at, all) => told.push([at, all]));
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });
});

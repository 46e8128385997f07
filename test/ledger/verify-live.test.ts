import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderDigest } from '../../scripts/article/parse.ts';
import { advance, type LedgerState } from '../../scripts/ledger/state.ts';
import { verifyLive } from '../../scripts/ledger/verify-live.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Facts, LedgerRecord, RecordItem } from '../../scripts/site/types.gen.ts';
import { articleText, folderOf, withdrawnText } from '../fixture/article.ts';
import { memoryFiles, type Tree } from '../fixture/files.ts';
import { facts, id, path } from '../fixture/fitting.ts';
import { inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { drafterAndOfficer } from '../fixture/ledger.ts';
import { newsFacts, plainItem, plainRecord, recordDigest, stateAfter } from '../fixture/records.ts';

let folder = '';
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  inForce = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

/** A ledger's state and the bytes below live/ that go with it. */
class Online {
  readonly tree: Tree = new Map();
  readonly state: LedgerState = stateAfter(inForce);
  #seq = 1;

  /** Records a folder with these files: its text, unless others are given, under its proper facts changed by `recorded`. */
  put(
    files: Readonly<Record<string, string>> = { 'index.md': articleText() },
    recorded: Partial<Facts> = {},
    item: Partial<RecordItem> = {},
    record: Partial<LedgerRecord> = {},
  ): this {
    const own = plainItem({ facts: facts(recorded), ...item });
    const held = folderOf(own.path, files);
    const digest = item.digest ?? folderDigest(own.id, held);
    for (const known of this.tree.keys()) if (known.startsWith(`live/${own.path}/`)) this.tree.delete(known);
    for (const { name, bytes } of held.files) this.tree.set(`live/${own.path}/${name}`, bytes);
    this.#seq += 1;
    const made = plainRecord({ seq: this.#seq, writers: drafterAndOfficer, items: [{ ...own, digest }], ...record });
    advance(this.state, made, recordDigest(made), inForce);
    return this;
  }

  async faults(judged?: number): Promise<[string, object][]> {
    const { faults } = await verifyLive(memoryFiles(this.tree), this.state, judged);
    return faults.map(({ key, params = {} }) => [key, params]);
  }
}
const online = (...given: Parameters<Online['put']>) => new Online().put(...given);
const field = (name: string) => [['ledger-live-facts', { path, field: name }]];

describe('what is live', () => {
  it('is what was recorded, each file with its size and its hash', async () => {
    const one = online({ 'index.md': articleText(), '名单.txt': '名单' });
    const { faults, folders } = await verifyLive(memoryFiles(one.tree), one.state);
    expect(faults).toEqual([]);
    expect(folders.get(path)?.map(({ name, size, entry }) => [name, size, entry.path])).toEqual([
      ['index.md', one.tree.get(`live/${path}/index.md`)?.length, `live/${path}/index.md`],
      ['名单.txt', 6, `live/${path}/名单.txt`],
    ]);
    expect(folders.get(path)?.[1]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is read in batches, however many articles there are', async () => {
    const many = new Online();
    for (let count = 0; count < 501; count += 1) {
      const number = String(count).padStart(3, '0');
      const text = articleText({ id: `a000000${number}` });
      many.put({ 'index.md': text }, {}, { id: `a000000${number}`, path: `main/gzdt/2026/a${number}` });
    }
    const { faults, folders } = await verifyLive(memoryFiles(many.tree), many.state, 1000);
    expect([faults, folders.size]).toEqual([[], 501]);
  });

  it('[68] lacks no byte of what is online, and holds none of what is gone', async () => {
    const lost = online();
    lost.tree.clear();
    expect(await lost.faults()).toEqual([['ledger-live-missing', { path }]]);
    const gone = online().put({}, {}, { reason: '隐私', digest: 'x' }, { type: 'withdrawal' });
    expect(await gone.faults()).toEqual([]);
    gone.tree.set(`live/${path}/index.md`, Buffer.from(articleText()));
    expect(await gone.faults()).toEqual([['ledger-live-extra', { path }]]);
  });

  it('[42] is not another byte, nor a byte more beside it', async () => {
    const changed = online();
    changed.tree.set(`live/${path}/index.md`, Buffer.from(articleText({ title: '另一个标题' })));
    expect(await changed.faults()).toEqual([['ledger-live-digest', { path }]]);
    const more = online();
    more.tree.set(`live/${path}/more.txt`, Buffer.from('x'));
    expect(await more.faults()).toEqual([['ledger-live-digest', { path }]]);
    const beside = online();
    beside.tree.set('live/main/gzdt/2026/b/index.md', Buffer.from('x'));
    beside.tree.set('live/x', Buffer.from('x'));
    expect(await beside.faults()).toEqual([
      ['ledger-live-extra', { path: 'main/gzdt/2026/b' }],
      ['ledger-live-extra', { path: 'x' }],
    ]);
  });
});

describe('what was recorded of a text', () => {
  it.each<[string, Partial<Facts>]>([
    ['level', { level: '重要' }],
    ['unit', { unit: 'jyj' }],
    ['placement', { placement: 'home' }],
    ['checklist', { checklist: { secret: '是' } }],
    ['also_in', { also_in: ['main/gsgg'] }],
    ['secrecy_reviewer', { secrecy_reviewer: 'secrecy' }],
    ['publish_at', { publish_at: '2026-04-01T09:00:00+08:00' }],
  ])('another %s than it says is named', async (name, recorded) => {
    expect(await online(undefined, recorded).faults()).toEqual(field(name));
  });

  it('may be a fact of the change: what was asked, the column it left, that it is a correction', async () => {
    const asked: Partial<Facts> = {
      change: 'move',
      from_column: 'main/gsgg',
      correction: true,
      affects: ['c000000003'],
    };
    expect(await online(undefined, asked).faults()).toEqual([]);
  });

  it('a file that no check could read is on record, and nothing that the text tells', async () => {
    expect(await online(undefined, { unchecked: true }).faults()).toEqual([]);
    const { unchecked: _, ...unsaid } = newsFacts;
    const none = online(undefined, {}, { facts: unsaid });
    expect(await none.faults()).toEqual(field('unchecked'));
  });

  it('a text that cannot be read, is none, or says it is another is named', async () => {
    expect(await online({ 'index.md': '---\nid: x\n---\n' }).faults()).toEqual(field('index.md'));
    expect(await online({ 'withdrawn.md': withdrawnText(id, '更正', '更正中。') }).faults()).toEqual(field('index.md'));
    expect(await online({ 'index.md': articleText({ id: 'b000000002' }) }).faults()).toEqual(field('id'));
    const nowhere = online(undefined, {}, { path: 'main/gzdt/26/a' });
    expect(await nowhere.faults()).toEqual([['ledger-live-facts', { path: 'main/gzdt/26/a', field: 'id' }]]);
  });

  it('a column or unit that there is not is refused as a new text would be', async () => {
    const lost = online({ 'index.md': articleText({ unit: 'nobody' }) }, { unit: 'nobody' });
    expect(await lost.faults()).toEqual([['facts-unit-unknown', { unit: 'nobody' }]]);
  });

  it.each<[string, NonNullable<LedgerRecord['writers']>, string]>([
    ['nobody', [], 'drafter'],
    ['the officer alone', [{ person: 'officer', as: ['officer'] }], 'drafter'],
    ['the drafter alone', [{ person: 'drafter', as: ['drafter'] }], 'officer'],
  ])('[11] its drafter and its officer are among its writers, not %s', async (_, writers, person) => {
    expect(await online(undefined, {}, {}, { writers }).faults()).toEqual([['ledger-live-writers', { path, person }]]);
  });

  it('that was compared before is not asked again, but its bytes are', async () => {
    const known = online(undefined, { level: '重要' });
    expect([await known.faults(2), await known.faults(1)]).toEqual([[], field('level')]);
    known.tree.set(`live/${path}/index.md`, Buffer.from('x'));
    expect(await known.faults(2)).toEqual([['ledger-live-digest', { path }]]);
  });
});

describe('[66] what was recorded of a withdrawal', () => {
  const withdrawn = (text: string, recorded: RecordItem['reason'] = '更正') =>
    online().put({ 'withdrawn.md': text }, { change: 'withdraw' }, { reason: recorded }, { type: 'withdrawal' });

  it('is what its notice says', async () => {
    expect(await withdrawn(withdrawnText(id, '更正', '更正中。')).faults()).toEqual([]);
  });

  it.each<[string, string]>([
    ['gives another reason', withdrawnText(id, '失效', '停止公布。')],
    ['is of another article', withdrawnText('b000000002', '更正', '更正中。')],
    ['cannot be read', '---\n---\n'],
  ])('is refused where its notice %s', async (_, text) => {
    expect(await withdrawn(text).faults()).toEqual(field('reason'));
  });

  it('is refused where its notice is an article', async () => {
    const shown = online().put({ 'index.md': articleText() }, {}, { reason: '更正' }, { type: 'withdrawal' });
    expect(await shown.faults()).toEqual(field('reason'));
  });
});

describe('[65] an article that names one of another unit', () => {
  const other = 'c000000003';
  const repealing = { 'index.md': articleText({ kind: 'notice', notice: '公告', repeals: [other] }) };
  const county = { kind: 'notice' as const, unit: 'xzf', unit_kind: 'government' as const };
  /** The county's notice, recorded at `time`, then the bureau's that repeals it, whose route asked for `affects`. */
  function behind(time: string, affects: string[], unit: Partial<Facts> & { unit: string } = county): Online {
    const text = articleText({ id: other, kind: 'notice', notice: '公告', unit: unit.unit });
    const there = online({ 'index.md': text }, unit, { id: other, path: 'main/gzdt/2026/c' }, { time });
    return there.put(repealing, { kind: 'notice', affects }, {}, { time: '2026-03-06T09:00:00+08:00' });
  }

  it('asked for that unit’s route', async () => {
    expect(await behind('2026-03-05T09:00:00+08:00', [other]).faults()).toEqual([]);
    expect(await behind('2026-03-05T09:00:00+08:00', []).faults()).toEqual(field('affects'));
    expect(await behind('2026-03-05T09:00:00+08:00', ['d000000004']).faults()).toEqual(field('affects'));
  });

  it('is not reproached with what the other became since', async () => {
    expect(await behind('2026-03-06T09:00:00+08:00', []).faults()).toEqual([]);
    expect(await online(repealing, { kind: 'notice' }).faults()).toEqual([]);
  });

  it('asks nobody for its own unit’s', async () => {
    const own = { kind: 'notice' as const, unit: 'slj', unit_kind: 'department' as const };
    expect(await behind('2026-03-05T09:00:00+08:00', [], own).faults()).toEqual([]);
  });
});

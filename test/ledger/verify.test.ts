import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { bundleDigest } from '../../scripts/ledger/governed.ts';
import { recordPath, recordText } from '../../scripts/ledger/record.ts';
import { verifyLedger, type WholeLedger } from '../../scripts/ledger/verify.ts';
import { statementNamespace } from '../../scripts/signoff/statement.ts';
import type { LedgerRecord } from '../../scripts/site/types.gen.ts';
import { tell } from '../../scripts/words/say.ts';
import { memoryFiles, type Tree } from '../fixture/files.ts';
import { faultsOf, forge, type Lie, whole } from '../fixture/forgery.ts';
import { bytesOf, type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import type { Book } from '../fixture/ledger.ts';
import { wholeLife } from '../fixture/life.ts';

let folder = '';
let group: Group;
let book: Book;
let ledger: WholeLedger;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  book = await wholeLife(group);
  ledger = await book.ledger();
});
afterAll(() => removeFolder(folder));

type Tampering = (tree: Tree) => unknown;

/** What is found broken once the tree was tampered with. */
async function broken(tamper: Tampering, root: string | null = book.root): Promise<string[]> {
  const tree = new Map(book.tree);
  await tamper(tree);
  return faultsOf(tree, root);
}

const stored = (at: number) => {
  const found = ledger.records.at(at);
  if (!found) throw new Error(`no record ${at}`);
  return found;
};
const checkpoint = () => ledger.records.findIndex(({ record }) => record.type === 'checkpoint');
const lied =
  (lie: Lie, at = () => 4): Tampering =>
  (tree) =>
    forge(tree, ledger, at(), lie, group.recorder);
/** The bytes of one record, put at another path. */
const renamed =
  (from: string | RegExp, to: string): Tampering =>
  (tree) => {
    const { path } = stored(3);
    const bytes = tree.get(path) ?? Buffer.alloc(0);
    tree.delete(path);
    tree.set(path.replace(from, to), bytes);
  };
const put =
  (path: string): Tampering =>
  (tree) =>
    tree.set(path, Buffer.from('x'));

describe('a ledger with everything in it', () => {
  it('verifies from its root', () => {
    expect(ledger.records.map(({ record }) => record.type)).toEqual(
      expect.arrayContaining([
        'root',
        'signoff',
        'import',
        'withdrawal',
        'confirmation',
        'provisional',
        'purge',
        'checkpoint',
      ]),
    );
    expect(ledger.state.head.seq).toBe(ledger.records.length);
  });

  it('verifies without a root, which the caller says aloud, and tells how far it is', async () => {
    const steps: number[] = [];
    const found = await verifyLedger(memoryFiles(book.tree), null, (done) => steps.push(done));
    expect('ledger' in found).toBe(true);
    expect(steps).toEqual(ledger.records.map((_, index) => index + 1));
  });

  it('is not another root’s', async () => {
    expect(await broken(() => undefined, sha256('another'))).toEqual(['ledger-root-unknown']);
    expect(await broken(() => undefined, stored(2).digest)).toEqual(['ledger-root-differs']);
  });

  it('is none where nothing lies', async () => {
    expect(await broken((tree) => tree.clear())).toEqual(['ledger-empty']);
  });
});

describe('[41] a ledger that was tampered with', () => {
  it.each<[string, Tampering, string]>([
    ['a record removed from the middle', (tree) => tree.delete(stored(4).path), 'ledger-missing'],
    ['the root removed', (tree) => tree.delete(stored(0).path), 'ledger-missing'],
    ['the newest sign-off removed', (tree) => [-1, -2].map((at) => tree.delete(stored(at).path)), 'ledger-live-extra'],
    [
      'the newest change of a governed file removed',
      (tree) => [-1, -2, -3].map((at) => tree.delete(stored(at).path)),
      'ledger-file-unknown',
    ],
    [
      'one byte of a record changed',
      (tree) => tree.set(stored(3).path, Buffer.from(recordText(stored(3).record).replace('"seq":4', '"seq":5'))),
      'record-digest',
    ],
    ['a record in another month', renamed(/records\/\d{4}\/\d{2}/, 'records/2020/01'), 'ledger-path-wrong'],
    ['a record named with another number', renamed('00000004', '00000005'), 'record-seq-name'],
    [
      'a record that follows on another',
      lied((record) => Object.assign(record, { previous: stored(2).digest })),
      'record-previous',
    ],
    ['a file that is no record', put('records/2026/03/notes.txt'), 'ledger-file-unknown'],
    ['a file beside records, live and governed', put('README.md'), 'ledger-file-unknown'],
    [
      'a record signed by no recorder',
      (tree) => forge(tree, ledger, 4, () => undefined, group.keys['site-admin']),
      'record-recorder',
    ],
    [
      'a record signed by a recorder of later years',
      (tree) => forge(tree, ledger, 4, () => undefined, group.nextRecorder),
      'record-recorder',
    ],
    [
      'a record signed in the namespace of statements',
      (tree) => forge(tree, ledger, 4, () => undefined, group.recorder, statementNamespace),
      'record-recorder',
    ],
    ['a record in another recorder’s name', lied(whole({ recorder: 'recorder-2' })), 'record-recorder'],
    ['[45] a record of an unknown version', lied(whole({ v: 2 })), 'record-broken'],
    ['[45] a record with an unknown field', lied(whole({ note: 'x' })), 'record-broken'],
    ['time going backwards', lied(whole({ time: '2026-03-01T09:00:00+08:00' })), 'record-clock'],
    ['a time in no proper form', lied(whole({ time: '2026-03-04 09:00:00+08:00' })), 'record-broken'],
    ['another group', lied(whole({ group: 'other' })), 'record-group'],
    ['another root', lied(whole({ root: sha256('x') })), 'record-root'],
    ['a gap in the numbers', lied(whole({ seq: 9 })), 'ledger-missing'],
    ['a second root', lied(whole({ type: 'root', root: null })), 'record-second-root'],
    ['a record without evidence', lied((record) => delete record.evidence), 'record-incomplete'],
    ['a record without items', lied(whole({ items: [] })), 'record-incomplete'],
    ['a checkpoint with signers', lied(whole({ signers: [] }), checkpoint), 'record-checkpoint-items'],
  ])('by %s is named and not used', async (_, tamper, key) => {
    expect(await broken(tamper)).toContain(key);
  });

  it('by a fork is named and not used', async () => {
    const { record } = stored(3);
    const other: LedgerRecord = { ...record, time: '2026-03-03T09:00:01+08:00' };
    const text = recordText(other);
    expect(
      await broken((tree) => tree.set(recordPath(other, sha256(text), 'Asia/Shanghai'), Buffer.from(text))),
    ).toEqual(['ledger-fork']);
  });

  it('by bytes that are no UTF-8 is named and not used', async () => {
    const text = Buffer.from(recordText({ ...stored(-1).record, recorder: 'x?y' }));
    text[text.indexOf('?')] = 0xff;
    expect(
      await broken((tree) => {
        tree.delete(stored(-1).path);
        tree.set(stored(-1).path.replace(/[0-9a-f]{64}/, sha256(text)), text);
      }),
    ).toEqual(['record-broken']);
  });

  it('is told in words, with number and file', async () => {
    const tree = new Map(book.tree);
    tree.delete(stored(4).path);
    const found = await verifyLedger(memoryFiles(tree), book.root);
    expect('broken' in found && found.broken.map(({ seq, what }) => [seq, tell('zh', what)])).toEqual([
      [5, '台账缺第 5 条登记。请从备份恢复。'],
    ]);
  });
});

describe('[D9.0] [42] the bytes of a ledger', () => {
  const live = () => {
    const article = [...ledger.state.articles.values()].find(({ status }) => status === 'live');
    if (!article) throw new Error('nothing is live');
    return `live/${article.path}/index.md`;
  };
  const notice = () => [...book.tree.keys()].find((path) => path.endsWith('withdrawn.md')) ?? '';
  const governed = (name: string) =>
    [...book.tree.keys()].filter((path) => path.startsWith('governed/') && path.endsWith(name));
  const append = (path: string) => (tree: Tree) =>
    void tree.set(path, Buffer.concat([tree.get(path) ?? Buffer.alloc(0), Buffer.from(' ')]));

  it.each<[string, () => (tree: Tree) => void, string]>([
    ['a live byte changed', () => append(live()), 'ledger-live-digest'],
    ['a live file missing', () => (tree) => void tree.delete(live()), 'ledger-live-missing'],
    [
      'a file more in a live folder',
      () => (tree) => void tree.set(live().replace('index.md', '附件.pdf'), Buffer.from('x')),
      'ledger-live-digest',
    ],
    [
      'a live folder that no record names',
      () => (tree) => void tree.set('live/main/gzdt/2026/smuggled/index.md', Buffer.from('x')),
      'ledger-live-extra',
    ],
    ['a file at the top of live', () => (tree) => void tree.set('live/x', Buffer.from('x')), 'ledger-live-extra'],
    ['a word more in a notice', () => append(notice()), 'ledger-live-digest'],
    ['a notice missing', () => (tree) => void tree.delete(notice()), 'ledger-live-missing'],
    ['a governed byte changed', () => append(governed('rules.yml')[0] ?? ''), 'ledger-governed-digest'],
    [
      'a governed version missing',
      () => (tree) => void tree.delete(governed('rules.yml')[0] ?? ''),
      'ledger-governed-missing',
    ],
    [
      'an old governed version missing',
      () => (tree) => {
        const old = ledger.records[0]?.record.items.find(({ id }) => id === 'registry')?.digest;
        for (const path of tree.keys()) if (path.startsWith(`governed/${old}/`)) tree.delete(path);
      },
      'ledger-governed-missing',
    ],
    [
      'a governed version that nobody signed',
      () => (tree) => {
        const files = bytesOf({ 'rules.yml': 'link_hosts: [evil.example]\n' });
        for (const [name, bytes] of files) tree.set(`governed/${bundleDigest('main/rules.yml', files)}/${name}`, bytes);
      },
      'ledger-file-unknown',
    ],
  ])('are refused with %s', async (_, change, key) => {
    expect(await broken(change())).toContain(key);
  });

  it('are refused where a file is a link or a program', async () => {
    const files = memoryFiles(book.tree);
    const found = await verifyLedger(
      {
        ...files,
        list: async (under) =>
          (await files.list(under)).map((entry) => (entry.path === live() ? { ...entry, mode: '120000' } : entry)),
      },
      book.root,
    );
    expect('broken' in found && found.broken.map(({ what }) => what.key)).toEqual(['ledger-file-unknown']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { type Recorder, recordTime } from '../../scripts/ledger/compose.ts';
import { recordText, signedText } from '../../scripts/ledger/record.ts';
import { type Broken, verifyLedger } from '../../scripts/ledger/verify.ts';
import { tell } from '../../scripts/words/say.ts';
import { memoryFiles, type Tree } from '../fixture/files.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, sign, temporaryFolder } from '../fixture/keys.ts';
import { Book } from '../fixture/ledger.ts';
import { at, live, numbered, read, records, rename, rewrite } from './tampering.ts';

let folder: string;
let group: Group;
let book: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  book = new Book(group, '2026-03-02T09:00:00+08:00');
  await book.found();
  for (const id of ['ledger0001', 'ledger0002', 'ledger0003'])
    await book.publish(`main/gsgg/2026/${id}`, { front: { id } });
});
afterAll(() => removeFolder(folder));

/** What is done to a ledger of four records, and what verify says of it. */
const tampering: { title: string; tamper: (tree: Tree) => unknown; says: RegExp }[] = [
  { title: '41 · a record in the middle removed', tamper: (tree) => tree.delete(at(tree, 3)), says: /缺第 3 条登记/ },
  {
    title: '41 · the newest record removed',
    tamper: (tree) => tree.delete(at(tree, 4)),
    says: /在线清单里有未登记的内容 main\/gsgg\/2026\/ledger0003/,
  },
  { title: '41 · the root record removed', tamper: (tree) => tree.delete(at(tree, 1)), says: /缺第 1 条登记/ },
  {
    title: '41 · every record removed',
    tamper: (tree) => records(tree).map((path) => tree.delete(path)),
    says: /这里没有台账/,
  },
  {
    title: '41 · a record edited under its old name',
    tamper: (tree) => tree.set(at(tree, 3), Buffer.from(JSON.stringify({ ...read(tree, at(tree, 3)), writers: [] }))),
    says: /内容与文件名中的校验码不符：登记被改动过/,
  },
  {
    title: '41 · a record edited and signed again by its recorder',
    tamper: (tree) => rewrite(tree, 3, group.recorder, () => ({ writers: [] })),
    says: /第 4 条与前一条接不上：台账被改动过/,
  },
  {
    title: '41 · the newest record edited and signed by a leader’s key',
    tamper: (tree) => rewrite(tree, 4, group.keys.mayor, () => ({})),
    says: /登记机 recorder-1 的签名无效，或其密钥当时未备案/,
  },
  {
    title: '41 · the newest record signed by a recorder whose days have not begun',
    tamper: (tree) => rewrite(tree, 4, group.nextRecorder, () => ({ recorder: 'recorder-2' })),
    says: /登记机 recorder-2 的签名无效/,
  },
  {
    title: '41 · two records exchanged',
    tamper: (tree) => {
      const [third, fourth] = [at(tree, 3), at(tree, 4)];
      rename(tree, third, 'aside');
      rename(tree, fourth, numbered(fourth, 3));
      rename(tree, 'aside', numbered(third, 4));
    },
    says: /文件名与其中的序号 [34] 不符/,
  },
  {
    title: '41 · a record put in again under the next number',
    tamper: (tree) => tree.set(numbered(at(tree, 3), 5), tree.get(at(tree, 3)) ?? Buffer.alloc(0)),
    says: /文件名与其中的序号 3 不符/,
  },
  {
    title: '41 · a fork, both ends by the recorder',
    tamper: async (tree) => {
      const kept = tree.get(at(tree, 4));
      const path = at(tree, 4);
      await rewrite(tree, 4, group.recorder, () => ({ time: '2026-03-02T09:00:01+08:00' }));
      if (kept) tree.set(path, kept);
    },
    says: /台账在第 4 条分叉/,
  },
  {
    title: '41 · the month of a record’s folder changed',
    tamper: (tree) => rename(tree, at(tree, 4), at(tree, 4).replace('/03/', '/04/')),
    says: /不在它应在的位置/,
  },
  {
    title: '42 · live bytes that hash to something else',
    tamper: (tree) => tree.set(live('ledger0002'), Buffer.from('---\nid: ledger0002\n---\n')),
    says: /在线稿件 main\/gsgg\/2026\/ledger0002 的内容与登记的校验码不符/,
  },
  {
    title: '42 · a file more in a live folder',
    tamper: (tree) => tree.set('live/main/gsgg/2026/ledger0002/more.txt', Buffer.from('更多')),
    says: /ledger0002 的内容与登记的校验码不符/,
  },
  {
    title: '42 · live bytes missing',
    tamper: (tree) => tree.delete(live('ledger0002')),
    says: /ledger0002 的签署内容不在台账中/,
  },
  {
    title: '42 · a governed file whose bytes hash to something else',
    tamper: (tree) => {
      const path = [...tree.keys()].find((name) => name.endsWith('/policy.yml')) ?? '';
      tree.set(path, Buffer.concat([Buffer.from(tree.get(path) ?? ''), Buffer.from('\n')]));
    },
    says: /规则文件 (main|slj)\/policy.yml 的内容与登记的校验码不符/,
  },
  {
    title: '45 · a record of an unknown version',
    tamper: (tree) => rewrite(tree, 4, group.recorder, () => ({ v: 2 })),
    says: /不是有效的登记（v）/,
  },
  {
    title: '45 · a record with an unknown field',
    tamper: (tree) => rewrite(tree, 4, group.recorder, () => ({ note: '备注' })),
    says: /不是有效的登记（note）/,
  },
  {
    title: '45 · a record of an unknown type',
    tamper: (tree) => rewrite(tree, 4, group.recorder, () => ({ type: 'blessing' })),
    says: /不是有效的登记（type）/,
  },
  {
    title: '45 · a field twice in one record',
    tamper: (tree) => {
      const text = Buffer.from(tree.get(at(tree, 4)) ?? '')
        .toString('utf8')
        .replace('{"algorithms"', '{"v":1,"algorithms"');
      tree.delete(at(tree, 4));
      tree.set(`records/2026/03/00000004-${sha256(text)}.json`, Buffer.from(text));
    },
    says: /不是规范写法的 JSON/,
  },
  {
    title: '46 · a record signed in the namespace of statements',
    tamper: async (tree) => {
      const record = read(tree, at(tree, 4));
      const text = recordText({ ...record, signature: await sign(group.recorder, 'qianfa-v1', signedText(record)) });
      tree.delete(at(tree, 4));
      tree.set(`records/2026/03/00000004-${sha256(text)}.json`, Buffer.from(text));
    },
    says: /登记机 recorder-1 的签名无效/,
  },
  {
    title: '46 · a record of another group',
    tamper: (tree) => rewrite(tree, 4, group.recorder, () => ({ group: 'other' })),
    says: /登记属于另一个网站群 other/,
  },
  {
    title: '80 · a file beside the ledger’s folders',
    tamper: (tree) => tree.set('README.md', Buffer.from('说明')),
    says: /台账里有不认识的文件 README.md/,
  },
  {
    title: '80 · a file among the records',
    tamper: (tree) => tree.set('records/2026/03/note.json', Buffer.from('{}')),
    says: /不认识的文件 records\/2026\/03\/note.json/,
  },
  {
    title: '80 · governed files that no record signs',
    tamper: (tree) => tree.set(`governed/${'0'.repeat(64)}/policy.yml`, Buffer.from('title: 空\n')),
    says: /不认识的文件 governed\/0+\/policy.yml/,
  },
  {
    title: '80 · a folder below live/ that is no article’s',
    tamper: (tree) => tree.set('live/evil.html', Buffer.from('<script>')),
    says: /在线清单里有未登记的内容 evil.html/,
  },
  {
    title: '81 · a clock that went back',
    tamper: (tree) => rewrite(tree, 4, group.recorder, () => ({ time: '2026-03-02T08:59:59+08:00' })),
    says: /登记时刻 2026-03-02T08:59:59\+08:00 早于前一条/,
  },
  {
    title: '81 · another index number than the next',
    tamper: (tree) =>
      rewrite(tree, 4, group.recorder, ({ items }) => ({
        items: items.map((item) => ({ ...item, index_number: 'SQ11-2026-00009' })),
      })),
    says: /ledger0003 的索引号或栏目序号与台账应发的不符/,
  },
  {
    title: '81 · easier facts than those of the text',
    tamper: (tree) =>
      rewrite(tree, 4, group.recorder, ({ items }) => ({
        items: items.map((item) => ({ ...item, facts: { ...item.facts, level: '常规' } })),
      })),
    says: /ledger0003 的登记依据与其内容不符（level）/,
  },
];

describe('a ledger that somebody else touched stops everything', () => {
  it.each(tampering)('$title → named', async ({ tamper, says }) => {
    const tree: Tree = new Map(book.tree);
    await tamper(tree);
    const found = await verifyLedger(memoryFiles(tree), book.root);
    if (!('broken' in found)) throw new Error('it was not noticed');
    expect(found.broken.map(({ what }: Broken) => tell('zh', what)).join('\n')).toMatch(says);
  });

  it.each(tampering)('$title → noticed by a machine too that verified this ledger before', async ({ tamper }) => {
    const { seq, digest } = (await book.ledger()).state.head;
    const tree: Tree = new Map(book.tree);
    await tamper(tree);
    expect(await verifyLedger(memoryFiles(tree), book.root, undefined, { seq, digest })).toHaveProperty('broken');
  });

  it('what was verified before is not judged again, and nothing but that', async () => {
    const tree: Tree = new Map(book.tree);
    await rewrite(tree, 4, group.keys.mayor, () => ({}));
    const digest = at(tree, 4).slice(-69, -5);
    const known = (seq: number, of: string) =>
      verifyLedger(memoryFiles(tree), book.root, undefined, { seq, digest: of });
    expect(await known(4, digest)).toHaveProperty('ledger');
    expect(await known(3, at(tree, 3).slice(-69, -5))).toHaveProperty('broken');
    expect(await known(4, at(tree, 3).slice(-69, -5))).toHaveProperty('broken');
    expect(await known(5, digest)).toHaveProperty('broken');
    expect(await verifyLedger(memoryFiles(tree), null, undefined, { seq: 4, digest })).toHaveProperty('broken');
  });

  it('the untouched ledger verifies', async () => {
    const found = await verifyLedger(memoryFiles(new Map(book.tree)), book.root);
    expect('ledger' in found && found.ledger.records.length).toBe(4);
  });

  it('82 · a whole ledger made by somebody else under the same group → another root', async () => {
    const other = new Book(group, '2026-03-02T09:30:00+08:00');
    await other.found();
    const found = await verifyLedger(memoryFiles(other.tree), book.root);
    expect('broken' in found && found.broken.map(({ what }) => tell('zh', what))).toEqual([
      `在台账里找不到指定的根 ${book.root.slice(0, 12)}。请核对 --root 或 QIANFA_ROOT。`,
    ]);
  });

  it('81 · a recorder whose clock is behind writes the time of the record before', async () => {
    const behind: Recorder = { ...book.recorder, now: () => Date.parse('2020-01-01T00:00:00Z') };
    expect(recordTime(await book.ledger(), behind)).toBe('2026-03-02T09:00:00+08:00');
  });
});

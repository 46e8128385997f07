import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveOf } from '../../scripts/ledger/live.ts';
import type { Live } from '../../scripts/ledger/live-article.ts';
import { verifyLedger } from '../../scripts/ledger/verify.ts';
import { verifyLive } from '../../scripts/ledger/verify-live.ts';
import { articleText, withdrawnText } from '../fixture/article.ts';
import { memoryFiles, type Tree } from '../fixture/files.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import type { Book } from '../fixture/ledger.ts';
import { wholeLife } from '../fixture/life.ts';
import { ledgerOf, plainItem, plainRecord } from '../fixture/records.ts';

let folder = '';
let group: Group;
let book: Book;
let live: Live;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  book = await wholeLife(group);
  live = await liveOf(await book.ledger());
});
afterAll(() => removeFolder(folder));

/** What is live in a ledger of an article with an attachment, one that is gone, a notice, and one whose record knows little. */
async function liveAfter(change: (tree: Tree) => Tree) {
  const at = (number: string) => ({ id: number, path: `main/gzdt/2026/${number.at(0)}${number.at(-1)}` });
  const first = { id: 'a000000001', path: 'main/gzdt/2026/a' };
  const little = plainItem({ ...at('b000000003'), facts: { change: 'new', column: 'main/gsgg' } });
  const withdrawn = (item: object, reason: '失效' | '隐私', seq: number) =>
    plainRecord({ type: 'withdrawal', seq, items: [plainItem({ ...item, reason })] });
  const inForce = inForceOf(group.governed);
  const records = [
    plainRecord({ items: [little, plainItem(at('a000000002')), plainItem(first), plainItem(at('a000000009'))] }),
    withdrawn(at('a000000002'), '失效', 3),
    withdrawn(at('a000000009'), '隐私', 4),
  ];
  const tree = change(
    new Map<string, Uint8Array>([
      [`live/${first.path}/index.md`, Buffer.from(articleText())],
      [`live/${first.path}/名单.txt`, Buffer.from('名单')],
      [`live/${little.path}/index.md`, Buffer.from(articleText({ id: little.id }))],
      ['live/main/gzdt/2026/a2/withdrawn.md', Buffer.from(withdrawnText('a000000002', '失效', '停止公布。'))],
    ]),
  );
  const ledger = { ...ledgerOf(inForce, tree, ...records) };
  const { folders } = await verifyLive(ledger.files, ledger.state, 1000);
  return { ledger: { ...ledger, folders }, ...(await liveOf({ ...ledger, folders })) };
}

describe('what is live', () => {
  it('is every article that the ledger says is online, and the notices of those withdrawn for 更正 or 失效', () => {
    expect(live.articles.map(({ id, status }) => `${id.slice(-1)} ${status}`)).toEqual([
      '1 live',
      '2 live',
      '3 live',
      '4 live',
      '5 notice',
      '7 live',
      '8 live',
      '9 live',
    ]);
  });

  it('[67] holds no word of what was withdrawn silently', async () => {
    expect(JSON.stringify(live.articles)).not.toContain('yinsi');
    expect(live.articles.some(({ id }) => id === 'a000000006')).toBe(false);
  });

  it('has the text of the newest sign-off, at the place it moved to', () => {
    const moved = live.articles.find(({ id }) => id === 'a000000001');
    expect(moved).toMatchObject({
      status: 'live',
      path: 'main/gsgg/2026/kaigong',
      body: '移到公示公告。\n',
      columns: ['main/gsgg'],
      unitName: '石桥县水利局',
    });
  });

  it('tells an import by its old address, a notice by its sentence', () => {
    expect(live.articles.find(({ id }) => id === 'a000000008')?.original?.date).toBe('2019-05-01');
    expect(live.articles.find(({ id }) => id === 'a000000005')).toMatchObject({
      reason: '更正',
      notice: '内容有误，正在更正。',
    });
  });

  it('tells of an article everything that pages ask for', () => {
    const article = live.articles.find(({ id }) => id === 'a000000004');
    if (article?.status !== 'live') throw new Error('not live');
    const { brief, files, front, tables, ...registered } = article;
    expect(brief).toEqual({ kind: 'news', unit: 'slj', class: '动态', placement: 'column' });
    expect(registered).toEqual({
      id: 'a000000004',
      path: 'main/yjxx/2026/zhiban',
      site: 'main',
      status: 'live',
      body: '工程今日开工。\n',
      names: [],
      columns: ['main/yjxx'],
      ordinals: [1],
      indexNumber: 'SQ11-2026-00004',
      record: { seq: 9, digest: expect.any(String), time: '2026-03-05T09:00:00+08:00', type: 'signoff', grade: 'ssh' },
      published: '2026-03-05T09:00:00+08:00',
      updated: '2026-03-05T09:00:00+08:00',
      versions: ['2026-03-05T09:00:00+08:00'],
      unitName: '石桥县水利局',
      original: null,
      confirmBy: null,
    });
    expect(front.title).toBe('石桥水库除险加固工程开工');
    expect(tables).toEqual([]);
    expect(files.map(({ name }) => name)).toEqual(['index.md']);
  });

  it('gives every file of an article, by name, with its bytes', async () => {
    const { ledger, articles } = await liveAfter((tree) => tree);
    expect(articles[0]?.status === 'live' && articles[0].files.map(({ name, size }) => [name, size])).toEqual([
      ['index.md', Buffer.byteLength(articleText())],
      ['名单.txt', 6],
    ]);
    const second = articles[0]?.status === 'live' ? articles[0].files[1] : undefined;
    expect(`${await second?.read()}`).toBe('名单');
    expect(ledger.folders.size).toBe(3);
  });

  it('is in the order of ids, whatever order it was signed in, without what is gone', async () => {
    const { articles } = await liveAfter((tree) => tree);
    expect(articles.map(({ id }) => id)).toEqual(['a000000001', 'a000000002', 'b000000003']);
  });

  it('is of a record that says little as little: no site, no unit, no number', async () => {
    const { articles } = await liveAfter((tree) => tree);
    expect(articles[1]).toMatchObject({ status: 'notice', reason: '失效', notice: '停止公布。' });
    expect(articles[2]).toMatchObject({ site: '', unitName: '', ordinals: [0], indexNumber: '' });
  });

  it.each<[string, (tree: Tree) => Tree, string]>([
    [
      'has no text',
      (tree) => new Map([...tree].filter(([name]) => name !== 'live/main/gzdt/2026/a/index.md')),
      'live/main/gzdt/2026/a has no text',
    ],
    [
      'cannot be read',
      (tree) => tree.set('live/main/gzdt/2026/a/index.md', Buffer.from('---\nid: x\n---\n')),
      'live/main/gzdt/2026/a/index.md cannot be read',
    ],
  ])('is not told at all where an article %s', async (_, change, message) => {
    await expect(liveAfter(change)).rejects.toThrow(message);
  });

  it('[42] is not made of a text that changed after it was verified, and reads all texts by one call', async () => {
    const tree = new Map(book.tree);
    const found = await verifyLedger(memoryFiles(tree), book.root);
    if (!('ledger' in found)) throw new Error('broken');
    let calls = 0;
    const read: typeof found.ledger.files.read = (entries) => {
      if (entries.every(({ path }) => path.endsWith('.md'))) calls += 1;
      return found.ledger.files.read(entries);
    };
    const ledger = { ...found.ledger, files: { ...found.ledger.files, read } };
    expect((await liveOf(ledger)).articles).toHaveLength(live.articles.length);
    expect(calls).toBe(1);
    const [article] = live.articles;
    tree.set(`live/${article?.path}/index.md`, Buffer.from('exchanged'));
    await expect(liveOf(ledger)).rejects.toThrow('changed while it was read');
  });

  it('[42] gives no byte that changed after it was verified', async () => {
    const tree = new Map(book.tree);
    const found = await verifyLedger(memoryFiles(tree), book.root);
    if (!('ledger' in found)) throw new Error('broken');
    const [article] = (await liveOf(found.ledger)).articles;
    if (article?.status !== 'live') throw new Error('not live');
    tree.set(`live/${article.path}/index.md`, Buffer.from('exchanged'));
    const text = article.files.find(({ name }) => name === 'index.md');
    await expect(text?.read()).rejects.toThrow('changed while it was read');
  });
});

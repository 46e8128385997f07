import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveOf } from '../../scripts/ledger/live.ts';
import type { Live } from '../../scripts/ledger/live-article.ts';
import { verifyLedger } from '../../scripts/ledger/verify.ts';
import { memoryFiles } from '../fixture/files.ts';
import { makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import type { Book } from '../fixture/ledger.ts';
import { wholeLife } from '../fixture/life.ts';

let folder = '';
let book: Book;
let live: Live;
beforeAll(async () => {
  folder = await temporaryFolder();
  book = await wholeLife(await makeGroup(folder));
  live = await liveOf(await book.ledger());
});
afterAll(() => removeFolder(folder));

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

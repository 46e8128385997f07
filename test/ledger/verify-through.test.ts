import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { verifyLedger } from '../../scripts/ledger/verify.ts';
import { verifyThrough } from '../../scripts/ledger/verify-through.ts';
import { memoryFiles, type Tree } from '../fixture/files.ts';
import { forge, items, whole } from '../fixture/forgery.ts';
import { makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import type { Book } from '../fixture/ledger.ts';
import { wholeLife } from '../fixture/life.ts';
import { acts, spoil, told } from '../fixture/spoilt.ts';

let folder: string;
let book: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  book = await wholeLife(await makeGroup(folder));
});
afterAll(() => removeFolder(folder));

const treeAt = (seq: number): Tree => new Map(book.versions[seq - 1]);
const through = (tree: Tree, root = book.root) => verifyThrough(memoryFiles(tree), root, () => undefined);
const threaded = (tree: Tree) => verifyThrough(memoryFiles(tree), book.root, () => undefined, 0);

/** Both ways to verify a tree: what each says, a refusal as null. */
async function both(tree: Tree, root = book.root) {
  const [found, ledger] = [await verifyLedger(memoryFiles(tree), root), await through(tree, root)];
  return ['ledger' in found ? await told(found.ledger) : null, ledger && (await told(ledger))];
}

describe('reading a ledger through', () => {
  it('finds at every record what verifying finds that keeps all of it', async () => {
    for (const [index] of book.versions.entries()) {
      const [slow, quick] = await both(treeAt(index + 1));
      expect(slow).not.toBeNull();
      expect(quick).toEqual(slow);
    }
  });

  it('says no exactly where that does, whatever was done to its files', async () => {
    const places = fc.integer({ min: 1, max: book.versions.length });
    await fc.assert(
      fc.asyncProperty(places, acts, async (at, spoilt) => {
        const tree = treeAt(at);
        for (const [what, one, other] of spoilt) spoil(tree, what, one, other);
        const [slow, quick] = await both(tree);
        expect(quick).toEqual(slow);
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it('finds the same where other threads read records and folders, and says no to a file of each that was changed', async () => {
    const tree = treeAt(book.versions.length);
    const ledger = await threaded(tree);
    expect(ledger && (await told(ledger))).toEqual((await both(tree))[0]);
    const paths = [...tree.keys()].filter((path) => /^records\/.*\.json$|\/index\.md$/.test(path));
    for (const path of [
      paths.find((one) => one.startsWith('records/')),
      paths.findLast((one) => one.startsWith('live/')),
    ]) {
      if (!path) throw new Error('no such file');
      const bytes = Buffer.concat([tree.get(path) ?? Buffer.alloc(0), Buffer.from(' ')]);
      expect(await threaded(new Map([...tree, [path, bytes]]))).toBeNull();
    }
  }, 60_000);

  it.each([
    ['a lie that the recorder signed', whole({ grade: 'paper' }), true],
    ['another replaced record', items({ replaces: sha256('another') }), true],
    ['a number left out', whole({ seq: 40 }), true],
    ['a record that somebody else signed', () => undefined, false],
    [
      'a signature of a signer that is not good',
      (record: { evidence?: object[] }) => {
        for (const evidence of record.evidence ?? [])
          Object.assign(evidence, { signature: Reflect.get(record.evidence?.[1] ?? {}, 'signature') });
      },
      true,
    ],
  ])(
    'refuses %s',
    async (_, lie, own) => {
      for (const at of [2, 8, 15]) {
        const tree = treeAt(at + 1);
        const found = await book.verify();
        if ('broken' in found) throw new Error('broken before');
        const ledger = { ...found.ledger, records: found.ledger.records.slice(0, at + 1) };
        await forge(tree, ledger, at, lie, own ? book.group.recorder : book.group.keys.mayor);
        expect(await both(tree)).toEqual([null, null]);
        if (at === 15) expect(await threaded(tree)).toBeNull();
      }
    },
    60_000,
  );

  it('needs the pinned root, and follows a new one up to that which is pinned', async () => {
    const own = await wholeLife(await makeGroup(folder));
    const first = own.root;
    expect(await through(own.tree, sha256('another'))).toBeNull();
    await own.found();
    const [slow, quick] = await both(own.tree, own.root);
    expect(slow).not.toBeNull();
    expect(quick).toEqual(slow);
    expect(await both(own.tree, first)).toEqual([null, null]);
    expect(await through(new Map(), own.root)).toBeNull();
  });

  it('tells of every record as it goes, and of a file that cannot be read', async () => {
    const tree = treeAt(4);
    const told: number[][] = [];
    await verifyThrough(memoryFiles(tree), book.root, (done, all) => told.push([done, all]));
    expect(told).toEqual([1, 2, 3, 4].map((done) => [done, 4]));
    const files = { ...memoryFiles(tree), read: () => Promise.reject(new Error('gone')) };
    await expect(verifyThrough(files, book.root, () => undefined)).rejects.toThrow('gone');
  });
});

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import type { ChangedFile } from '../../scripts/git/compare.ts';
import { goOn } from '../../scripts/ledger/go-on.ts';
import { type Kept, keepWhole, openKept } from '../../scripts/ledger/kept-state.ts';
import { recordsNamed, recordsOf } from '../../scripts/ledger/known-records.ts';
import { type Ledger, verifyLedger } from '../../scripts/ledger/verify.ts';
import { memoryFiles, type Tree } from '../fixture/files.ts';
import { forge, items, whole } from '../fixture/forgery.ts';
import { makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import type { Book } from '../fixture/ledger.ts';
import { wholeLife } from '../fixture/life.ts';
import { acts, spoil, told } from '../fixture/spoilt.ts';

let folder: string;
let file: string;
let book: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  file = join(folder, 'state');
  book = await wholeLife(await makeGroup(folder));
});
afterAll(() => removeFolder(folder));

const program = sha256('a program');
const treeAt = (seq: number): Tree => new Map(book.versions[seq - 1]);
const verify = (tree: Tree) => verifyLedger(memoryFiles(tree), book.root);
const nameOf = (tree: Tree) => sha256(JSON.stringify([...tree].map(([path, bytes]) => [path, sha256(bytes)]).sort()));

/** What differs between two trees, as git says it. */
function changesOf(before: Tree, after: Tree): ChangedFile[] {
  const same = (path: string) => Buffer.from(before.get(path) ?? '').equals(Buffer.from(after.get(path) ?? ''));
  const gone = [...before.keys()].filter((path) => !after.has(path));
  const other = [...after.keys()].filter((path) => !before.has(path) || !same(path));
  return [
    ...gone.map((path) => ({ path, mode: null, oid: null, before: true })),
    ...other.map((path) => ({ path, mode: '100644', oid: null, before: before.has(path) })),
  ];
}

/** Verifies a tree, keeps that, and opens it again. */
async function keptAt(tree: Tree, root = book.root): Promise<Kept> {
  const found = await verify(tree);
  if ('broken' in found) throw new Error(JSON.stringify(found.broken));
  keepWhole(file, found.ledger, { program, root, tree: nameOf(tree) });
  const kept = openKept(file, { program, root });
  if (!kept) throw new Error('nothing was kept');
  return kept;
}

describe('a ledger that was kept', () => {
  it('is, at every record, what verifying from the root finds', async () => {
    for (const [index] of book.versions.entries()) {
      const tree = treeAt(index + 1);
      const ledger = await goOn(await keptAt(tree), [], memoryFiles(tree));
      const found = await verify(tree);
      expect(ledger && (await told(ledger))).toEqual('ledger' in found && (await told(found.ledger)));
    }
  });

  it('and gone on from, record by record and in leaps, is that too, and is kept as that', async () => {
    const last = book.versions.length;
    for (const step of [1, 7, last - 1]) {
      let tree = treeAt(1);
      let kept: Kept | null = await keptAt(tree);
      for (let seq = 1; seq < last; ) {
        seq = Math.min(seq + step, last);
        const next = treeAt(seq);
        const ledger: Ledger | null = kept && (await goOn(kept, changesOf(tree, next), memoryFiles(next)));
        const found = await verify(next);
        expect(ledger && (await told(ledger))).toEqual('ledger' in found && (await told(found.ledger)));
        expect(await kept?.goOn(ledger?.inForce ?? kept.inForce, nameOf(next))).toBe(true);
        [tree, kept] = [next, openKept(file, { program, root: book.root })];
        expect(kept?.tree).toBe(nameOf(next));
      }
    }
  }, 60_000);

  it('gives its records by reading them again', async () => {
    const tree = treeAt(book.versions.length);
    const ledger = await goOn(await keptAt(tree), [], memoryFiles(tree));
    const found = await verify(tree);
    if (!ledger || 'broken' in found) throw new Error('not verified');
    expect(await recordsOf(ledger)).toEqual(found.ledger.records);
    const { records } = found.ledger;
    const digests = [4, 9].map((at) => records[at]?.digest ?? '');
    expect(await recordsNamed(ledger, digests)).toEqual([records[4]?.record, records[9]?.record]);
    expect(await recordsNamed(ledger, [sha256('none')])).toEqual([]);
    const path = records[4]?.path ?? '';
    const other = { ...ledger, files: memoryFiles(new Map(tree).set(path, Buffer.from('{}'))) };
    await expect(recordsNamed(other, digests)).rejects.toThrow('changed while it was read');
    await expect(recordsOf(other)).rejects.toThrow('changed while they were read');
  });

  it('is none for another program, from another root, and where it was deleted', async () => {
    await keptAt(treeAt(3));
    expect(openKept(file, { program: sha256('another'), root: book.root })).toBeNull();
    expect(openKept(file, { program, root: sha256('another') })).toBeNull();
    await rm(file);
    expect(openKept(file, { program, root: book.root })).toBeNull();
  });

  it('is not written over what somebody else kept meanwhile', async () => {
    const kept = await keptAt(treeAt(3));
    await keptAt(treeAt(5));
    expect(kept.goOn(kept.inForce, 'tree')).toBe(false);
    expect(openKept(file, { program, root: book.root })?.state.head.seq).toBe(5);
  });
});

describe('going on from a ledger that was kept', () => {
  it('says yes only where verifying from the root does, and then the same', async () => {
    const last = book.versions.length;
    const places = fc.tuple(fc.integer({ min: 1, max: last }), fc.integer({ min: 1, max: last }));
    await fc.assert(
      fc.asyncProperty(places, acts, async ([from, to], spoilt) => {
        const [before, after] = [treeAt(from), treeAt(to)];
        const kept = await keptAt(before);
        for (const [what, one, other] of spoilt) spoil(after, what, one, other);
        const found = await verify(after);
        const ledger = await goOn(kept, changesOf(before, after), memoryFiles(after)).catch(() => null);
        // An older ledger is never gone back to: there the whole is verified.
        if (spoilt.length === 0 && from <= to) expect(ledger).not.toBeNull();
        if (ledger) expect('ledger' in found && (await told(found.ledger))).toEqual(await told(ledger));
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it.each([
    ['of which the recorder lied', whole({ grade: 'paper' })],
    ['that replaces another record', items({ replaces: sha256('another') })],
    ['that was forged', null],
  ])('is refused for a record %s', async (_, lie) => {
    for (const at of [2, 8, 15]) {
      const after = treeAt(at + 1);
      const found = await verify(after);
      if ('broken' in found) throw new Error('broken before');
      const { recorder, keys } = book.group;
      await forge(after, found.ledger, at, lie ?? (() => undefined), lie ? recorder : keys.mayor);
      expect(await goOn(await keptAt(treeAt(at)), changesOf(treeAt(at), after), memoryFiles(after))).toBeNull();
      expect(await verify(after)).toHaveProperty('broken');
    }
  });

  it.each<[string, Partial<ChangedFile>]>([
    ['a link', { mode: '120000' }],
    ['a program', { mode: '100755' }],
    ['a file of no ledger', { path: 'notes.md' }],
    ['a folder of no article', { path: 'live/main/gzdt/2026/fremd/index.md' }],
    ['governed files that nobody signed', { path: `governed/${sha256('x')}/rules.yml` }],
    ['a record that was changed', { path: 'records/2026/03/00000001-x.json', before: true }],
  ])('is refused where %s came', async (_, change) => {
    const tree = treeAt(3);
    const came: ChangedFile = { path: 'live/main/gzdt/2026/kaigong/x.md', mode: '100644', oid: null, before: false };
    const changed = { ...came, ...change };
    const files = memoryFiles(new Map(tree).set(changed.path, Buffer.from('x')));
    expect(await goOn(await keptAt(tree), [changed], files)).toBeNull();
  });

  it('leaves a new root to verifying the whole ledger', async () => {
    const before = treeAt(book.versions.length);
    const group = await makeGroup(folder);
    const own = await wholeLife(group);
    const first = new Map(own.tree);
    const kept = await (async () => {
      const found = await own.verify();
      if ('broken' in found) throw new Error('broken');
      keepWhole(file, found.ledger, { program, root: own.root, tree: nameOf(first) });
      return openKept(file, { program, root: own.root });
    })();
    await own.found();
    expect(before.size).toBe(first.size);
    expect(kept && (await goOn(kept, changesOf(first, own.tree), memoryFiles(own.tree)))).toBeNull();
    expect(await own.verify()).toHaveProperty('ledger');
  });
});

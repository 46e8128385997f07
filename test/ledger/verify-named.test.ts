import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import type { Entry } from '../../scripts/git/files.ts';
import { demonstrationKeys, verifyLedger } from '../../scripts/ledger/verify.ts';
import denied from '../../scripts/site/denied-keys.json' with { type: 'json' };
import { memoryFiles, type Tree } from '../fixture/files.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book } from '../fixture/ledger.ts';

let folder = '';
let group: Group;
let book: Book;
/** Paths of the records, oldest first. */
let paths: string[] = [];
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  book = new Book(group, '2026-03-05T09:00:00+08:00');
  await book.found();
  await book.publish('main/gzdt/2026/a');
  await book.checkpoint();
  paths = [...book.tree.keys()].filter((path) => path.startsWith('records/')).sort();
});
afterAll(() => removeFolder(folder));

/** All that is found broken, in full, once the tree was changed, or what is listed of it. */
async function broken(
  change: (tree: Tree) => unknown,
  root: string | null = book.root,
  listed: (entry: Entry) => Entry = (entry) => entry,
) {
  const tree = new Map(book.tree);
  change(tree);
  const files = memoryFiles(tree);
  const list = async (under: string) => (await files.list(under)).map(listed);
  const found = await verifyLedger({ ...files, list }, root);
  return 'broken' in found ? found.broken : [];
}
const named = (seq: number, file: string, key: string, params: object) => [{ seq, file, what: { key, params } }];
const unknown = (file: string) => named(0, file, 'ledger-file-unknown', { file });

describe('what is broken is named', () => {
  it('a record that is missing: by its number, at the record behind it', async () => {
    const [first = '', second = '', third = ''] = paths;
    expect(await broken((tree) => tree.delete(second))).toEqual(named(2, third, 'ledger-missing', { seq: 2 }));
    expect(await broken((tree) => tree.delete(first))).toEqual(named(1, second, 'ledger-missing', { seq: 1 }));
  });

  it('a ledger that is empty: by where its records should lie', async () => {
    expect(await broken((tree) => tree.clear())).toEqual(named(0, 'records/', 'ledger-empty', { place: 'records/' }));
  });

  it('a root that is another: by the digests that are wanted and found', async () => {
    const other = sha256('other');
    expect(await broken(() => undefined, other)).toEqual(
      named(0, '', 'ledger-root-unknown', { wanted: other.slice(0, 12) }),
    );
    const [, second = ''] = paths;
    const article = /-(\w{64})/.exec(second)?.[1] ?? '';
    expect(await broken(() => undefined, article)).toEqual(
      named(0, '', 'ledger-root-differs', { found: book.root.slice(0, 12), wanted: article.slice(0, 12) }),
    );
  });

  it('a record in another folder: by where it lies and where it belongs', async () => {
    const [, second = ''] = paths;
    const away = second.replace('2026/03', '2020/01');
    const move = (tree: Tree) => tree.set(away, tree.get(second) ?? Buffer.alloc(0)) && tree.delete(second);
    expect(await broken(move)).toEqual(named(2, away, 'ledger-path-wrong', { file: away, expected: second }));
  });

  it('a fork: by its number', async () => {
    const other = new Book(group, '2026-03-05T09:00:00+08:00');
    for (const [path, bytes] of book.tree) if (path !== paths[2]) other.tree.set(path, bytes);
    other.root = book.root;
    await other.at('2026-03-06T09:00:00+08:00').checkpoint();
    const extra = [...other.tree].filter(([path]) => !book.tree.has(path));
    const found = await broken((tree) => extra.forEach(([path, bytes]) => void tree.set(path, bytes)));
    expect(found).toMatchObject([{ seq: 3, what: { key: 'ledger-fork', params: { seq: 3 } } }]);
  });

  it.each(['README.md', 'records.md', 'x/records/a', 'live', 'governed'])('%s: no file of a ledger', async (file) => {
    expect(await broken((tree) => tree.set(file, Buffer.from('x')))).toEqual(unknown(file));
  });

  it('a file that is a link, wherever it lies', async () => {
    const governed = [...book.tree.keys()].find((path) => path.startsWith('governed/')) ?? '';
    for (const file of ['live/main/gzdt/2026/a/index.md', governed, paths[2] ?? '']) {
      const linked = await broken(
        () => undefined,
        book.root,
        (entry) => (entry.path === file ? { ...entry, mode: '120000' } : entry),
      );
      expect(linked.slice(0, 1)).toEqual(unknown(file));
    }
  });

  it('a governed file that no record signed', async () => {
    const file = `governed/${sha256('x')}/rules.yml`;
    expect(await broken((tree) => tree.set(file, Buffer.from('x')))).toEqual(unknown(file));
  });

  it('bytes below live/: as a whole', async () => {
    expect(await broken((tree) => tree.set('live/main/gzdt/2026/a/index.md', Buffer.from('x')))).toEqual(
      named(0, 'live/', 'ledger-live-digest', { path: 'main/gzdt/2026/a' }),
    );
  });

  it('a record that cannot be read, and beside it nothing that follows from it', async () => {
    const [, second = ''] = paths;
    const found = await broken((tree) => tree.set(second, Buffer.from('x')));
    expect(found.map(({ file, what }) => [file, what.key])).toEqual([
      [second, 'record-digest'],
      [paths[2], 'ledger-missing'],
    ]);
  });
});

describe('keys of the demonstration', () => {
  const [one = '', two = '', three = ''] = denied.keys;
  const { registry } = { registry: () => inForceOf(group.governed).registry };
  const person = (key: string) => ({
    id: 'x',
    name: '张三',
    emails: [],
    appointments: [],
    keys: [{ key, from: '2026-01-01' }],
  });

  it('count for nobody: person, recorder or publisher, a comment behind the key or not', () => {
    const machine = (id: string, key: string) => ({ id, key, from: '2026-01-01' });
    const mixed = {
      ...registry(),
      people: [...registry().people, person(`${one} demo`)],
      recorders: [machine('recorder-9', two)],
      publishers: [machine('publisher-9', three)],
    };
    const owners = ['张三', 'recorder-9', 'publisher-9'].map((owner) => ({ key: 'demo-key', params: { owner } }));
    expect(demonstrationKeys(mixed, sha256('a root'))).toEqual(owners);
    expect(demonstrationKeys(mixed, null)).toEqual(owners);
    expect(demonstrationKeys(mixed, denied.root)).toEqual([]);
  });

  it('are none of a registry of one’s own, whose people may have no keys and which may have no publishers', () => {
    const { publishers: _, ...own } = registry();
    const { keys: __, ...keyless } = person(one);
    expect(demonstrationKeys({ ...own, people: [...own.people, keyless] }, sha256('a root'))).toEqual([]);
  });
});

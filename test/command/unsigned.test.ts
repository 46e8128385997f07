import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Unsigned, unsignedChanges, unsignedIn } from '../../scripts/command/unsigned.ts';
import { below, gitFiles } from '../../scripts/git/files.ts';
import type { Git } from '../../scripts/git/git.ts';
import { filesAt } from '../../scripts/ledger/place.ts';
import { type Ledger, verifyLedger } from '../../scripts/ledger/verify.ts';
import { articleText } from '../fixture/article.ts';
import { makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book } from '../fixture/ledger.ts';
import { makeRepository, type Repository, type Step } from '../fixture/repository.ts';

let folder: string;
let repository: Repository;
let ledger: Ledger;
let ledgerCommit: string;
let content: Record<string, string | Uint8Array> = {};
beforeAll(async () => {
  folder = await temporaryFolder();
  const group = await makeGroup(folder);
  const book = new Book(group, '2026-03-02T09:00:00+08:00');
  await book.found();
  await book.publish('main/gsgg/2026/one', { front: { id: 'aaaaaaaaa1' }, files: { '附件.txt': '一' } });
  await book.publish('main/gzdt/2026/two', { front: { id: 'aaaaaaaaa2' } });
  await book.publish('main/gzdt/2026/gone', { front: { id: 'aaaaaaaaa3' } });
  const kept = new Map(book.tree);
  await book.withdraw('aaaaaaaaa3', '隐私');
  for (const [id, parts] of Object.entries(group.governed)) {
    const base = id === 'registry' ? 'registry/' : id.includes('/') ? `${dirname(id)}/` : '';
    for (const [name, text] of Object.entries(parts)) content[`content/${base}${name}`] = text;
  }
  for (const [path, bytes] of kept) if (path.startsWith('live/')) content[path.replace('live/', 'content/')] = bytes;
  content = {
    ...content,
    ...Object.fromEntries([...book.tree].map(([path, bytes]) => [`content/ledger/${path}`, bytes])),
  };
  repository = await makeRepository(join(folder, 'county'));
  ledgerCommit = await repository.commit({ files: content });
  const { files } = await filesAt(repository.git, { ref: 'HEAD', path: 'content/ledger' });
  const found = await verifyLedger(files, book.root);
  if ('broken' in found) throw new Error(JSON.stringify(found.broken));
  ledger = found.ledger;
});
afterAll(() => removeFolder(folder));

/** What both ways find after a step; the step is taken back. */
async function after(files: Step['files'] = {}): Promise<{ whole: Unsigned; byTrees: Unsigned }> {
  const commit = await repository.commit({ files });
  const tree = below(gitFiles(repository.git, commit), 'content');
  const trees = { live: `${ledgerCommit}:content/ledger/live`, content: `${commit}:content` };
  const whole = await unsignedChanges(ledger, tree);
  const byTrees = await unsignedIn(ledger, repository.git, trees, tree);
  await repository.run('reset', '-q', '--hard', ledgerCommit);
  const sorted = ({ changed, deleted }: Unsigned) => ({ changed: changed.sort(), deleted: deleted.sort() });
  return { whole: sorted(whole), byTrees: sorted(byTrees) };
}

const one = 'content/main/gsgg/2026/one';
const withdrawn = 'main/gzdt/2026/gone';
const many = Object.fromEntries(
  Array.from({ length: 80 }, (_, at) => [
    `content/main/gsgg/2026/draft${at}/index.md`,
    articleText({ id: `draft${String(at).padStart(5, '0')}` }),
  ]),
);
it.each<[string, Step['files'], Partial<Unsigned>]>([
  ['nothing but what stands there unsigned since', {}, { changed: [withdrawn] }],
  [
    'another text',
    { [`${one}/index.md`]: articleText({ id: 'aaaaaaaaa1' }, '改了。') },
    { changed: ['main/gsgg/2026/one', withdrawn] },
  ],
  ['another attachment', { [`${one}/附件.txt`]: '二' }, { changed: ['main/gsgg/2026/one', withdrawn] }],
  ['an attachment more', { [`${one}/附件二.txt`]: '二' }, { changed: ['main/gsgg/2026/one', withdrawn] }],
  ['an attachment less', { [`${one}/附件.txt`]: null }, { changed: ['main/gsgg/2026/one', withdrawn] }],
  [
    'a draft',
    { 'content/main/gsgg/2026/new/index.md': articleText({ id: 'aaaaaaaaa9' }) },
    { changed: ['main/gsgg/2026/new', withdrawn] },
  ],
  ['an article that is gone', { [one]: null }, { changed: [withdrawn], deleted: ['main/gsgg/2026/one'] }],
  ['a whole site that is gone', { 'content/main': null }, { deleted: ['main/gsgg/2026/one', 'main/gzdt/2026/two'] }],
  [
    'another governed file of a site',
    { 'content/main/banner.yml': 'text: 台风\nuntil: 2026-05-01T00:00:00+08:00\n' },
    { changed: ['main/banner.yml', withdrawn] },
  ],
  [
    'another governed file of the group',
    { 'content/registry/units.yml': 'units: []\n' },
    { changed: [withdrawn, 'registry'] },
  ],
  ['something that is neither', { 'content/README.md': 'x', 'content/main/x.txt': 'x' }, { changed: [withdrawn] }],
  ['more drafts than are looked at one by one', many, {}],
])('by the trees of git the same unsigned changes are found as by all files: %s', async (_, files, expected) => {
  const { whole, byTrees } = await after(files);
  expect(byTrees).toEqual(whole);
  expect(byTrees).toMatchObject(expected);
});

it('lists no folder that holds what is live', async () => {
  const tree = below(gitFiles(repository.git, ledgerCommit), 'content');
  const asked: string[] = [];
  const listening: Git = {
    ...repository.git,
    run: (args, options) => {
      if (args[0] === 'ls-tree' && args.includes('-r')) asked.push(...args.slice(args.indexOf('--') + 1));
      return repository.git.run(args, options);
    },
  };
  const trees = { live: `${ledgerCommit}:content/ledger/live`, content: `${ledgerCommit}:content` };
  await unsignedIn(ledger, listening, trees, tree);
  expect(asked).toContain(withdrawn);
  expect(asked.filter((path) => path.includes('/2026/') || path.startsWith('-'))).toEqual([withdrawn]);
});

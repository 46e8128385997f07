import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, readFolder } from '../../scripts/article/folder.ts';
import { examine } from '../../scripts/command/examine.ts';
import { storeBlob } from '../../scripts/git/commit.ts';
import { gitFiles } from '../../scripts/git/files.ts';
import type { Ledger } from '../../scripts/ledger/verify.ts';
import type { Finding } from '../../scripts/words/finding.ts';
import { say } from '../../scripts/words/say.ts';
import { folderOf } from '../fixture/article.ts';
import { makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, department, drafterAndOfficer } from '../fixture/ledger.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';
import { step, text } from './county.ts';

let folder: string;
let book: Book;
let ledger: Ledger;
let repository: Repository;
beforeAll(async () => {
  folder = await temporaryFolder();
  book = new Book(await makeGroup(folder), '2026-03-02T09:00:00+08:00');
  await book.found();
  ledger = await book.ledger();
  repository = await makeRepository(`${folder}/repository`);
});
afterAll(() => removeFolder(folder));

const path = 'main/gsgg/2026/a';
type Row = { name: string; mode?: string; content?: string | Uint8Array };

/** A tree of git with these entries in an article's folder, made without git's own care for names. */
async function treeWith(rows: readonly Row[]): Promise<string> {
  const lines: string[] = [];
  for (const { name, mode = '100644', content = '文件\n' } of [
    { name: 'index.md', content: text('content001') },
    ...rows,
  ]) {
    const oid = mode === '160000' ? 'c'.repeat(40) : await storeBlob(repository.git, Buffer.from(content));
    lines.push(`${mode} ${mode === '160000' ? 'commit' : 'blob'} ${oid}\t${name}\0`);
  }
  let tree = await mktree(lines);
  for (const part of path.split('/').reverse()) tree = await mktree([`040000 tree ${tree}\t${part}\0`]);
  return tree;
}
const mktree = async (lines: string[]) =>
  (await repository.git.run(['mktree', '-z', '--missing'], { input: lines.join('') })).toString('utf8').trim();

const sentences = (findings: readonly Finding[]) =>
  findings.map(({ key, params }) => say('zh', key, params)).join('\n');

const hidden = /含有看不见的字符或非标准编码。请重新命名/;
const wrong = /不合规：不得含/;
const twin = /只差大小写或全半角，会被混淆。请改名/;
const refused: { title: string; rows: Row[]; says: RegExp }[] = [
  {
    title: '28 · a symlink',
    rows: [{ name: '表.txt', mode: '120000', content: '/etc/passwd' }],
    says: /表.txt 是符号链接/,
  },
  {
    title: '28 · a symlink to another article’s text',
    rows: [{ name: 'more.md', mode: '120000', content: '../b/index.md' }],
    says: /符号链接/,
  },
  { title: '28 · a submodule', rows: [{ name: 'module', mode: '160000' }], says: /module 是 git 子模块/ },
  { title: '28 · an executable', rows: [{ name: '表.txt', mode: '100755' }], says: /文件模式不对/ },
  { title: '28 · .gitattributes', rows: [{ name: '.gitattributes', content: '* filter=evil\n' }], says: wrong },
  {
    title: '28 · a pointer of LFS',
    rows: [
      { name: '表.txt', content: `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n` },
    ],
    says: /表.txt 是 Git LFS 的指针，不是文件本身/,
  },
  { title: '29 · ..', rows: [{ name: '..' }], says: wrong },
  { title: '29 · a backslash', rows: [{ name: '..\\..\\x.txt' }], says: wrong },
  { title: '29 · a leading dash', rows: [{ name: '-rf.txt' }], says: wrong },
  { title: '29 · a drive of Windows', rows: [{ name: 'C:x.txt' }], says: wrong },
  { title: '29 · a device of Windows', rows: [{ name: 'nul.txt' }], says: wrong },
  { title: '29 · a line end in a name', rows: [{ name: '表\n.txt' }], says: /表\\u\{a\}.txt 含有看不见的字符/ },
  { title: '29 · a zero-width space', rows: [{ name: '表\u200b.txt' }], says: hidden },
  { title: '29 · a bidi override', rows: [{ name: '表\u202etxt.exe' }], says: /\\u\{202e\}/ },
  { title: '29 · a name in another normal form', rows: [{ name: 'e\u0301.txt' }], says: hidden },
  { title: '29 · a space at the end', rows: [{ name: '表.txt ' }], says: wrong },
  { title: '29 · names equal but for case', rows: [{ name: 'a.txt' }, { name: 'A.txt' }], says: twin },
  { title: '29 · names equal but for width', rows: [{ name: '表1.txt' }, { name: '表１.txt' }], says: twin },
  { title: '29 · a second INDEX.md', rows: [{ name: 'INDEX.md' }], says: twin },
  { title: '78 · a name that is no UTF-8', rows: [{ name: '表\ud800.txt' }], says: hidden },
];

describe('a folder that no page may be made from', () => {
  it.each(refused)('$title → refused', async ({ rows, says }) => {
    const read = await readFolder(gitFiles(repository.git, await treeWith(rows)), path);
    if (!('findings' in read)) throw new Error('it was read');
    expect(read.findings.map(({ severity }) => severity)).not.toContain('warning');
    expect(sentences(read.findings)).toMatch(says);
  });

  const paths = [
    '../../etc/passwd',
    '/etc/passwd',
    'main/gsgg/2026/..',
    'main/gsgg/2026/a/../b',
    'main//2026/a',
    'main/gsgg/2026/a\nb',
    'main/gsgg/2026/ａ',
    'main/gsgg/2026/-a',
    'MAIN/gsgg/2026/a',
  ];
  it.each(paths)('29 · the path %j names no folder → refused', async (typed) => {
    const examined = await examine(ledger, gitFiles(repository.git, await treeWith([])), typed);
    expect(placeOf(typed)).toBe(null);
    expect(examined.item).toBe(null);
    expect(sentences(examined.findings)).toMatch(/不是稿件路径。应为 站点\/栏目\/年份\/短名/);
  });

  it('79 · the ledger itself looked at as an article → refused', async () => {
    const examined = await examine(ledger, gitFiles(repository.git, await treeWith([])), 'ledger/live/2026/a');
    expect(examined.item).toBe(null);
    expect(examined.findings.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('30 · Chinese names in git, with quotes and tabs left to others → matched all the same', async () => {
    const tree = await treeWith([{ name: '附件一：名单（公示）.txt' }]);
    const read = await readFolder(gitFiles(repository.git, tree), path);
    expect('folder' in read && read.folder.files.map(({ name }) => name)).toEqual([
      'index.md',
      '附件一：名单（公示）.txt',
    ]);
  });
});

const loaded: { title: string; body: string; key: string; says: RegExp }[] = [
  {
    title: 'a hot-linked picture',
    body: '![工地](https://cdn.example/a.png)\n',
    key: 'picture-elsewhere',
    says: /签发后仍可被更换/,
  },
  {
    title: 'a picture without a scheme',
    body: '![工地](//cdn.example/a.png)\n',
    key: 'picture-elsewhere',
    says: /外部地址/,
  },
  {
    title: 'a data: picture',
    body: '![工地](data:image/png;base64,AAAA)\n',
    key: 'picture-elsewhere',
    says: /请把图片放入稿件文件夹/,
  },
  {
    title: 'a picture by reference',
    body: '![工地][p]\n\n[p]: https://cdn.example/a.png\n',
    key: 'picture-elsewhere',
    says: /外部地址/,
  },
  {
    title: 'a picture above the folder',
    body: '![工地](../b/a.png)\n',
    key: 'picture-missing',
    says: /不在稿件文件夹里/,
  },
  {
    title: 'a picture with an encoded way up',
    body: '![工地](%2e%2e/b/a.png)\n',
    key: 'picture-missing',
    says: /不在稿件文件夹里/,
  },
];

describe('32 · what could change after signing', () => {
  it.each(loaded)('32 · $title → refused', async ({ body, key, says }) => {
    const { findings } = await examineText(text('content001', {}, body));
    expect(findings.map((one) => one.key)).toContain(key);
    expect(sentences(findings)).toMatch(says);
  });
});

/** The findings on an article with this index.md. */
async function examineText(index: string, at = path) {
  const { files } = folderOf(at, { 'index.md': index });
  return examine(
    await book.ledger(),
    {
      list: async (under) =>
        files
          .filter(({ name }) => `${at}/${name}`.startsWith(under))
          .map(({ name, size }) => ({ path: `${at}/${name}`, mode: '100644', size, oid: null })),
      read: async (entries) =>
        entries.map((entry) => Buffer.from(files.find(({ name }) => entry.path === `${at}/${name}`)?.bytes ?? '')),
    },
    at,
  );
}

describe('26 · an article moved to another column', () => {
  it('26 · from a sub-site to the main site → both columns’ routes; signed by one of them only → pending', async () => {
    await book.publish('slj/dt/2026/move', {
      front: { id: 'content002' },
      signing: [['principal', { unit: 'slj', post: 'leader', acts: ['审批'] }]],
    });
    const index = text('content002');
    const moved = await examineText(index, 'main/gsgg/2026/move');
    expect(moved.routes.map(({ site, id }) => `${site} ${id}`)).toEqual(['main department', 'slj all']);
    expect(sentences(moved.findings)).toMatch(/审签环节缺少“审批”，应由 leader@slj 办理/);
    const article = folderOf('main/gsgg/2026/move', { 'index.md': index });
    const { item } = await book.propose(article);
    const entry = { type: 'signoff' as const, items: [item], writers: drafterAndOfficer };
    const half = await book.record(entry, await book.sign([item], department), [article]);
    expect(half).toMatchObject({ refused: [], missing: 1 });
    // The principal of the bureau is its leader too, but one person fills one step of a route; these are two routes.
    const both = await book.record(
      entry,
      await book.sign([item], [...department, ['principal', { unit: 'slj', post: 'leader', acts: ['审批'] }]]),
      [article],
    );
    expect(both).toMatchObject({ record: { route: [{ id: 'department' }, { id: 'all' }] } });
  });

  it('26 · with the steps of both columns in its review → no finding', async () => {
    const review = [step('审核', 'reviewer@slj'), step('审批', 'principal@slj'), step('审批', 'leader@slj')];
    await book.publish('slj/dt/2026/move2', {
      front: { id: 'content003' },
      signing: [['principal', { unit: 'slj', post: 'leader', acts: ['审批'] }]],
    });
    const moved = await examineText(text('content003', { review }), 'main/gsgg/2026/move2');
    expect(moved.findings).toEqual([]);
  });
});

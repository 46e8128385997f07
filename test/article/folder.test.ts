import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits, placeOf, readFolder } from '../../scripts/article/folder.ts';
import { below, type Entry, type Files, gitFiles } from '../../scripts/git/files.ts';
import { say } from '../../scripts/words/say.ts';
import { memoryFiles } from '../fixture/files.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

const path = 'main/gzdt/2026/a';

/** What is refused of a folder with these files. */
async function refused(names: readonly string[], at = path): Promise<string[]> {
  const found = await readFolder(memoryFiles(new Map(names.map((name) => [`${at}/${name}`, Buffer.from('x')]))), at);
  return 'findings' in found ? found.findings.map(({ key }) => key) : [];
}

/** A tree whose entries claim what they like and cannot be read. */
const claiming = (entries: Partial<Entry>[]): Files => ({
  list: async () =>
    entries.map((entry) => ({ path: `${path}/index.md`, mode: '100644', size: 1, oid: null, ...entry })),
  read: () => Promise.reject(new Error('must not be read')),
});
const refusedOf = async (entries: Partial<Entry>[]): Promise<string[]> => {
  const found = await readFolder(claiming(entries), path);
  return 'findings' in found ? found.findings.map(({ key }) => key) : [];
};

describe('[29] names in a folder', () => {
  it.each([
    ['a control character', 'a\u0007.txt', 'file-name-hidden'],
    ['a line break', 'a\nb.txt', 'file-name-hidden'],
    ['a zero-width space', 'a\u200bb.txt', 'file-name-hidden'],
    ['a bidi override', 'a\u202etxt.exe', 'file-name-hidden'],
    ['a byte-order mark', '\ufeffa.txt', 'file-name-hidden'],
    ['bytes that are no UTF-8', 'a\ufffd.txt', 'file-name-hidden'],
    ['NFD', 'e\u0301.txt', 'file-name-hidden'],
    ['a backslash', 'a\\b.txt', 'file-name'],
    ['a leading dash', '-rf', 'file-name'],
    ['a leading dot', '.gitattributes', 'file-name'],
    ['a folder below', 'b/c.txt', 'file-name'],
    ['a colon', 'a:b', 'file-name'],
    ['a trailing dot', 'a.', 'file-name'],
    ['a name of Windows', 'NUL.txt', 'file-name'],
    ['more bytes than a name may have', `${'字'.repeat(61)}.pdf`, 'file-name-long'],
  ])('with %s are refused', async (_, name, key) => {
    expect(await refused(['index.md', name])).toContain(key);
  });

  it.each([
    ['case', 'Index.md'],
    ['full width', 'ｉndex.md'],
  ])('that differ in %s only are refused', async (_, name) => {
    expect(await refused(['index.md', name])).toEqual(['file-name-twin']);
  });

  it('are shown with hidden characters spelled out', async () => {
    const found = await readFolder(memoryFiles(new Map([[`${path}/a\u202eb`, Buffer.from('x')]])), path);
    expect('findings' in found && found.findings[0]?.params.file).toBe('a\\u{202e}b');
  });

  it('may be Chinese', async () => {
    expect(await refused(['index.md', '附件1：名单（公示）.docx', '照片 一.jpg'])).toEqual([]);
  });
});

describe('[54] the limits of a folder', () => {
  it('refuse a file that is too large, unread', async () => {
    expect(await refusedOf([{ size: limits.fileBytes + 1 }])).toEqual(['file-too-large']);
  });

  it('refuse a folder that is too large, unread', async () => {
    const part = { size: limits.fileBytes };
    expect(await refusedOf(['a', 'b', 'c', 'd'].map((name) => ({ ...part, path: `${path}/${name}` })))).toEqual([
      'folder-too-large',
    ]);
  });

  it('refuse ten thousand attachments, naming the limit', async () => {
    const found = await readFolder(
      claiming(Array.from({ length: 10_000 }, (_, index) => ({ path: `${path}/${index}` }))),
      path,
    );
    expect(found).toMatchObject({ findings: [{ key: 'folder-too-many', params: { limit: limits.files } }] });
    const [finding] = 'findings' in found ? found.findings : [];
    expect(finding && say('zh', finding.key, finding.params)).toContain('超过 200 个');
  });
});

describe('[28] a real repository', () => {
  let folder = '';
  let made: Repository;
  beforeAll(async () => {
    folder = await temporaryFolder();
    made = await makeRepository(join(folder, 'r'));
  });
  afterAll(() => removeFolder(folder));

  it('gives links, submodules and programs away, and reads none of them', async () => {
    const full = join(made.folder, 'content', path);
    await mkdir(full, { recursive: true });
    await symlink('/etc/passwd', join(full, 'link.txt'));
    await writeFile(join(full, 'run.txt'), '#!');
    await chmod(join(full, 'run.txt'), 0o755);
    const commit = await made.commit({ files: { [`content/${path}/index.md`]: 'x' } });
    await made.run('update-index', '--add', '--cacheinfo', `160000,${commit},content/${path}/sub`);
    const tree = await made.run('commit-tree', await made.run('write-tree'), '-m', 'sub');
    const found = await readFolder(below(gitFiles(made.git, tree), 'content'), path);
    expect('findings' in found && found.findings.map(({ key, file }) => [key, file])).toEqual([
      ['file-link', 'link.txt'],
      ['file-mode', 'run.txt'],
      ['file-submodule', 'sub'],
    ]);
  });

  it('gives bytes, sizes and digests of a proper folder', async () => {
    const at = 'main/gzdt/2026/proper';
    const commit = await made.commit({
      files: { [`content/${at}/index.md`]: 'x', [`content/${at}/附件.txt`]: '内容' },
    });
    const found = await readFolder(below(gitFiles(made.git, commit), 'content'), at);
    expect('folder' in found && found.folder.files.map(({ name, size }) => [name, size])).toEqual([
      ['index.md', 1],
      ['附件.txt', 6],
    ]);
  });
});

describe('a path', () => {
  it.each([
    '',
    'main',
    'main/gzdt/2026',
    'main/gzdt/2026/a/b',
    '/main/gzdt/2026/a',
    'main/gzdt/2026/a/',
    'main/gzdt/2026/../a',
    'main/gzdt/26/a',
    'main/gzdt/2026/A',
    'main/gzdt/2026/中文',
    'main/../2026/a',
    'main/gzdt/2026/a b',
    'main/gzdt/2026/-a',
    'main\\gzdt\\2026\\a',
    'main/gzdt/2026/a\n',
  ])('like %j is no article’s', async (at) => {
    expect(placeOf(at)).toBeNull();
    expect(await refused(['index.md'], at)).toEqual(['folder-path']);
  });

  it('names site, column and year', () => {
    expect(placeOf('main/gzdt/2026/a-1')).toEqual({ site: 'main', column: 'main/gzdt', year: '2026' });
  });

  it('with nothing there is a finding', async () => {
    expect(await refused([], 'main/gzdt/2026/nothing')).toEqual(['folder-missing']);
  });
});

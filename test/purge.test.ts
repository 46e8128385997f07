import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as approve } from '../scripts/approve.ts';
import { command as ledger } from '../scripts/ledger.ts';
import { command as purge } from '../scripts/purge.ts';
import { command as record } from '../scripts/record.ts';
import { command as withdraw } from '../scripts/withdraw.ts';
import { type County, found } from './command/county.ts';
import { articleText } from './fixture/article.ts';
import { type Group, makeGroup } from './fixture/group.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';

const [gone, kept] = ['main/gzdt/2026/mingdan', 'main/gzdt/2026/kaigong'];
const [id, other] = ['a000000001', 'a000000002'];
const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
const shared = '两篇稿件共用的说明。\n';

let folder: string;
let group: Group;
let county: County;
// One story: two articles share a file; one of them is withdrawn, after it had a draft, a first version and a branch of its own.
beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'keys'));
  group = await makeGroup(join(folder, 'keys'));
  county = await found(group, join(folder, 'county'));
  await county.repository.commit({
    files: {
      [`content/${kept}/index.md`]: articleText({ review, id: other }, '开工，见[说明](说明.txt)。\n'),
      [`content/${kept}/说明.txt`]: shared,
      [`content/${gone}/index.md`]: articleText({ review, id }, '草稿：名单在后，见[说明](说明.txt)。\n'),
      [`content/${gone}/说明.txt`]: shared,
    },
  });
  await county.repository.run('branch', 'draft/names');
  await county.repository.commit({
    files: { [`content/${gone}/index.md`]: articleText({ review, id }, '名单，见[说明](说明.txt)。\n') },
  });
  for (const person of ['reviewer', 'principal'] as const)
    expect((await county.run(approve, [gone, kept, '--yes'], { person })).code).toBe(0);
  expect((await county.run(record, [gone, kept])).code).toBe(0);
});
afterAll(() => removeFolder(folder));

describe('purge', { timeout: 60_000 }, () => {
  it('is refused while the article is online (attacks 68)', async () => {
    const { code, err } = await county.run(purge, [id, '--yes'], { person: 'secrecy' });
    expect(code).toBe(1);
    expect(err).toContain('没有撤稿登记');
    expect((await county.run(purge, [id, '--record'])).code).toBe(1);
  });

  it('is refused for what nobody knows, and without an id', async () => {
    expect(await county.run(purge, ['zzzzzzzzzz'], { person: 'secrecy' })).toMatchObject({ code: 1 });
    expect((await county.run(purge, [])).err).toContain('稿件编号');
  });

  it('needs everybody whom its route names, once it is withdrawn', async () => {
    expect((await county.run(withdraw, [gone, '--reason', '隐私', '--yes'], { person: 'principal' })).code).toBe(0);
    expect((await county.run(record, [gone])).code).toBe(0);
    expect((await county.run(purge, [id, '--yes'], { person: 'principal' })).err).toContain('没有可签的环节');
    expect((await county.run(purge, [id, '--yes'], { person: 'secrecy' })).code).toBe(0);
    const early = await county.run(purge, [id, '--record']);
    expect(early.code).toBe(1);
    expect(early.err).toContain('office-principal');
    expect((await county.run(purge, [id, '--yes'], { person: 'office-principal' })).code).toBe(0);
  });

  it('is recorded, and names every ref, commit and file that still holds the bytes, but no file that is used elsewhere', async () => {
    const { code, out } = await county.run(purge, [id, '--record', '--json']);
    expect(code).toBe(0);
    const left: { refs: string[]; commits: string[]; blobs: { oid: string; path: string }[] } = JSON.parse(out);
    expect(left.refs).toEqual(['refs/heads/draft/names', 'refs/heads/main']);
    expect(left.blobs).toHaveLength(2);
    for (const { path } of left.blobs) expect(path).toMatch(/main\/gzdt\/2026\/mingdan\/index\.md$/);
    for (const commit of left.commits) expect(await county.repository.run('cat-file', '-t', commit)).toBe('commit');
    const { out: text } = await county.run(purge, [id]);
    for (const { oid } of left.blobs) expect(text).toContain(oid);
  });

  it('leaves a ledger that verifies, and cannot be recorded twice', async () => {
    expect((await county.run(ledger, ['verify'])).out).toContain('在线 1 件');
    const list = await county.run(ledger, ['list', '--json']);
    expect(JSON.parse(list.out).filter(({ type }: { type: string }) => type === 'purge')).toHaveLength(1);
    await county.run(purge, [id, '--record']);
    const again = await county.run(ledger, ['list', '--json']);
    expect(JSON.parse(again.out)).toHaveLength(JSON.parse(list.out).length);
  });

  it('finds nothing more once the bytes are erased, and the ledger still verifies (attacks 68)', async () => {
    const { out } = await county.run(purge, [id, '--json']);
    const left: { blobs: { oid: string }[] } = JSON.parse(out);
    await writeFile(join(folder, 'blobs'), left.blobs.map(({ oid }) => `${oid}\n`).join(''));
    // What git-filter-repo --strip-blobs-with-ids does, with git alone.
    const strip = `git ls-files -s -z | tr '\\0' '\\n' | grep -F -f '${join(folder, 'blobs')}' | cut -f2 | git update-index --force-remove --stdin`;
    await county.repository.run(
      '-c',
      'core.quotepath=off',
      'filter-branch',
      '-f',
      '--index-filter',
      `${strip}; true`,
      '--',
      '--all',
    );
    for (const ref of (await county.repository.run('for-each-ref', '--format=%(refname)', 'refs/original')).split('\n'))
      await county.repository.run('update-ref', '-d', ref);
    expect((await county.run(purge, [id])).out).toContain('各引用都不再含有这些内容');
    expect((await county.run(ledger, ['verify'])).out).toContain('在线 1 件');
    expect(await county.repository.run('status', '--porcelain')).toBe('');
  });
});

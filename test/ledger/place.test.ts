import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../scripts/git/commit.ts';
import { commitOf } from '../../scripts/git/git.ts';
import { composeCheckpoint, editOf } from '../../scripts/ledger/compose.ts';
import { append, dirty, filesAt, filesIn, type Place, parsePlace } from '../../scripts/ledger/place.ts';
import { verifyLedger } from '../../scripts/ledger/verify.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book } from '../fixture/ledger.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

const inHead: Place = { ref: 'HEAD', path: 'content/ledger' };
const ofItsOwn: Place = { ref: 'ledger', path: '' };
const by = { message: '登记', recorder: 'recorder-1', time: '2026-03-01T09:00:00+08:00' };
const edit = (put: Record<string, string>, remove: string[] = []): Edit => ({
  put: new Map(Object.entries(put).map(([path, text]) => [path, { bytes: Buffer.from(text) }])),
  remove,
});

let folder = '';
let count = 0;
let made: Repository;
let first = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));
beforeEach(async () => {
  made = await makeRepository(join(folder, `r${++count}`));
  first = await made.commit({ files: { 'content/ledger/records/a': '1', 'content/main/site.yml': 'x' } });
});

describe('a place', () => {
  it.each([
    ['HEAD:content/ledger', inHead],
    ['ledger:', ofItsOwn],
    ['refs/heads/ledger:a/', { ref: 'refs/heads/ledger', path: 'a' }],
    ['content/ledger', null],
    [':content', null],
  ])('%s is read', (text, place) => {
    expect(parsePlace(text)).toEqual(place);
  });

  it('that is a plain folder is read too', async () => {
    expect((await filesIn(join(made.folder, 'content/ledger')).list('')).map(({ path }) => path)).toEqual([
      'records/a',
    ]);
  });

  it('that is not there yet has no files', async () => {
    const { commit, files } = await filesAt(made.git, ofItsOwn);
    expect([commit, await files.list(''), await files.read([])]).toEqual([null, [], []]);
  });

  it('is the branch of that name, never a tag, which could hold an older ledger', async () => {
    expect(await append(made.git, ofItsOwn, null, edit({ 'records/a': '1' }), by)).toBe(true);
    const old = await commitOf(made.git, 'refs/heads/ledger');
    await append(made.git, ofItsOwn, old, edit({ 'records/b': '2' }), by);
    await made.run('tag', 'ledger', old ?? '');
    const { files } = await filesAt(made.git, ofItsOwn);
    expect((await files.list('')).map(({ path }) => path)).toEqual(['records/a', 'records/b']);
  });
});

describe('appending where the ledger lies on the checked-out branch', () => {
  it('makes one commit that touches the ledger alone, and refreshes index and files', async () => {
    await writeFile(join(made.folder, 'content/main/site.yml'), 'edited, not committed');
    expect(await append(made.git, inHead, first, edit({ 'records/b': '2' }, ['records/a']), by)).toBe(true);
    expect(await made.run('diff-tree', '-r', '--name-only', '--no-commit-id', 'HEAD')).toBe(
      'content/ledger/records/a\ncontent/ledger/records/b',
    );
    expect(await made.run('status', '--porcelain')).toBe(' M content/main/site.yml');
    expect(await dirty(made.git, inHead)).toBe(false);
  });

  it('is refused for files below the ledger that somebody touched, untracked ones too', async () => {
    expect(await dirty(made.git, inHead)).toBe(false);
    await writeFile(join(made.folder, 'content/ledger/records/new'), 'x');
    expect(await dirty(made.git, inHead)).toBe(true);
  });

  it('[59] that was stopped before files were refreshed is no edit of somebody’s: the next run goes on', async () => {
    await append(made.git, inHead, first, edit({ 'records/b': '2' }, ['records/a']), by);
    await made.run('read-tree', '--reset', '-u', first);
    expect(await made.run('status', '--porcelain')).not.toBe('');
    expect(await dirty(made.git, inHead)).toBe(false);
    expect(await made.run('status', '--porcelain')).toBe('');
  });

  it('does nothing when the branch went on meanwhile', async () => {
    const meanwhile = await made.commit({ files: { other: 'x' } });
    expect(await append(made.git, inHead, first, edit({ 'records/b': '2' }), by)).toBe(false);
    expect(await commitOf(made.git, 'HEAD')).toBe(meanwhile);
    expect(await made.run('status', '--porcelain')).toBe('');
  });
});

describe('[44] two recorders at once', () => {
  it('end in one chain: the loser reads and signs again, and no record is lost', async () => {
    const book = new Book(group, '2026-03-01T09:00:00+08:00');
    await book.found();
    await append(
      made.git,
      ofItsOwn,
      null,
      { put: new Map([...book.tree].map(([path, bytes]) => [path, { bytes }])), remove: [] },
      by,
    );
    let lost = 0;
    const recorder = async () => {
      for (;;) {
        const { commit, files } = await filesAt(made.git, ofItsOwn);
        const found = await verifyLedger(files, book.root);
        if (!('ledger' in found)) throw new Error('broken');
        const record = await composeCheckpoint(found.ledger, book.recorder);
        if ('refused' in record) throw new Error('refused');
        if (await append(made.git, ofItsOwn, commit, editOf(record, []), by)) return;
        lost++;
      }
    };
    await Promise.all([recorder(), recorder(), recorder()]);
    const { files } = await filesAt(made.git, ofItsOwn);
    const found = await verifyLedger(files, book.root);
    expect('ledger' in found && found.ledger.records.map(({ record }) => record.seq)).toEqual([1, 2, 3, 4]);
    expect(lost).toBeGreaterThan(0);
  });
});

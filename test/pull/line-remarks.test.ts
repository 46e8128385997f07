import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineComment } from '../../scripts/forge/forge.ts';
import { lineRemarks } from '../../scripts/pull/line-remarks.ts';
import type { Review } from '../../scripts/signoff/review.ts';
import type { Registry } from '../../scripts/site/types.gen.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

const forge = 'https://git.shiqiao.example';
const registry: Registry = {
  units: [],
  recorders: [],
  people: [{ id: 'wang-san', name: '王三', emails: [], keys: [], appointments: [], accounts: [{ forge, id: '7' }] }],
};
const file = 'content/main/gzdt/2026/one/index.md';

let folder = '';
let repository: Repository;
let before = '';
let head = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  repository = await makeRepository(join(folder, 'county'));
  before = await repository.commit({ files: { [file]: '甲\n乙\n丙\n' } });
  head = await repository.commit({ files: { [file]: '零\n甲\n乙等\n丙\n', 'content/b.md': '子\n丑\n' } });
});
afterAll(() => removeFolder(folder));

const comment = (change: Partial<LineComment> = {}): LineComment => ({
  id: '1',
  account: { id: '7', login: 'wang', bot: false },
  review: '10',
  body: '请核实',
  path: file,
  line: 1,
  commit: before,
  createdAt: '2026-03-02T09:00:00Z',
  resolved: false,
  ...change,
});
const remarks = (...changes: Partial<LineComment>[]) =>
  lineRemarks(repository.git, registry, `${forge}/`, head, changes.map(comment), []);
const approval = (change: Partial<Review> = {}): Review => ({
  id: '11',
  account: { id: '7', login: 'wang', bot: false },
  state: 'approved',
  dismissed: false,
  commit: null,
  submittedAt: '2026-03-02T09:30:00Z',
  body: '',
  pull: 1,
  raw: '{}',
  ...change,
});
const leftOf = (reviews: Review[], change: Partial<LineComment> = {}) =>
  lineRemarks(repository.git, registry, forge, head, [comment(change)], reviews);

describe('what was written at a line', () => {
  it('is shown where the line stands now, by whom the registry knows, with its words', async () => {
    expect(await remarks({})).toEqual([{ name: '王三', remark: '请核实', file, now: { line: 2, text: '甲' }, was: 1 }]);
  });

  it('stands in the order of files and lines, what lost its line at the end of its file', async () => {
    const found = await remarks(
      { line: 3 },
      { line: 2 },
      { line: 1 },
      { line: null },
      { path: 'content/b.md', line: 2, commit: head },
    );
    expect(found.map(({ file: where, now, was }) => [where, now?.line ?? null, was])).toEqual([
      ['content/b.md', 2, 2],
      [file, 2, 1],
      [file, 4, 3],
      [file, null, null],
      [file, null, 2],
    ]);
  });

  it.each<[string, Partial<LineComment>]>([
    ['was marked as done', { resolved: true }],
    ['is of an account that was deleted', { account: null }],
    ['is of somebody whom nobody knows', { account: { id: '8', login: 'wang', bot: false } }],
    ['is of a bot under a known number', { account: { id: '7', login: 'wang[bot]', bot: true } }],
    ['has no words', { body: ' \n\t' }],
  ])('is left out when it %s', async (_what, change) => expect(await remarks(change)).toEqual([]));

  it.each<[string, Partial<LineComment>]>([
    ['of a commit that was never fetched', { commit: 'f'.repeat(40) }],
    ['of a commit that the forge does not name', { commit: null }],
    ['of a file that is gone', { path: 'content/gone.md' }],
    ['past the end', { line: 99 }],
  ])('keeps its words and its old number, but no line, when it is %s', async (_what, change) =>
    expect(await remarks(change)).toMatchObject([{ remark: '请核实', now: null, was: change.line ?? 1 }]),
  );

  it('is left out once its writer approved', async () => {
    expect(await leftOf([approval()])).toEqual([]);
  });

  it.each<[string, Partial<Review>, Partial<LineComment>]>([
    ['another approved', { account: { id: '8', login: 'li', bot: false } }, {}],
    ['nobody knows who approved', { account: null }, {}],
    ['the approval was dismissed', { dismissed: true }, {}],
    ['its writer returned it again', { state: 'returned' }, {}],
    ['its writer had approved before', { submittedAt: '2026-03-02T08:30:00Z' }, {}],
    ['it came with the approval itself', { id: '10' }, {}],
    ['it came with no review, after the approval', { submittedAt: '2026-03-02T08:30:00Z' }, { review: null }],
  ])('stays when %s', async (_, review, change) => {
    expect(await leftOf([approval(review)], change)).toHaveLength(1);
  });

  it('does nothing to a terminal, whatever stands in it', async () => {
    const [found] = await remarks({ body: '一\u001b[2J\n二\u202e', path: `${file}\u0007` });
    expect(found).toMatchObject({ remark: '一 [2J 二', file });
  });
});

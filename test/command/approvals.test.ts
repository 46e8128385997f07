import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { command as approve } from '../../scripts/approve.ts';
import { addApproval, readApprovals } from '../../scripts/command/approvals.ts';
import { command as record } from '../../scripts/record.ts';
import { statementNamespace } from '../../scripts/signoff/statement.ts';
import { articleText } from '../fixture/article.ts';
import { type Group, makeGroup, type PersonId } from '../fixture/group.ts';
import { removeFolder, sign, temporaryFolder } from '../fixture/keys.ts';
import { type County, copyOf, found } from './county.ts';

const path = 'main/gzdt/2026/kaigong';
const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];

let folder: string;
let group: Group;
let founded: County;
let county: County;
let count = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'keys'));
  group = await makeGroup(join(folder, 'keys'));
  founded = await found(group, join(folder, 'county'));
  await founded.repository.commit({ files: { [`content/${path}/index.md`]: articleText({ review }) } });
});
afterAll(() => removeFolder(folder));
beforeEach(async () => {
  county = await copyOf(group, founded, join(folder, `copy-${++count}`));
});

const signs = (person: PersonId) => county.run(approve, [path, '--yes'], { person });
const approvals = () => readApprovals(county.repository.git);
const by = { name: 'x', email: 'x@person.invalid', message: 'x', time: '2026-03-02T09:00:00+08:00' };

/** What the reviewer would sign, under somebody else's signature, put on the branch before him. */
async function foreStalled(): Promise<void> {
  const elsewhere = await copyOf(group, founded, join(folder, `copy-${++count}`));
  await elsewhere.run(approve, [path, '--yes'], { person: 'reviewer' });
  const [own] = await readApprovals(elsewhere.repository.git);
  const statement = own?.evidence.statement ?? '';
  const signature = await sign(group.keys.former, statementNamespace, statement);
  await addApproval(county.repository.git, { statement, signature }, by);
}

describe('the branch of approvals', () => {
  it('keeps what each of two holders of one post signs: neither takes the place of the other', async () => {
    for (const person of ['reviewer', 'reviewer2'] as const) expect(await signs(person)).toMatchObject({ code: 0 });
    const kept = await approvals();
    expect(kept.map(({ statement }) => statement.signer)).toEqual(['reviewer', 'reviewer2']);
    expect(new Set(kept.map(({ key }) => key)).size).toBe(2);
  });

  it('keeps one statement of a person who signs twice', async () => {
    for (let time = 0; time < 2; time += 1) expect(await signs('reviewer')).toMatchObject({ code: 0 });
    expect(await approvals()).toHaveLength(1);
  });

  it('lets nobody block a signer by putting his words there first under another key', async () => {
    await foreStalled();
    for (const person of ['reviewer', 'principal'] as const) expect(await signs(person)).toMatchObject({ code: 0 });
    expect(await county.run(record, [path])).toMatchObject({ code: 0, err: expect.stringContaining('已登记第 2 条') });
    expect((await approvals()).map(({ statement }) => statement.signer)).toEqual(['reviewer', 'reviewer', 'principal']);
  });

  it('does not say that a signature was kept when another key has just signed the same words', async () => {
    await foreStalled();
    const [{ evidence } = { evidence: { statement: '', signature: '' } }] = await approvals();
    const own = await sign(group.keys.reviewer, statementNamespace, evidence.statement);
    await expect(
      addApproval(county.repository.git, { statement: evidence.statement, signature: own }, by),
    ).rejects.toThrow('another key');
  });
});

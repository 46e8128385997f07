import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as check } from '../../scripts/check.ts';
import { emailOf, type PersonId } from '../fixture/group.ts';
import { temporaryFolder } from '../fixture/keys.ts';
import { County, text } from './county.ts';

let county: County;
let founded: string;
beforeAll(async () => {
  county = await County.found(await temporaryFolder());
  founded = await county.repository.run('rev-parse', 'HEAD');
});
afterAll(() => county.remove());

const path = 'main/gsgg/2026/a';
const coAuthored = (person: PersonId) => `改稿\n\nCo-authored-by: ${person} <${emailOf(person)}>`;

/** Commits one after the other; the reviewer and the principal then sign what stands there. */
const writers: { title: string; write: () => Promise<unknown>; says: RegExp }[] = [
  {
    title: '11 · the drafter that the front matter names approves → ignored',
    write: () => county.write(path, { 'index.md': text('writers001', { drafter: 'reviewer' }) }),
    says: /reviewer 是本稿撰写者（拟稿人）/,
  },
  {
    title: '11 · the author of a commit approves → ignored',
    write: () => county.write(path, { 'index.md': text('writers001') }, { author: emailOf('reviewer') }),
    says: /reviewer 是本稿撰写者（提交作者、提交者）/,
  },
  {
    title: '13 · the committer of another’s commit approves → ignored',
    write: () => county.write(path, { 'index.md': text('writers001') }, { committer: emailOf('reviewer') }),
    says: /reviewer 是本稿撰写者（提交者）/,
  },
  {
    title: '13 · a co-author approves → ignored',
    write: () => county.write(path, { 'index.md': text('writers001') }, { message: coAuthored('reviewer') }),
    says: /reviewer 是本稿撰写者（合著者）/,
  },
  {
    title: '13 · the author of a commit on a side branch that was merged approves → ignored',
    write: async () => {
      await county.repository.run('checkout', '-q', '-b', 'side');
      await county.write(path, { 'index.md': text('writers001') }, { author: emailOf('reviewer') });
      await county.repository.run('checkout', '-q', 'main');
      await county.write('main/gsgg/2026/other', { 'index.md': text('writers002') });
      await merge('side', emailOf('officer'));
    },
    says: /reviewer 是本稿撰写者（提交作者、提交者）/,
  },
  {
    title: '13 · a correction that was taken back before anybody signed leaves its author a writer → ignored',
    write: async () => {
      await county.write(path, { 'index.md': text('writers001') });
      await county.write(path, { 'index.md': text('writers001', {}, '我改过。\n') }, { author: emailOf('reviewer') });
      await county.write(path, { 'index.md': text('writers001') });
    },
    says: /reviewer 是本稿撰写者/,
  },
];

/** Merges a branch whose files do not touch the checked-out ones. */
async function merge(branch: string, author: string): Promise<void> {
  const side = await county.repository.run('rev-parse', branch);
  await county.repository.run('read-tree', '-m', '-u', (await mergeBase(branch)) ?? '', 'HEAD', side);
  await county.repository.commit({ author, merge: [side], message: '合并' });
  await county.repository.run('branch', '-q', '-D', branch);
}
const mergeBase = (branch: string) => county.repository.run('merge-base', 'HEAD', branch);

describe('who wrote it, by its commits', () => {
  it.each(writers)('$title', async ({ write, says }) => {
    await county.reset(founded);
    await write();
    await county.sign([await county.item(path)]);
    const ran = await county.record(path);
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(says);
    expect(ran.text).toMatch(/待“审核”：.+（reviewer/);
  });

  it('13 · whoever merged it is no writer for that → signed', async () => {
    await county.reset(founded);
    await county.repository.run('checkout', '-q', '-b', 'side');
    await county.write(path, { 'index.md': text('writers001') });
    await county.repository.run('checkout', '-q', 'main');
    await county.write('main/gsgg/2026/other', { 'index.md': text('writers002') });
    await merge('side', emailOf('reviewer'));
    await county.sign([await county.item(path)]);
    expect((await county.record(path)).code).toBe(0);
  });

  it('77 · a commit by an address that nobody registered, a look-alike of a registered one → error naming the commit', async () => {
    await county.reset(founded);
    const commit = await county.write(
      path,
      { 'index.md': text('writers001') },
      { author: emailOf('officer').replace('o', 'о') },
    );
    await county.sign([await county.item(path)]);
    const ran = await county.record(path);
    expect(ran.code).toBe(1);
    expect(ran.text).toContain(commit.slice(0, 12));
    expect(ran.text).toMatch(/不属于任何备案人员/);
  });
});

describe('19 · the registry in force in the ledger counts', () => {
  it('a push to main makes somebody a leader who then approves → ignored, and check says what it is', async () => {
    await county.reset(founded);
    const people = county.group.governed.registry?.['people.yml'] ?? '';
    const outsider = `{ id: outsider, name: outsider, emails: [${emailOf('outsider')}], keys: [{ key: ${county.group.keys.outsider.public}, from: 2026-01-01 }], appointments: [`;
    expect(people).toContain(outsider);
    const changed = people.replace(outsider, `${outsider}{ unit: slj, post: reviewer, from: 2026-01-01 }`);
    await county.repository.commit({
      files: { 'content/registry/people.yml': changed },
      author: emailOf('site-admin'),
      message: '管理员直接推送',
    });
    await county.write(path, { 'index.md': text('writers001') });
    await county.sign(
      [await county.item(path)],
      [
        ['outsider', { unit: 'slj', post: 'reviewer', acts: ['审核'] }],
        ['principal', { unit: 'slj', post: 'principal', acts: ['审批'] }],
      ],
    );
    const ran = await county.record(path);
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(/outsider 不是 reviewer@slj，不作数/);
    const checked = await county.run(check, []);
    expect(checked.text).toMatch(/^registry$/m);
    // Nor can he sign the registry that makes him one.
    const own = await county.approve('outsider', 'registry');
    expect(own.code).toBe(1);
    expect(own.text).toMatch(/outsider 在所列稿件的流程里没有可签的环节/);
    expect((await county.record('registry')).code).toBe(1);
  });
});

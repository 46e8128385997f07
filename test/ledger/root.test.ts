import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordText } from '../../scripts/ledger/record.ts';
import { composeRoot } from '../../scripts/ledger/root.ts';
import { verifyLedger } from '../../scripts/ledger/verify.ts';
import { memoryFiles } from '../fixture/files.ts';
import { bundlesOf, type GovernedText, type Group, makeGroup, peopleText, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, department, governing } from '../fixture/ledger.ts';
import { as } from '../fixture/statements.ts';

let folder = '';
let group: Group;
let book: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));
const founded = async () => {
  book = new Book(group, '2026-03-05T09:00:00+08:00');
  await book.found();
};

const text = (id: string, name: string) => group.governed[id]?.[name] ?? '';
const usurper =
  '  - { id: usurper, name: 篡位, emails: [], appointments: [{ unit: slj, post: principal, from: 2026-01-01 }] }\n';

describe('[19] governed files', () => {
  beforeEach(founded);

  it('change by their own route, and what follows is judged by them', async () => {
    const people = peopleText(group.keys)
      .replace('id: outsider, name: outsider', 'id: outsider, name: 新任')
      .replace(
        `${group.keys.outsider.public}, from: 2026-01-01 }], appointments: []`,
        `${group.keys.outsider.public}, from: 2026-01-01 }], appointments: [{ unit: slj, post: reviewer, from: 2026-03-06 }]`,
      );
    const signing = [
      ['outsider', as.reviewer],
      ['principal', as.principal],
    ] as const;
    await expect(book.publish('main/gzdt/2026/a', { signing })).rejects.toThrow('approval-no-post');
    await book.govern('registry', { ...group.governed.registry, 'people.yml': people });
    await expect(book.publish('main/gzdt/2026/a', { signing })).rejects.toThrow('approval-post-not-yet');
    await book.at('2026-03-06T09:00:00+08:00').publish('main/gzdt/2026/a', { signing });
  });

  it('signed by those whom they would make leaders count for nothing', async () => {
    const files = { ...group.governed.registry, 'people.yml': peopleText(group.keys, usurper) };
    await expect(book.govern('registry', files, department)).rejects.toThrow('refused');
    await expect(
      book.govern('registry', files, [governing[1] ?? department[0] ?? ['mayor', as.mayor]]),
    ).rejects.toThrow('refused');
  });

  it('of a sub-site follow its own policy, those of the group the main site’s', async () => {
    const leader = [['site-leader', { ...as.siteLeader, acts: ['审批'] }]] as const;
    await book.govern(
      'slj/policy.yml',
      { 'policy.yml': text('slj/policy.yml', 'policy.yml').replace('子站试验制度', '新制度') },
      leader,
    );
    await expect(book.govern('main/rules.yml', { 'rules.yml': 'link_hosts: []\n' }, leader)).rejects.toThrow('refused');
  });

  it.each<[string, string, Record<string, string>, string]>([
    [
      '[57] a policy without a route for some bundle',
      'main/policy.yml',
      {
        'policy.yml':
          'title: x\nroutes: [{ id: a, title: a, when: { change: [new] }, steps: [{ act: 审批, by: [principal@own] }] }]\n',
      },
      'policy-bundle-uncovered',
    ],
    [
      '[73] a policy that asks for a post that nobody ever held',
      'slj/policy.yml',
      {
        'policy.yml':
          'title: x\nroutes: [{ id: a, title: a, when: {}, steps: [{ act: 审批, by: [publisher@slj] }] }]\n',
      },
      'policy-post-unknown',
    ],
    ['an empty bundle', 'main/policy.yml', {}, 'bundle-missing'],
    ['a bundle that is unknown', 'main/deep/site.yml', { 'site.yml': 'id: x\n' }, 'bundle-unknown'],
    [
      'another id of the group',
      'group.yml',
      { 'group.yml': 'id: other\nname: x\nzone: Asia/Shanghai\nmain: main\nsites: [main, slj]\n' },
      'group-id-fixed',
    ],
    ['broken YAML', 'main/rules.yml', { 'rules.yml': 'link_hosts: [' }, 'yaml-broken'],
  ])('with %s are refused before anything is recorded', async (_, id, files, key) => {
    await expect(book.govern(id, files)).rejects.toThrow(key);
  });
});

describe('a new root', () => {
  beforeEach(founded);

  const changed = (): GovernedText => ({
    ...group.governed,
    'main/rules.yml': { 'rules.yml': 'link_hosts: [.new.example]\n' },
  });

  it('goes on from the head: articles, numbers and what was spent stay', async () => {
    const first = await book.publish('main/gzdt/2026/a');
    const old = book.root;
    await book.at('2026-03-06T09:00:00+08:00').found(changed());
    const { state, inForce } = await book.ledger();
    expect(state.root).toBe(book.root);
    expect(inForce.sites.get('main')?.rules.link_hosts).toEqual(['.new.example']);
    expect(state.articles.get('a000000001')?.record).toBe(first.digest);
    const next = await book.publish('main/gzdt/2026/b', { front: { id: 'b000000002' } });
    expect(next.record.items[0]?.index_number).toBe('SQ11-2026-00002');
    const found = await book.verify(old);
    expect('broken' in found && found.broken.map(({ what }) => what.key)).toEqual(['record-second-root']);
  });

  it('is followed by whoever pins none', async () => {
    await book.at('2026-03-06T09:00:00+08:00').found(changed());
    expect(await verifyLedger(memoryFiles(book.tree), null)).toHaveProperty('ledger');
  });

  it('ends what was signed under the old one', async () => {
    const { approvals, item } = await book.publish('main/gzdt/2026/a');
    await book.found(changed());
    const again = await book.record({ type: 'signoff', items: [{ ...item, replaces: null }], writers: [] }, approvals);
    expect('ignored' in again && again.ignored.map(({ key }) => key)).toEqual(['approval-root', 'approval-root']);
  });

  it('never goes back in time, and is none for another group', async () => {
    await book.at('2020-01-01T00:00:00+08:00').found(changed());
    expect((await book.ledger()).state.head.time).toBe('2026-03-05T09:00:00+08:00');
    await book.found({
      ...changed(),
      'group.yml': { 'group.yml': text('group.yml', 'group.yml').replace('id: shiqiao', 'id: other') },
    });
    const found = await book.verify();
    expect('broken' in found && found.broken.map(({ what }) => what.key)).toContain('record-group');
  });

  it('is refused with governed files that cannot be in force', async () => {
    const { 'main/policy.yml': _, ...rest } = group.governed;
    await expect(new Book(group, '2026-03-05T09:00:00+08:00').found(rest)).rejects.toThrow('bundle-missing');
  });
});

describe('a root record', () => {
  const recorder = { id: 'recorder-1', sign: async () => 'signed', now: () => Date.parse('2026-03-05T09:00:00+08:00') };
  const rooted = async (governed: GovernedText, head: Parameters<typeof composeRoot>[1] = null) => {
    const made = await composeRoot(bundlesOf(governed), head, recorder);
    if ('findings' in made) throw new Error(made.findings.map(({ key }) => key).join());
    return made;
  };

  it('lists every bundle in the order of its id, on nothing, whatever order they are given in', async () => {
    const { record, digest } = await rooted(group.governed);
    const reversed = Object.fromEntries(Object.entries(group.governed).reverse());
    expect(record.items.map(({ id }) => id)).toEqual(Object.keys(group.governed).sort());
    expect(record.items.every(({ id, path, replaces }) => id === path && replaces === null)).toBe(true);
    expect((await rooted(reversed)).digest).toBe(digest);
  });

  it('is the first, or goes on from the head: the next number, the digest before, never an earlier time', async () => {
    const { record: first } = await rooted(group.governed);
    expect(first).toMatchObject({ seq: 1, previous: null, root: null, time: '2026-03-05T09:00:00+08:00' });
    const head = { seq: 7, digest: someDigest('head'), time: '2026-04-01T09:00:00+08:00' };
    const { record } = await rooted(group.governed, head);
    expect(record).toMatchObject({ seq: 8, previous: head.digest, root: null, time: head.time, signature: 'signed' });
    const early = { ...head, time: '2026-03-01T09:00:00+08:00' };
    expect((await rooted(group.governed, early)).record.time).toBe('2026-03-05T09:00:00+08:00');
  });

  it('puts its file and every governed version into the ledger, and takes nothing out', async () => {
    const { record, digest, edit } = await rooted(group.governed);
    const versions = [...bundlesOf(group.governed).values()].flatMap(({ digest: own, files }) =>
      [...files.keys()].map((name) => `governed/${own}/${name}`),
    );
    expect([...edit.put.keys()].sort()).toEqual([`records/2026/03/00000001-${digest}.json`, ...versions].sort());
    expect(edit.put.get(`records/2026/03/00000001-${digest}.json`)).toEqual({ bytes: Buffer.from(recordText(record)) });
    expect(edit.remove).toEqual([]);
  });

  it('[57] is refused with a policy that leaves a case without a route', async () => {
    const policy =
      'title: x\nroutes: [{ id: a, title: a, when: { change: [new] }, steps: [{ act: 审批, by: [leader@slj] }] }]\n';
    await expect(rooted({ ...group.governed, 'slj/policy.yml': { 'policy.yml': policy } })).rejects.toThrow(
      'policy-bundle-uncovered',
    );
  });
});

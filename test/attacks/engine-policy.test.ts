import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposeBundle } from '../../scripts/ledger/propose.ts';
import { say, tell } from '../../scripts/words/say.ts';
import { bytesOf, type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book } from '../fixture/ledger.ts';

let folder: string;
let group: Group;
let book: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  book = new Book(group, '2026-03-02T09:00:00+08:00');
  await book.found();
});
afterAll(() => removeFolder(folder));

describe('57 · a policy that cannot rule', () => {
  const policies: { title: string; change: (policy: string) => string; says: RegExp }[] = [
    { title: 'missing', change: () => '', says: /规则|类型不对|缺少/ },
    { title: 'empty', change: () => 'title: 空\nroutes: []\n', says: /至少要有 1 项/ },
    {
      title: 'with an unknown key',
      change: (policy) => policy.replace('title: 撤下', 'title: 撤下\n    optional: true'),
      says: /不认识的字段 routes\.1\.optional/,
    },
    {
      title: 'with a step that nobody signs',
      change: (policy) => policy.replace('by: [principal@own]', 'by: []'),
      says: /至少要有 1 项/,
    },
    {
      title: 'with a route without steps',
      change: (policy) => policy.replace(/steps: \[\{ act: 审批, by: \[duty@xzfb\] \}\]/, 'steps: []'),
      says: /至少要有 1 项/,
    },
    {
      title: 'with a count of 0',
      change: (policy) => policy.replace('by: [principal@own]', 'by: [principal@own], count: 0'),
      says: /超出范围（1）/,
    },
    {
      title: 'without a route for the rest',
      change: (policy) =>
        policy.replace(/ {2}- id: other[\s\S]*?(?=additions)/, '').replace('unit_kind: [department]', 'level: [重大]'),
      says: /审签政策没有规定“.+”类稿件由谁签/,
    },
    {
      title: 'without a route for itself',
      change: (policy) => policy.replace("governed: ['**']", "governed: ['registry']"),
      says: /审签政策没有规定 .+ 由谁签/,
    },
    {
      title: 'with a condition that lists nothing',
      change: (policy) => policy.replace('kind: [news] }', 'kind: [] }'),
      says: /至少要有 1 项/,
    },
    {
      title: '73 · with a post that nobody ever held',
      change: (policy) => policy.replace('by: [principal@own]', 'by: [publisher@xzfb]'),
      says: /要求的岗位 publisher@xzfb 在人员备案中从未有人担任/,
    },
    {
      title: '73 · with a post that is none',
      change: (policy) => policy.replace('by: [principal@own]', 'by: [king@own]'),
      says: /king@own 不是“岗位@单位”/,
    },
    {
      title: '73 · with a unit that is none',
      change: (policy) => policy.replace('by: [principal@own]', 'by: [principal@nowhere]'),
      says: /principal@nowhere 不是“岗位@单位”/,
    },
  ];
  it.each(policies)('57 · $title → refused when it is proposed', async ({ change, says }) => {
    const policy = group.governed['main/policy.yml']?.['policy.yml'] ?? '';
    expect(change(policy)).not.toBe(policy);
    const proposal = await proposeBundle(
      await book.ledger(),
      'main/policy.yml',
      bytesOf({ 'policy.yml': change(policy) }),
    );
    if (!('findings' in proposal)) throw new Error('it was taken');
    expect(proposal.findings.map(({ key, params }) => say('zh', key, params)).join('\n')).toMatch(says);
  });

  it('57 · no route matches → refused, never “nothing needed”', async () => {
    const { inForce } = await book.ledger();
    const { route } = await import('../../scripts/signoff/route.ts');
    const found = route(
      {
        ...inForce,
        sites: new Map(
          [...inForce.sites].map(([id, model]) => [id, { ...model, policy: { title: '空', routes: [] } }]),
        ),
      },
      { change: 'new', site: 'main' },
    );
    expect('refused' in found && tell('zh', found.refused)).toMatch(/站点 main 的审签政策里没有适用的流程/);
  });
});

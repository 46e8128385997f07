import { expect, it } from 'vitest';
import type { ForgedCounty } from '../command/forged-county.ts';
import { emailOf, type GovernedText, type PersonId } from '../fixture/group.ts';
import { cloneUrl } from '../forge/stage.ts';
import { approved, article, at, type ForgeCase, idOf, playForge, text } from './forge-cases.ts';

/** A pull request of the officer that somebody approves, and after him the principal. */
const approvedBy =
  (...people: PersonId[]) =>
  async (county: ForgedCounty, name: string) => {
    const pull = await article(county, name);
    for (const person of [...people, 'principal'] as const) await county.review(person, pull);
    return pull;
  };

const adds = (governed: GovernedText) =>
  (governed.registry?.['people.yml'] ?? '').replace(
    /(id: outsider.*appointments: )\[\]/,
    '$1[{ unit: slj, post: reviewer, from: 2026-01-01 }]',
  );

const cases: ForgeCase[] = [
  {
    title: '16 · a leader whose appointment has ended → ignored, with the day',
    play: approvedBy('former'),
    found: 'pending',
    says: /former 的 .*任期已于 2026-02-28 结束，不作数/,
  },
  {
    title: '16 · a leader whose appointment has not begun → ignored, with the day',
    play: approvedBy('coming'),
    found: 'pending',
    says: /coming 的 .*任期自 2026-12-01 才开始，不作数/,
  },
  {
    title: '17 · a deputy within his days signs for his leader → signed, and shown as standing in',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.review('reviewer', pull);
      await county.review('deputy', pull);
      return pull;
    },
    found: 'signed',
    says: /✅ 审批　deputy（代）（平台）/,
  },
  {
    title: '18 · the leader of another unit → ignored, with his posts',
    play: approvedBy('school-reviewer'),
    found: 'pending',
    says: /school-reviewer（石桥县教育局审核员）不在这一件的审签流程里/,
  },
  {
    title: '18 · somebody without a post → ignored',
    play: approvedBy('drafter'),
    found: 'pending',
    says: /drafter (是本稿撰写者|现在没有任何岗位)/,
  },
  {
    title: '18 · an account that nobody registered → ignored, with its number',
    play: async (county, name) => {
      const pull = await article(county, name);
      const stranger = await county.forge.addUser(`stranger-${name}`, 'write');
      await county.forge.review(stranger, pull, 'approve');
      return pull;
    },
    found: 'pending',
    says: /平台账号 stranger-case.*（编号 \d+）没有备案，审批不作数/,
  },
  {
    title: '19 · the pull request that makes him a reviewer is approved by him → ignored: the registry in force counts',
    play: async (county, name) => {
      const pull = await county.propose(name, { 'registry/people.yml': adds(county.group.governed) });
      await county.review('vice-mayor', pull);
      return pull;
    },
    found: 'pending',
    says: /vice-mayor/,
  },
  {
    title: '19 · an administrator pushes to main a registry with a new reviewer, who approves an article → ignored',
    play: async (county, name) => {
      await county.work.run('switch', '-q', 'main');
      const before = await county.work.run('rev-parse', 'HEAD');
      await county.work.commit({
        files: { 'content/registry/people.yml': adds(county.group.governed) },
        author: emailOf('site-admin'),
      });
      await county.work.run('push', '-q', cloneUrl(county.forge, county.service), 'main');
      const pull = await article(county, name);
      await county.review('mayor', pull);
      await county.work.run('switch', '-q', 'main');
      await county.work.run('reset', '-q', '--hard', before);
      return pull;
    },
    found: 'pending',
    says: /mayor（石桥县人民政府主要负责人）不在这一件的审签流程里/,
  },
  {
    title: '20 · an app approves, and GitHub marks it → ignored',
    on: 'github',
    play: async (county, name) => {
      const pull = await article(county, name);
      const user = county.forge.state.users.find(({ login }) => login === 'reviewer2');
      await county.review('reviewer2', pull);
      if (user) user.bot = true;
      return pull;
    },
    found: 'pending',
    says: /reviewer2 是程序账号，不是人，审批不作数/,
  },
  {
    title: '20 · a CI token approves where nothing marks it: named as a limit; a step with grade ssh refuses it',
    on: 'gitea',
    play: async (county, name) => {
      const pull = await county.propose(name, {
        [at(name)]: text(name, {
          sensitive: true,
          review: [
            { act: '审批', by: ['leader@xzf'] },
            { act: '审批', by: ['principal@xzf'] },
          ],
        }),
      });
      await county.review('vice-mayor', pull);
      return pull;
    },
    found: 'pending',
    says: [/“审批”环节只认 .*方式的签署，vice-mayor 的签署不作数/, /这一环节只认本人密钥/],
  },
  {
    title: '21 · the list of reviews breaks off after a page → error',
    play: async (county, name) => {
      const pull = await approved(county, name);
      county.forge.most.page = 1;
      county.forge.trouble(new RegExp(`/pulls/${pull}/reviews`), { kind: 'one-page' });
      return pull;
    },
    found: 'error',
    says: /代码平台的列表没有给全/,
  },
  {
    title: '22 · a dismissed approval that Gitea still calls APPROVED → ignored',
    play: async (county, name) => {
      const pull = await article(county, name);
      const id = await county.review('reviewer', pull);
      await county.forge.dismiss(county.service, pull, id);
      return pull;
    },
    found: 'pending',
    says: [/待签：reviewer/, /被撤销/],
    never: /✅ 审核/,
  },
  {
    title: '23 · the principal before the reviewer where the route is ordered → pending',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.review('principal', pull);
      await county.review('reviewer', pull);
      return pull;
    },
    found: 'pending',
    says: [/✅ 审核　reviewer/, /待签：principal/, /principal 签“审批”时前面的环节还没有签完/],
  },
  {
    title: '24 · the same person approves twice → counts once, for one step',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.review('reviewer', pull);
      await county.review('reviewer', pull);
      return pull;
    },
    found: 'pending',
    says: [/✅ 审核　reviewer/, /⬜ 审批/, /待签：principal/],
  },
];

playForge('people', cases);

const twoLeaders = (governed: GovernedText) => {
  const policy = governed['main/policy.yml'];
  const all = policy?.['policy.yml'] ?? '';
  const steps =
    '[{ act: 审核, by: [reviewer@own], count: 2 }, { act: 复审, by: [leader@own] }, { act: 审批, by: [principal@own] }]';
  const changed = all.replace(
    'own_correction: true\n    steps: [{ act: 审核, by: [reviewer@own] }, { act: 审批, by: [principal@own] }]',
    `steps: ${steps}`,
  );
  if (policy === undefined || changed === all) throw new Error('no policy to change');
  policy['policy.yml'] = changed;
};
const strictReview = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审核', by: ['reviewer@slj'] },
  { act: '复审', by: ['leader@slj'] },
  { act: '审批', by: ['principal@slj'] },
];

playForge(
  'a route of two reviewers and two leaders',
  [
    {
      title: '15 · one leader who holds both posts approves twice → counts once',
      play: async (county, name) => {
        const pull = await county.propose(name, { [at(name)]: text(name, { review: strictReview }) });
        for (const person of ['reviewer', 'reviewer2', 'principal', 'principal'] as const)
          await county.review(person, pull);
        return pull;
      },
      found: 'pending',
      says: [/✅ 复审　principal/, /⬜ 审批/, /待签：deputy/],
    },
    {
      title: '14 · one reviewer approves twice for two reviewers → counts once',
      play: async (county, name) => {
        const pull = await county.propose(name, { [at(name)]: text(name, { review: strictReview }) });
        for (const person of ['reviewer', 'reviewer'] as const) await county.review(person, pull);
        return pull;
      },
      found: 'pending',
      says: /待签：reviewer2/,
    },
  ],
  twoLeaders,
);

it('names of cases make ids of articles that are nobody else’s', () => {
  const names = Array.from({ length: 26 }, (_, index) => idOf(`case-${String.fromCharCode(97 + index)}`));
  expect(new Set(names).size).toBe(26);
});

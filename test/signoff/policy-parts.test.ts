import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPolicies } from '../../scripts/signoff/policy-check.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

const step = '{ act: 审批, by: [principal@xzf] }';
/** What is found of routes by `when`, in front of one for everything and one for the rules; `more` stands behind the policy. */
function found(whens: readonly string[], { steps = step, rest = '', more = '', checklist = '' } = {}): string[] {
  const front = whens.map(
    (when, index) => `  - { id: r${index}, title: x, when: ${when}, steps: [${steps}]${rest} }\n`,
  );
  const back = ["{ governed: ['**'] }", '{}'].map(
    (when, index) => `  - { id: last${index}, title: x, when: ${when}, steps: [${step}] }\n`,
  );
  const policy = `title: x\nroutes:\n${[...front, ...back].join('')}${more}`;
  const governed = { ...group.governed, 'main/policy.yml': { 'policy.yml': policy } };
  const asked = checklist ? { ...governed, 'main/checklist.yml': { 'checklist.yml': checklist } } : governed;
  return checkPolicies(inForceOf(asked)).map(({ key, params }) => `${key} ${Object.values(params).join(' ')}`);
}

describe('[73] a route behind another', () => {
  it.each<[string, string[]]>([
    ['for one level, where it is for two', ['{ level: [重大] }', '{ level: [重大, 重要] }']],
    ['for one answer, where it is for another', ['{ checklist: { secret: [是] } }', '{ checklist: { secret: [否] } }']],
    ['for one answer, where it asks nothing', ['{ checklist: { secret: [是] } }', '{ level: [重大] }']],
    ['for one file of rules, where it is for another', ["{ governed: ['main/*'] }", '{ governed: [registry] }']],
    ['for what is sensitive, where it is for what is not', ['{ sensitive: true }', '{ sensitive: false }']],
    ['for articles, where it is for the rules', ['{ site: [main] }', "{ site: [main], governed: ['main/*'] }"]],
  ])('is reached %s', (_what, whens) => expect(found(whens)).toEqual([]));

  it.each<[string, string[]]>([
    ['the level, where it is for fewer', ['{ level: [重大, 重要] }', '{ level: [重大] }']],
    ['the same answer', ['{ checklist: { secret: [是] } }', '{ checklist: { secret: [是] }, level: [重大] }']],
    ['all files of rules', ["{ governed: ['**'] }", '{ governed: [registry] }']],
    ['the same files of rules', ["{ governed: ['main/*'] }", "{ governed: ['main/*'], change: [governed] }"]],
    ['the same alternatives', ['{ any: [{ reprint: true }, { level: [重大] }] }', '{ reprint: true }']],
  ])('is never reached when the other is for %s', (_what, whens) => {
    expect(found(whens)).toContain('policy-route-unreachable r1 r0');
  });
});

describe('[73] of names in a condition', () => {
  it.each([
    ['site', '{ site: [main, nowhere] }', 'nowhere'],
    ['unit', '{ unit: [slj, wjw] }', 'wjw'],
    ['column', '{ column: [main/gzdt, main/nowhere] }', 'main/nowhere'],
  ])('only the %s that is none is told', (what, when, name) => {
    expect(found([when])).toEqual([`policy-name-unknown r0 ${what} ${name}`]);
  });

  it('an answer is one of the question’s, or any where the question leaves it open', () => {
    const open = 'questions: [{ id: secret, text: 是否涉密？ }, { id: why, text: 为什么？ }]\n';
    expect(found(['{ checklist: { secret: [是] } }'])).toEqual([]);
    expect(found(['{ checklist: { secret: [否, 也许] } }'])).toEqual(['policy-answer-unknown r0 secret 也许']);
    expect(found(['{ checklist: { why: [不知道] } }'], { checklist: open })).toEqual([]);
  });
});

describe('[73] of signers', () => {
  const by = (signer: string) => found(['{ level: [重大] }'], { steps: `{ act: 审批, by: [${signer}] }` });

  it('a post held in one unit is not held in another', () => {
    expect(by('site-admin@xzfb')).toEqual([]);
    expect(by('site-admin@slj')).toEqual(['policy-post-unknown r0 site-admin@slj']);
    expect(by('leader@own')).toEqual([]);
    expect(by('publisher@own')).toEqual(['policy-post-unknown r0 publisher@own']);
  });

  it('a publisher is told as such', () => {
    expect(found([], { more: 'publisher: [leader@jyj]\n' })).toEqual(['policy-post-unknown publisher leader@jyj']);
    expect(found([], { more: 'publisher: [site-admin@xzfb]\n' })).toEqual([]);
  });
});

describe('[57] a joined proofreading', () => {
  const steps = (...acts: string[]) =>
    found(['{ level: [重大] }'], {
      steps: acts.map((act) => `{ act: ${act.replace(' ', ', by: [principal@xzf], ')} }`).join(', '),
    });

  it('stands right behind a review by one person', () => {
    expect(steps('审核 count: 1', '校对 joined: true', '审批 count: 1')).toEqual([]);
  });

  it.each([
    ['in front of it', ['校对 joined: true', '审核 count: 1']],
    ['behind another proofreading', ['审核 count: 1', '校对 count: 1', '校对 joined: true']],
    ['behind a review by two', ['审核 count: 2', '校对 joined: true']],
  ])('never %s', (_what, acts) => expect(steps(...acts)).toEqual(['policy-joined r0 校对']));
});

describe('[57] a standing authority', () => {
  const given = (id: string) => `{ id: ${id}, title: x, sources: [{ name: 省政府, host: www.province.gov.example }] }`;
  const more = `authorities: [${given('storm')}, ${given('flood')}]\n`;
  const until = ', until: 2026-12-31';

  it('is one of those that the policy gives', () => {
    expect(found(['{ authority: [flood] }'], { rest: until, more })).toEqual([]);
    expect(found(['{ authority: [flood, fire] }'], { rest: until, more })).toEqual([
      'policy-authority-unknown r0 fire',
    ]);
    expect(found(['{ authority: [flood] }'], { rest: until })).toEqual(['policy-authority-unknown r0 flood']);
  });

  it.each([
    ['emergency', '{ authority: [flood], emergency: true }'],
    ['sensitive', '{ authority: [flood], sensitive: true }'],
    ['emergency', '{ emergency: true, any: [{ authority: [flood] }, { level: [重大] }] }'],
    ['sensitive', '{ authority: [flood], any: [{ level: [重大] }, { any: [{ sensitive: true }] }] }'],
  ])('[D9.5] covers nothing that is %s, so that a route which asks for both is told', (flag, when) =>
    expect(found([when], { rest: until, more })).toEqual([`policy-route-never r0 authority + ${flag}: true`]),
  );

  it.each(['{ authority: [flood], emergency: false }', '{ any: [{ authority: [flood] }, { emergency: true }] }'])(
    'may be asked for beside what it does not cover: %s',
    (when) => expect(found([when], { rest: until, more })).toEqual([]),
  );

  it('has no place in steps that go before every route, which have no last day', () => {
    const additions = `additions: [{ id: more, title: x, when: { authority: [storm] }, steps: [${step}] }]\n`;
    expect(found([], { more: more + additions })).toEqual(['policy-authority-open more storm']);
  });
});

describe('[57] small corrections', () => {
  it('have bounds, in whichever part of a condition they stand', () => {
    const when = '{ any: [{ level: [重大] }, { correction: true }] }';
    expect(found([when])).toEqual(['policy-correction-none r0']);
    expect(found([when], { more: 'corrections: { characters: 9 }\n' })).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import { type Group, inForceOf, makeGroup, type PersonId } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { type As, as } from '../fixture/statements.ts';
import { change, given, news, verdict } from './given.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

const by = (person: PersonId, how: As) => given(group, person, how);

/** The county with the department's route replaced, and `more` behind its policy. */
function county(route: string, more = '', registry: Record<string, string> = {}): InForce {
  const text = group.governed['main/policy.yml']?.['policy.yml'] ?? '';
  const changed = text.replace(/ {2}- id: department\n(.*\n){4}/, route) + more;
  return inForceOf({
    ...group.governed,
    registry: { ...group.governed.registry, ...registry },
    'main/policy.yml': { 'policy.yml': changed },
  });
}

const threeByThree = `  - id: department
    title: 三审三校
    when: { unit_kind: [department] }
    self_review: true
    steps:
      - { act: 初审, by: [reviewer@own] }
      - { act: 校对, by: [reviewer@own], joined: true }
      - { act: 终审, by: [principal@own] }
      - { act: 校对, by: [principal@own, leader@own], joined: true }
`;
const reads: As = { unit: 'slj', post: 'reviewer', acts: ['初审', '校对'] };
const ends: As = { unit: 'slj', post: 'principal', acts: ['终审', '校对'] };
const own: As = { unit: 'slj', post: 'officer', acts: ['初审'] };

describe('three reviews and three proofreadings (三审三校)', () => {
  it('let one approval review and proofread its own level', () => {
    const found = verdict(county(threeByThree), change(), [by('reviewer', reads), by('principal', ends)]);
    expect(found).toMatchObject({
      signed: true,
      signers: ['reviewer', 'reviewer', 'principal', 'principal'],
      ignored: [],
    });
  });

  it('let two people share a level', () => {
    const approvals = [by('reviewer', { ...reads, acts: ['初审'] }), by('reviewer2', { ...reads, acts: ['校对'] })];
    expect(verdict(county(threeByThree), change(), [...approvals, by('principal', ends)])).toMatchObject({
      signed: true,
      signers: ['reviewer', 'reviewer2', 'principal', 'principal'],
    });
  });

  it('still want the proofreading said: a review alone does not fulfil it', () => {
    const approvals = [by('reviewer', { ...reads, acts: ['初审'] }), by('principal', ends)];
    expect(verdict(county(threeByThree), change(), approvals)).toMatchObject({
      signed: false,
      missing: expect.arrayContaining(['校对 reviewer@slj']),
    });
  });

  it('give nobody two levels', () => {
    const one = county(threeByThree.replaceAll('principal@own', 'reviewer@own').replaceAll(', leader@own', ''));
    expect(verdict(one, change(), [by('reviewer', { ...reads, acts: ['初审', '校对', '终审'] })])).toMatchObject({
      signed: false,
      missing: ['终审 reviewer@slj', '校对 reviewer@slj'],
    });
  });

  it('do not join a proofreading that the policy leaves apart', () => {
    const apart = county(threeByThree.replaceAll(', joined: true', ''));
    expect(verdict(apart, change(), [by('reviewer', reads), by('principal', ends)])).toMatchObject({ signed: false });
  });

  it('keep the officer’s own first review as his statement and never count it', () => {
    const mine = by('officer', own);
    const alone = verdict(county(threeByThree), change(), [mine, by('principal', ends)]);
    expect(alone).toMatchObject({ signed: false, missing: expect.arrayContaining(['初审 reviewer@slj']) });
    const { found } = verdict(county(threeByThree), change(), [mine, by('reviewer', reads), by('principal', ends)]);
    expect(found.signed && found.self).toEqual([{ person: 'officer', statement: mine.digest }]);
    expect(found.signed && found.signers.map(({ person }) => person)).not.toContain('officer');
    expect(found.signed && found.used[0]).toBe(mine.digest);
  });

  it('keep the first reviews of drafter and officer, each once, and of no other writer', () => {
    const writers = [
      { person: 'officer', as: ['officer' as const] },
      { person: 'secrecy', as: ['drafter' as const, 'author' as const] },
      { person: 'reviewer2', as: ['author' as const] },
    ];
    const first = by('officer', own);
    const drafted = by('secrecy', { unit: 'slj', post: 'secrecy-officer', acts: ['初审'] });
    const approvals = [
      first,
      by('officer', { ...own, remark: '又看了一遍' }),
      drafted,
      by('secrecy', { unit: 'slj', post: 'secrecy-officer', acts: ['保密审查'] }),
      by('reviewer2', reads),
      by('reviewer', reads),
      by('principal', ends),
    ];
    const { found } = verdict(county(threeByThree), change({ writers }), approvals);
    expect(found.signed && found.self).toEqual([
      { person: 'officer', statement: first.digest },
      { person: 'secrecy', statement: drafted.digest },
    ]);
    const ignored = found.ignored.map(({ person, why }) => `${person} ${why.key}`);
    expect(ignored).toContain('reviewer2 approval-writer');
    expect(ignored.filter((one) => one.startsWith('reviewer2'))).toHaveLength(1);
  });

  it('keep the officer’s own review where one of several routes asks for it', () => {
    const facts: Facts = { ...news, also_in: ['slj/dt'] };
    const leader = by('principal', { unit: 'slj', post: 'leader', acts: ['审批'] });
    const approvals = [by('officer', own), by('reviewer', reads), by('principal', ends), leader];
    const { found } = verdict(county(threeByThree), change({ facts }), approvals);
    expect(found.signed && found.self.map(({ person }) => person)).toEqual(['officer']);
  });

  it('keep no own review that returns the text', () => {
    const back = by('officer', { ...own, decision: 'return' });
    const { found } = verdict(county(threeByThree), change(), [back, by('reviewer', reads), by('principal', ends)]);
    expect(found.signed && found.self).toEqual([]);
  });

  it('keep nobody’s own review where the policy does not ask for it', () => {
    const quiet = county(threeByThree.replace('    self_review: true\n', ''));
    const found = verdict(quiet, change(), [by('officer', own), by('reviewer', reads), by('principal', ends)]);
    expect(found).toMatchObject({ signed: true, ignored: ['approval-writer'], found: { self: [] } });
  });
});

describe('a superior in a subordinate’s step', () => {
  const route = `  - id: department
    title: 部门
    when: { unit_kind: [department] }
    steps: [{ act: 审核, by: [reviewer@own] }, { act: 审批, by: [leader@own] }]
`;
  const signs: As = { unit: 'slj', post: 'principal', acts: ['审批'] };

  it('counts where the policy allows it', () => {
    const allowed = county(route, 'seniors: { leader: [principal] }\n');
    expect(verdict(allowed, change(), [by('reviewer', as.reviewer), by('principal', signs)])).toMatchObject({
      signed: true,
      signers: ['reviewer', 'principal'],
    });
  });

  it('does not count where it says nothing', () => {
    expect(verdict(county(route), change(), [by('reviewer', as.reviewer), by('principal', signs)])).toMatchObject({
      signed: false,
      missing: ['审批 leader@slj'],
      ignored: ['approval-no-step'],
    });
  });

  it('does not count in another unit, or of a post that the policy does not name', () => {
    const allowed = county(route, 'seniors: { leader: [principal] }\n');
    const school: As = { unit: 'jyj', post: 'principal', acts: ['审批'] };
    for (const wrong of [
      by('school-principal', school),
      by('secrecy', { unit: 'slj', post: 'secrecy-officer', acts: ['审批'] }),
    ])
      expect(verdict(allowed, change(), [by('reviewer', as.reviewer), wrong])).toMatchObject({ signed: false });
  });

  it('[D9.5] never makes one leader of two, nor signs rules in another’s place', () => {
    const allowed = county(route, 'seniors: { leader: [principal], site-leader: [leader] }\n');
    const emergency: Facts = { ...news, emergency: true };
    expect(
      verdict(allowed, change({ facts: emergency }), [by('mayor', { ...as.mayor, acts: ['审批'] })]),
    ).toMatchObject({
      signed: false,
    });
    const rules: Facts = { change: 'governed', governed: 'registry', site: 'main' };
    const item = { id: 'registry', path: 'registry', digest: change().item.digest, replaces: null };
    const leader = given(group, 'vice-mayor', { unit: 'xzf', post: 'leader', acts: ['审核'] }, { items: [item] });
    expect(verdict(allowed, change({ facts: rules, item }), [leader])).toMatchObject({ ignored: ['approval-no-step'] });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demanded, route, unitsOf } from '../../scripts/signoff/route.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { news } from './given.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

/** The county whose departments go by these steps, `more` behind its policy. */
function county(steps = '[{ act: 审批, by: [principal@own] }]', more = '') {
  const text = (group.governed['main/policy.yml']?.['policy.yml'] ?? '').replace(
    /( {2}- id: department\n.*\n.*\n.*\n) {4}steps: .*\n/,
    `$1    steps: ${steps}\n`,
  );
  return inForceOf({ ...group.governed, 'main/policy.yml': { 'policy.yml': `${text}${more}` } });
}
const stepsOf = (steps: string, facts: Facts = news, more = '') => {
  const found = route(county(steps, more), facts);
  return 'refused' in found ? found.refused : found.route.steps.map(({ act, by }) => `${act} ${by.join('|')}`);
};

describe('the units of a step', () => {
  const inn = () => county();
  it.each<[string, string, Partial<Facts>, string[]]>([
    ['own is that of the article', 'own', {}, ['slj']],
    ['own of a unit that is gone is none', 'own', { unit: 'gone' }, []],
    ['superior is the one above', 'superior', {}, ['xzf']],
    ['superior of the topmost is none', 'superior', { unit: 'xzf' }, []],
    ['superior of a unit that is gone is none', 'superior', { unit: 'gone' }, []],
    ['column is whoever keeps it', 'column', { column: 'slj/dt', unit: 'jyj' }, ['slj']],
    ['column of all is the article’s own', 'column', { column: 'main/gzdt' }, ['slj']],
    ['column of all for a unit that is gone is none', 'column', { column: 'main/gzdt', unit: 'gone' }, []],
    ['column that no site has is none', 'column', { column: 'main/nowhere' }, []],
    ['column of no site is none', 'column', { column: 'nowhere/dt' }, []],
    ['a unit by name is that unit', 'jyj', {}, ['jyj']],
    ['a unit by a name that nobody bears is none', 'nobody', {}, []],
  ])('%s', (_what, place, facts, units) => expect(unitsOf(inn(), place, { ...news, ...facts })).toEqual(units));

  it('without article there is no own, no column', () => {
    const rules: Facts = { change: 'governed', governed: 'registry', site: 'main' };
    for (const place of ['own', 'superior', 'column']) expect(unitsOf(inn(), place, rules)).toEqual([]);
  });
});

describe('a route', () => {
  it('names each signer once, with the seniors that the policy allows behind them', () => {
    expect(stepsOf('[{ act: 审批, by: [leader@own, leader@slj, principal@xzf] }]')).toEqual([
      '审批 leader@slj|principal@xzf',
    ]);
    const seniors = 'seniors: { leader: [principal], principal: [leader] }\n';
    expect(stepsOf('[{ act: 审批, by: [leader@own] }]', news, seniors)).toEqual(['审批 leader@slj|principal@slj']);
    expect(stepsOf('[{ act: 审批, by: [reviewer@own] }]', news, seniors)).toEqual(['审批 reviewer@slj']);
  });

  it('of the rules and of withdrawals has no seniors and no additions', () => {
    const seniors = 'seniors: { principal: [leader], site-leader: [leader] }\n';
    const unchecked = { ...news, unchecked: true };
    expect(stepsOf('[{ act: 审批, by: [principal@own] }]', unchecked)).toEqual([
      '人工核验 site-admin@xzfb',
      '审批 principal@slj',
    ]);
    for (const change of ['withdraw', 'purge'] as const)
      expect(stepsOf('[{ act: 审批, by: [principal@own] }]', { ...unchecked, change }, seniors)).not.toContainEqual(
        expect.stringMatching(/人工核验|leader@slj/),
      );
    const rules: Facts = { change: 'governed', governed: 'registry', site: 'main' };
    expect(stepsOf('[{ act: 审批, by: [principal@own] }]', rules, seniors)).toEqual([
      '审核 site-leader@xzfb',
      '审批 principal@xzf',
    ]);
  });

  it('puts the secrecy officer whom the article names into the policy’s own step, else in front', () => {
    const named = { ...news, secrecy_reviewer: 'secrecy' };
    const persons = (steps: string, facts: Facts = named) => {
      const found = route(county(steps), facts);
      return 'refused' in found ? [] : found.route.steps.map(({ act, person }) => `${act} ${person ?? '—'}`);
    };
    expect(persons('[{ act: 审核, by: [reviewer@own] }, { act: 保密审查, by: [secrecy-officer@own] }]')).toEqual([
      '审核 —',
      '保密审查 secrecy',
    ]);
    expect(persons('[{ act: 审核, by: [reviewer@own] }]')).toEqual(['保密审查 secrecy', '审核 —']);
    expect(persons('[{ act: 保密审查, by: [secrecy-officer@own], count: 2 }]')).toEqual([
      '保密审查 secrecy',
      '保密审查 —',
    ]);
    expect(
      persons('[{ act: 保密审查, by: [secrecy-officer@own] }, { act: 保密审查, by: [secrecy-officer@xzfb] }]'),
    ).toEqual(['保密审查 secrecy', '保密审查 —']);
    expect(persons('[{ act: 审核, by: [reviewer@own] }]', { ...named, change: 'withdraw' })).toEqual(['审批 —']);
  });

  it('that cannot be named says why, with what was asked', () => {
    expect(
      stepsOf('[{ act: 审批, by: [principal@superior] }]', { ...news, unit: 'gone', unit_kind: 'department' }),
    ).toEqual({
      key: 'route-unit-unknown',
      params: { signer: 'principal@superior', unit: 'gone' },
    });
    expect(stepsOf('[{ act: 审批, by: [principal@own] }]', { ...news, site: 'nowhere' })).toEqual({
      key: 'route-site-unknown',
      params: { site: 'nowhere' },
    });
    const none = demanded(county(), { change: 'governed', governed: 'slj/policy.yml', site: 'slj' }, new Map());
    expect('routes' in none && none.routes.map(({ id }) => id)).toEqual(['governed']);
    const open = route(county(), { change: 'governed', governed: 'group.yml', site: 'slj' });
    expect(open).toEqual({ refused: { key: 'route-none', params: { site: 'slj', facts: 'governed · group.yml' } } });
    expect(demanded(county(), { ...news, affects: ['gone'] }, new Map())).toEqual({
      refused: [{ key: 'route-affected-unknown', params: { id: 'gone' } }],
    });
  });
});

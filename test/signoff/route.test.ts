import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demanded, reviewOf, route } from '../../scripts/signoff/route.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import { tell } from '../../scripts/words/say.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { news } from './given.ts';

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(group.governed);
});
afterAll(() => removeFolder(folder));

const routed = (facts: Partial<Facts>) => {
  const found = route(inForce, { ...news, ...facts });
  return 'route' in found
    ? [found.route.id, ...found.route.steps.map(({ act, by, person }) => `${act} ${by}${person ? ` ${person}` : ''}`)]
    : [found.refused.key];
};

describe('the route of a change', () => {
  it.each<[string, Partial<Facts>, string[]]>([
    ['[D9.2] a department’s article', {}, ['department', '审核 reviewer@slj', '审批 principal@slj']],
    [
      '[D9.3] a township’s article',
      { unit: 'liuxi', unit_kind: 'township' },
      ['township', '审核 reviewer@liuxi', '审批 leader@liuxi'],
    ],
    ['[D9.4] a reprint', { reprint: true }, ['reprint', '审核 site-admin@xzfb', '审批 site-leader@xzfb']],
    [
      '[D9.5] a sensitive article, reprinted or not',
      { reprint: true, sensitive: true },
      ['emergency', '审批 leader@xzf', '审批 principal@xzf'],
    ],
    ['[B9] an article of a sub-site', { site: 'slj', column: 'slj/dt' }, ['all', '审批 leader@slj']],
    [
      '[75] an article with files that nobody could check',
      { unchecked: true },
      ['department', '人工核验 site-admin@xzfb', '审核 reviewer@slj', '审批 principal@slj'],
    ],
    [
      '[49] an article that names a secrecy officer',
      { secrecy_reviewer: 'secrecy' },
      ['department', '保密审查 secrecy-officer@slj secrecy', '审核 reviewer@slj', '审批 principal@slj'],
    ],
    [
      '[66] a withdrawal, whatever the article named',
      { change: 'withdraw', unchecked: true, secrecy_reviewer: 'secrecy' },
      ['withdraw', '审批 principal@slj,site-leader@xzfb,duty@xzfb'],
    ],
  ])('%s', (_, facts, steps) => {
    expect(routed(facts)).toEqual(steps);
  });

  it('[49] lets the officer whom the article names fill the policy’s own secrecy review', () => {
    const text = group.governed['main/policy.yml']?.['policy.yml'] ?? '';
    const asking = `${text}  - id: secret\n    title: 保密\n    when: { checklist: { secret: [否] } }\n    steps: [{ act: 保密审查, by: [secrecy-officer@xzfb] }]\n`;
    const found = route(inForceOf({ ...group.governed, 'main/policy.yml': { 'policy.yml': asking } }), {
      ...news,
      secrecy_reviewer: 'secrecy',
    });
    expect('route' in found && found.route.steps.filter(({ act }) => act === '保密审查')).toEqual([
      { act: '保密审查', by: ['secrecy-officer@xzfb'], count: 1, person: 'secrecy' },
    ]);
  });

  it('[57] that no route fits is refused, never nothing needed', () => {
    const text = (group.governed['main/policy.yml']?.['policy.yml'] ?? '').replace(
      '  - id: other\n    title: 其他\n    when: {}\n    steps: [{ act: 审批, by: [principal@xzfb] }]\n',
      '',
    );
    const strict = inForceOf({ ...group.governed, 'main/policy.yml': { 'policy.yml': text } });
    const found = route(strict, { ...news, unit_kind: 'outside' });
    expect('refused' in found && tell('zh', found.refused)).toBe(
      '站点 main 的审签政策里没有适用的流程（new · main/gzdt · outside · news · 一般 · column）。请网站主管在 policy.yml 中补上。',
    );
  });

  it.each<[string, Partial<Facts>, string]>([
    ['a site that does not exist', { site: 'nowhere' }, 'route-site-unknown'],
    ['a unit that is not registered', { unit: 'nowhere' }, 'route-unit-unknown'],
  ])('of %s is refused', (_, facts, key) => {
    expect(routed(facts)).toEqual([key]);
  });
});

describe('everything that a change demands', () => {
  const ids = (facts: Partial<Facts>, affected: Record<string, Facts> = {}) => {
    const found = demanded(inForce, { ...news, ...facts }, new Map(Object.entries(affected)));
    return 'routes' in found
      ? found.routes.map(({ site, id }) => `${site} ${id}`)
      : found.refused.map(({ key }) => key);
  };
  const county: Facts = { ...news, unit: 'xzf', unit_kind: 'government', secrecy_reviewer: 'secrecy' };

  it('counts equal routes once', () => {
    expect(ids({ also_in: ['main/gsgg', 'slj/dt'], from_column: 'slj/dt' })).toEqual(['main department', 'slj all']);
  });

  it('[65] asks the unit of what it repeals, by its rank and not by this one’s', () => {
    expect(ids({ affects: ['c000000003'] }, { c000000003: county })).toEqual(['main department', 'main government']);
  });

  it('asks for no secrecy officer of another text', () => {
    const found = demanded(inForce, { ...news, affects: ['c000000003'] }, new Map([['c000000003', county]]));
    expect('routes' in found && found.routes.flatMap(({ steps }) => steps).some(({ act }) => act === '保密审查')).toBe(
      false,
    );
  });

  it('[65] is refused for an article that the ledger does not know', () => {
    expect(ids({ affects: ['c000000003'] })).toEqual(['route-affected-unknown']);
  });

  it('is refused as a whole when one route cannot be named', () => {
    expect(ids({ also_in: ['nowhere/x'] })).toEqual(['route-site-unknown']);
  });

  it('is listed for an article’s review, a step for each person needed', () => {
    const found = demanded(inForce, { ...news, emergency: true }, new Map());
    expect('routes' in found && reviewOf(found.routes)).toEqual([
      { act: '审批', by: ['leader@xzf'] },
      { act: '审批', by: ['principal@xzf'] },
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinedTo } from '../../scripts/signoff/joined.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Step } from '../../scripts/site/types.gen.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { reviewBy, withAccounts } from '../fixture/reviews.ts';
import { change, item, verdict } from './given.ts';

const step = (act: Step['act'], by: string[], joined = false) => ({ act, by, count: 1, ...(joined ? { joined } : {}) });
const levels = [
  step('初审', ['reviewer@slj']),
  step('校对', ['reviewer@slj'], true),
  step('终审', ['principal@slj', 'leader@slj']),
  step('校对', ['principal@slj'], true),
];

describe('whoever reviews a level', () => {
  it.each(['初审', '终审'] as const)('does the proofreading of %s that the policy joins to it as well', (act) => {
    expect(joinedTo([{ steps: levels }], act, act === '初审' ? 'reviewer@slj' : 'principal@slj')).toEqual(['校对']);
  });

  it.each<[string, Parameters<typeof joinedTo>]>([
    ['that the policy leaves apart', [[{ steps: [step('初审', ['a@x']), step('校对', ['a@x'])] }], '初审', 'a@x']],
    ['that is for other posts', [[{ steps: levels }], '终审', 'leader@slj']],
    ['of a level that he does not review', [[{ steps: levels }], '初审', 'principal@slj']],
    ['of a step of another route', [[{ steps: levels }], '审批', 'reviewer@slj']],
    ['in front of which no review stands', [[{ steps: levels.slice(1) }], '初审', 'reviewer@slj']],
    ['where nothing stands behind his step', [[{ steps: levels.slice(2, 3) }], '终审', 'principal@slj']],
  ])('does no proofreading %s', (_what, asked) => expect(joinedTo(...asked)).toEqual([]));

  it('does those of every route that the article goes', () => {
    const other = { steps: [step('会签', ['leader@jyj']), ...levels] };
    expect(joinedTo([{ steps: levels }, other], '初审', 'reviewer@slj')).toEqual(['校对', '校对']);
  });
});

describe('three reviews and three proofreadings (三审三校) on a forge', () => {
  let folder = '';
  let group: Group;
  let inForce: InForce;
  beforeAll(async () => {
    folder = await temporaryFolder();
    group = await makeGroup(folder);
    const text = (group.governed['main/policy.yml']?.['policy.yml'] ?? '').replace(
      'steps: [{ act: 审核, by: [reviewer@own] }, { act: 审批, by: [principal@own] }]',
      'steps: [{ act: 初审, by: [reviewer@own] }, { act: 校对, by: [reviewer@own], joined: true }, { act: 终审, by: [principal@own] }]',
    );
    inForce = inForceOf(withAccounts({ ...group.governed, 'main/policy.yml': { 'policy.yml': text } }));
  });
  afterAll(() => removeFolder(folder));

  it('take one review for the review and the proofreading of its level, and no more', () => {
    const [first, last] = [reviewBy('reviewer', 1, { items: [item] }), reviewBy('principal', 2, { items: [item] })];
    expect(verdict(inForce, change(), [first, last])).toMatchObject({
      signed: true,
      signers: ['reviewer', 'reviewer', 'principal'],
    });
    expect(verdict(inForce, change(), [first])).toMatchObject({ signed: false, missing: ['终审 principal@slj'] });
  });
});

import { describe, expect, it } from 'vitest';
import { applyRules, rules } from '../../scripts/check/check.ts';
import type { DemandedStep } from '../../scripts/check/subject.ts';
import { waive } from '../../scripts/check/waivers.ts';
import { type Given, idNumber, subject } from './given.ts';

const leader: DemandedStep[] = [{ act: '审批', by: ['leader@water', 'principal@water'] }];
const lists = { forbidden: [{ category: '其他', words: ['坏话'] }] };

async function judge(waivers: object[], steps = leader, what: Given = {}) {
  const read = await subject({ body: '这里有坏话。', rules: lists, ...what, front: { waivers, ...what.front } });
  return waive(applyRules(rules, read), read, rules, steps);
}

const waiver = { rule: 'forbidden', text: '坏话', reason: '引用方言词，并无恶意' };

describe('a waiver', () => {
  it('[D11] marks the finding that it names, with its reason, and no other', async () => {
    const found = await judge([waiver], leader, { body: '这里有坏话。[a](https://shop.example)' });
    expect(found).toMatchObject([
      { key: 'forbidden-word', severity: 'waived', reason: waiver.reason },
      { key: 'link-host', severity: 'error' },
    ]);
  });

  it('[D6] lets a source outside the list be named in the form', async () => {
    const source = { type: 'reprint', name: '某报', url: 'https://other.example/1' };
    const asked = [{ rule: 'trusted-source', text: 'other.example', reason: '作者授权' }];
    expect(await judge(asked, leader, { body: '正文', front: { source } })).toMatchObject([{ severity: 'waived' }]);
  });

  it('[C10.2] of an id number is refused, and the number stays refused', async () => {
    const id = idNumber();
    const text = `${id.slice(0, 2)}*************${id.slice(-3)}`;
    const found = await judge([{ rule: 'id-numbers', text, reason: '本人同意' }], leader, { body: id });
    expect(found).toMatchObject([
      { key: 'id-number', severity: 'error' },
      { key: 'waiver-never', severity: 'error', field: 'waivers.0' },
    ]);
  });

  it.each<[string, object, DemandedStep[], string, string]>([
    ['of a rule that does not exist', { ...waiver, rule: 'no-such' }, leader, 'waiver-unknown', 'error'],
    ['of something that was not found', { ...waiver, text: '好话' }, leader, 'waiver-unused', 'warning'],
    ['that no signer may grant', waiver, [{ act: '审核', by: ['reviewer@water'] }], 'waiver-nobody', 'error'],
    [
      'whose step may be filled by somebody not entitled',
      waiver,
      [{ act: '审核', by: ['leader@water', 'reviewer@water'] }],
      'waiver-nobody',
      'error',
    ],
    ['on an article without a route', waiver, [], 'waiver-nobody', 'error'],
  ])('%s leaves the finding as it is and says so', async (_, asked, steps, key, severity) => {
    const found = await judge([asked], steps);
    expect(found).toMatchObject([
      { key: 'forbidden-word', severity: 'error' },
      { key, severity },
    ]);
  });

  it('is not there in most articles', async () => {
    const read = await subject();
    expect(waive([], read, rules, leader)).toEqual([]);
  });
});

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

/** What is found of the county when the main site's policy reads like this. */
function found(change: (text: string) => string): string[] {
  const text = change(group.governed['main/policy.yml']?.['policy.yml'] ?? '');
  return checkPolicies(inForceOf({ ...group.governed, 'main/policy.yml': { 'policy.yml': text } })).map(
    ({ key }) => key,
  );
}
const steps = 'steps: [{ act: 审批, by: [principal@xzf] }]';
const policy = (...routes: string[]) =>
  `title: x\nroutes:\n${routes.map((one, index) => `  - { id: r${index}, title: x, ${one}, ${steps} }\n`).join('')}`;

describe('[57] a policy', () => {
  it('that rules everything is taken', () => {
    expect(found((text) => text)).toEqual([]);
    expect(found(() => policy(`when: { governed: ['**'] }`, 'when: {}'))).toEqual([]);
  });

  it.each<[string, (text: string) => string, string]>([
    [
      'without a route for the registry',
      (text) => text.replace("governed: ['**']", "governed: ['*/*']"),
      'policy-bundle-uncovered',
    ],
    [
      'that leaves the rules to the signers of every other article',
      () => policy('when: {}'),
      'policy-bundle-uncovered',
    ],
    [
      'without a route for a kind of unit',
      () =>
        policy(
          'when: { change: [governed], governed: ["**"] }',
          'when: { change: [withdraw] }',
          'when: { unit_kind: [department] }',
        ),
      'policy-kind-uncovered',
    ],
    [
      'without a route for a level',
      () =>
        policy(
          'when: { change: [governed], governed: ["**"] }',
          'when: { change: [withdraw] }',
          'when: { level: [常规, 一般, 重要] }',
        ),
      'policy-kind-uncovered',
    ],
    [
      'without a route for moves',
      () =>
        policy(
          'when: { change: [governed], governed: ["**"] }',
          'when: { change: [withdraw] }',
          'when: { change: [new, change, return] }',
        ),
      'policy-kind-uncovered',
    ],
    [
      'without a route for withdrawals',
      () => policy('when: { change: [governed], governed: ["**"] }', 'when: { change: [new, change, move, return] }'),
      'policy-change-uncovered',
    ],
    [
      'with a route that is never reached',
      () => policy('when: {}', 'when: { emergency: true }'),
      'policy-route-unreachable',
    ],
    ['with two routes of one name', (text) => text.replace('id: reprint', 'id: township'), 'policy-route-twice'],
    [
      'that asks for a post of a unit that does not exist',
      (text) => text.replace('leader@xzf]', 'leader@nowhere]'),
      'policy-signer-form',
    ],
    [
      'that asks for a post that does not exist',
      (text) => text.replace('leader@xzf]', 'king@xzf]'),
      'policy-signer-form',
    ],
    [
      '[73] that asks for a post that nobody ever held',
      (text) => text.replace('leader@xzf]', 'publisher@xzf]'),
      'policy-post-unknown',
    ],
    [
      'that names a question nobody is asked',
      (text) => text.replace('{ reprint: true }', '{ checklist: { weather: [晴] } }'),
      'policy-question-unknown',
    ],
    [
      'that names an answer nobody can give',
      (text) => text.replace('{ reprint: true }', '{ checklist: { secret: [也许] } }'),
      'policy-answer-unknown',
    ],
  ])('%s is refused when proposed', (_, change, key) => {
    expect(found(change)).toContain(key);
  });
});

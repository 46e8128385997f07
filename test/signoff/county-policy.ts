import { afterAll, beforeAll } from 'vitest';
import { checkPolicies } from '../../scripts/signoff/policy-check.ts';
import { type GovernedText, type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

/** The county of a file of tests, and what is found of its policies. */
export function countyPolicy() {
  let folder = '';
  let group: Group;
  beforeAll(async () => {
    folder = await temporaryFolder();
    group = await makeGroup(folder);
  });
  afterAll(() => removeFolder(folder));

  /** What is found when the main site's policy reads like this. */
  function findings(change: (text: string) => string) {
    const text = change(group.governed['main/policy.yml']?.['policy.yml'] ?? '');
    return checkPolicies(inForceOf({ ...group.governed, 'main/policy.yml': { 'policy.yml': text } }));
  }
  return {
    findings,
    found: (change: (text: string) => string): string[] => findings(change).map(({ key }) => key),
    governed: (): GovernedText => group.governed,
  };
}

const steps = 'steps: [{ act: 审批, by: [principal@xzf] }]';
export const policy = (...routes: string[]) =>
  `title: x\nroutes:\n${routes.map((one, index) => `  - { id: r${index}, title: x, ${one}, ${steps} }\n`).join('')}`;

/** The county's policy with a route in front of its emergencies, and `more` behind it. */
export const withRoute =
  (when: string, rest = '', more = '') =>
  (text: string) =>
    `${text.replace('  - id: emergency\n', `  - { id: extra, title: x, when: ${when}, ${steps}${rest} }\n  - id: emergency\n`)}${more}`;
export const authority =
  'authorities: [{ id: storm, title: x, sources: [{ name: 省政府, host: www.province.gov.example }] }]\n';

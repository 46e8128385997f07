import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPolicies } from '../../scripts/signoff/policy-check.ts';
import { tell } from '../../scripts/words/say.ts';
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
function findings(change: (text: string) => string) {
  const text = change(group.governed['main/policy.yml']?.['policy.yml'] ?? '');
  return checkPolicies(inForceOf({ ...group.governed, 'main/policy.yml': { 'policy.yml': text } }));
}
const found = (change: (text: string) => string): string[] => findings(change).map(({ key }) => key);
const steps = 'steps: [{ act: 审批, by: [principal@xzf] }]';
const policy = (...routes: string[]) =>
  `title: x\nroutes:\n${routes.map((one, index) => `  - { id: r${index}, title: x, ${one}, ${steps} }\n`).join('')}`;

/** The county's policy with a route in front of its emergencies, and `more` behind it. */
const withRoute =
  (when: string, rest = '', more = '') =>
  (text: string) =>
    `${text.replace('  - id: emergency\n', `  - { id: extra, title: x, when: ${when}, ${steps}${rest} }\n  - id: emergency\n`)}${more}`;
const authority =
  'authorities: [{ id: storm, title: x, sources: [{ name: 省政府, host: www.province.gov.example }] }]\n';

describe('[57] a policy of practices', () => {
  it.each<[string, (text: string) => string, string[]]>([
    ['small corrections within bounds', withRoute('{ correction: true }', '', 'corrections: { characters: 9 }\n'), []],
    ['small corrections without bounds', withRoute('{ correction: true }'), ['policy-correction-none']],
    ['an authority that ends', withRoute('{ authority: [storm] }', ', until: 2026-12-31', authority), []],
    ['an authority without an end', withRoute('{ authority: [storm] }', '', authority), ['policy-authority-open']],
    [
      'an authority that nobody gave',
      withRoute('{ authority: [flood] }', ', until: 2026-12-31', authority),
      ['policy-authority-unknown'],
    ],
    [
      'a joined proofreading in front',
      (text) =>
        text.replace(
          '{ act: 审核, by: [reviewer@own] }, { act: 审批, by: [leader@own] }',
          '{ act: 校对, by: [reviewer@own], joined: true }',
        ),
      ['policy-joined'],
    ],
    [
      'a joined approval',
      (text) => text.replace('{ act: 审批, by: [leader@own] }', '{ act: 审批, by: [leader@own], joined: true }'),
      ['policy-joined'],
    ],
    [
      'a joined proofreading behind several people',
      (text) =>
        text.replace(
          '{ act: 审批, by: [leader@own] }',
          '{ act: 审核, by: [reviewer@own], count: 2 }, { act: 校对, by: [leader@own], joined: true }',
        ),
      ['policy-joined'],
    ],
  ])('%s', (_what, change, keys) => expect(found(change)).toEqual(keys));

  it('is no policy when its last day leaves something without a route', () => {
    const ending = (text: string) =>
      text.replace('    title: 其他\n    when: {}\n', '    title: 其他\n    when: {}\n    until: 2026-12-31\n');
    expect(
      found((text) =>
        ending(text)
          .replace(
            '  - id: township',
            '  - { id: t2, title: x, when: { unit_kind: [department, government, office] }, steps: [{ act: 审批, by: [principal@xzf] }] }\n  - id: township',
          )
          .replace(/ {2}- id: department\n(.*\n){4}/, '')
          .replace(/ {2}- id: township\n(.*\n){3}/, ''),
      ),
    ).toContain('policy-kind-uncovered');
  });
});

describe('[73] a policy that contradicts itself', () => {
  it.each<[string, (text: string) => string, string]>([
    [
      'asks an article’s level of a governed file',
      withRoute('{ governed: ["**"], level: [重大] }'),
      'policy-route-never',
    ],
    ['asks a governed file to be new', withRoute('{ governed: [registry], change: [new] }'), 'policy-route-never'],
    [
      'says so inside an alternative',
      withRoute('{ any: [{ governed: [registry], sensitive: true }] }'),
      'policy-route-never',
    ],
    ['names a unit that nobody registered', withRoute('{ unit: [wjw] }'), 'policy-name-unknown'],
    ['names a column that no site has', withRoute('{ column: [main/nowhere] }'), 'policy-name-unknown'],
    ['names a site that is none', withRoute('{ site: [nowhere] }'), 'policy-name-unknown'],
    [
      'puts a narrower route behind a wider one',
      (text) => text.replace('{ unit_kind: [government, office] }', '{ unit_kind: [township], level: [重大] }'),
      'policy-route-unreachable',
    ],
    [
      'puts the same route twice under two names',
      withRoute('{ any: [{ emergency: true }, { sensitive: true }] }'),
      'policy-route-unreachable',
    ],
    [
      'puts one case of an alternative behind all of them',
      (text) => text.replace('{ reprint: true }', '{ sensitive: true, level: [重大] }'),
      'policy-route-unreachable',
    ],
  ])('%s', (_what, change, key) => expect(found(change)).toContain(key));

  it.each<[string, (text: string) => string]>([
    ['a wider route behind a narrower one', withRoute('{ emergency: true, level: [重大] }')],
    ['routes that share some cases', withRoute('{ unit_kind: [department, township], placement: [home] }')],
    [
      'a route behind one that ends',
      withRoute('{ any: [{ emergency: true }, { sensitive: true }] }', ', until: 2026-12-31'),
    ],
  ])('unlike %s', (_what, change) => expect(found(change)).toEqual([]));
});

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

describe('[73] the refusal of a policy names what is wrong, where, and with whom', () => {
  const [governed, withdraw] = ['when: { governed: ["**"] }', 'when: { change: [withdraw] }'];
  it.each<[string, (text: string) => string, string[]]>([
    [
      'a post nobody ever held',
      (text) => text.replace('leader@xzf]', 'publisher@xzf]'),
      ['emergency', 'publisher@xzf'],
    ],
    ['a post of no unit', (text) => text.replace('leader@xzf]', 'leader@nowhere]'), ['emergency', 'leader@nowhere']],
    ['a post that is none', (text) => text.replace('leader@xzf]', 'king@xzf]'), ['emergency', 'king@xzf']],
    ['a publisher whom nobody is', (text) => `${text}publisher: [publisher@xzfb]\n`, ['publisher', 'publisher@xzfb']],
    [
      'steps put in front',
      (text) => text.replace('人工核验, by: [site-admin@xzfb]', '人工核验, by: [keeper@own, publisher@own]'),
      ['unchecked', 'publisher@own'],
    ],
    ['a bundle without a route', (text) => text.replace("governed: ['**']", "governed: ['*/*']"), ['group.yml']],
    [
      'a kind without a route',
      () => policy(governed, withdraw, 'when: { unit_kind: [department] }'),
      ['news', 'main/gzdt', 'government'],
    ],
    [
      'withdrawals without a route',
      () => policy(governed, 'when: { change: [new, change, move, return, import] }'),
      ['withdraw', 'news'],
    ],
    ['a route never reached', () => policy('when: {}', 'when: { emergency: true }'), ['r1', 'r0']],
    ['a name used twice', (text) => text.replace('id: reprint', 'id: township'), ['township']],
    [
      'a question nobody is asked',
      (text) => text.replace('{ reprint: true }', '{ checklist: { weather: [晴] } }'),
      ['reprint', 'weather'],
    ],
    [
      'an answer nobody can give',
      (text) => text.replace('{ reprint: true }', '{ checklist: { secret: [也许] } }'),
      ['reprint', 'secret', '也许'],
    ],
    [
      'a condition that never holds',
      withRoute('{ governed: [registry], level: [重大] }'),
      ['extra', 'governed + level'],
    ],
    [
      'a change no governed file makes',
      withRoute('{ governed: [registry], change: [new, move] }'),
      ['extra', 'new、move'],
    ],
    ['a unit nobody registered', withRoute('{ unit: [slj, wjw] }'), ['extra', 'unit', 'wjw']],
    ['a site that is none', withRoute('{ site: [nowhere] }'), ['extra', 'site', 'nowhere']],
    ['a column no site has', withRoute('{ any: [{ column: [main/nowhere] }] }'), ['extra', 'column', 'main/nowhere']],
    ['corrections without bounds', withRoute('{ correction: true }'), ['extra', 'corrections']],
    [
      'an authority nobody gave',
      withRoute('{ authority: [flood] }', ', until: 2026-12-31', authority),
      ['extra', 'flood'],
    ],
    ['an authority without an end', withRoute('{ authority: [storm] }', '', authority), ['extra', 'storm', 'until']],
    [
      'a joined step that may not be',
      (text) => text.replace('{ act: 审批, by: [leader@own] }', '{ act: 审批, by: [leader@own], joined: true }'),
      ['township', '审批', 'joined'],
    ],
    [
      'a duty route without end of its own',
      withRoute('{ emergency: true, level: [重大] }', ', provisional: { confirm_hours: 2 }'),
      ['extra', 'provisional'],
    ],
  ])('%s', (_what, change, names) => {
    const [first] = findings(change);
    expect(first).toMatchObject({ rule: 'policy', severity: 'error', file: 'main/policy.yml' });
    for (const lang of ['zh', 'en'] as const) {
      const sentence = first ? tell(lang, first) : '';
      for (const name of names) expect(sentence).toContain(name);
      expect(sentence).not.toMatch(/[{}]/);
    }
  });

  it('in the file of the sub-site whose policy it is', () => {
    const text = (group.governed['slj/policy.yml']?.['policy.yml'] ?? '').replace('leader@slj', 'publisher@slj');
    const all = checkPolicies(inForceOf({ ...group.governed, 'slj/policy.yml': { 'policy.yml': text } }));
    expect(all).toMatchObject([{ key: 'policy-post-unknown', file: 'slj/policy.yml' }]);
  });

  it('in the main site’s file where the sub-site has none of its own', () => {
    const { 'slj/policy.yml': _own, ...governed } = group.governed;
    const main = governed['main/policy.yml']?.['policy.yml'] ?? '';
    const judged = (text: string) =>
      checkPolicies(inForceOf({ ...governed, 'main/policy.yml': { 'policy.yml': text } }));
    expect(judged(main)).toEqual([]);
    const narrow = judged(main.replace("governed: ['**']", "governed: ['main/*', registry, group.yml, archive.yml]"));
    expect(narrow.map(({ key, file, params }) => [key, file, String(params.bundle).split('/')[0]])).toEqual(
      Array(7).fill(['policy-bundle-uncovered', 'main/policy.yml', 'slj']),
    );
    const town = judged(
      main
        .replace(/ {2}- id: other\n(.*\n){3}/, '')
        .replace('{ unit_kind: [department] }', '{ unit_kind: [department], site: [main] }'),
    );
    expect(town.map(({ key, file, params }) => [key, file, params.column])).toContainEqual([
      'policy-kind-uncovered',
      'main/policy.yml',
      'slj/dt',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { checkPolicies } from '../../scripts/signoff/policy-check.ts';
import { tell } from '../../scripts/words/say.ts';
import { inForceOf } from '../fixture/group.ts';
import { authority, countyPolicy, policy, withRoute } from './county-policy.ts';

const { findings, governed } = countyPolicy();

describe('[73] the refusal of a policy names what is wrong, where, and with whom', () => {
  const [ruled, withdraw] = ['when: { governed: ["**"] }', 'when: { change: [withdraw] }'];
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
      () => policy(ruled, withdraw, 'when: { unit_kind: [department] }'),
      ['news', 'main/gzdt', 'government'],
    ],
    [
      'withdrawals without a route',
      () => policy(ruled, 'when: { change: [new, change, move, return, import] }'),
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
    const text = (governed()['slj/policy.yml']?.['policy.yml'] ?? '').replace('leader@slj', 'publisher@slj');
    const all = checkPolicies(inForceOf({ ...governed(), 'slj/policy.yml': { 'policy.yml': text } }));
    expect(all).toMatchObject([{ key: 'policy-post-unknown', file: 'slj/policy.yml' }]);
  });

  it('in the main site’s file where the sub-site has none of its own', () => {
    const { 'slj/policy.yml': _own, ...others } = governed();
    const main = others['main/policy.yml']?.['policy.yml'] ?? '';
    const judged = (text: string) => checkPolicies(inForceOf({ ...others, 'main/policy.yml': { 'policy.yml': text } }));
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

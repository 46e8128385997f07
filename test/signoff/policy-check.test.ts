import { describe, expect, it } from 'vitest';
import { authority, countyPolicy, policy, withRoute } from './county-policy.ts';

const { found } = countyPolicy();

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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPolicies } from '../../scripts/signoff/policy-check.ts';
import { tell } from '../../scripts/words/say.ts';
import { type Group, inForceOf, makeGroup, units } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

/**
 * A proposal of the main site's policy: routes by their conditions, the last for the rules; beside it more units, a later end of moves, or
 * columns for some units only.
 */
const proposed = (
  routes: readonly string[],
  { more = '', additions = '', group: text = '', units: keep = 'all' } = {},
) => {
  const columns = group.governed['main/columns.yml']?.['columns.yml'] ?? '';
  const policy = [...routes, `when: { governed: ['**'] }, steps: [{ act: 审批, by: [principal@xzf] }]`]
    .map((one, index) => `  - { id: r${index}, title: x, ${one} }\n`)
    .join('');
  return checkPolicies(
    inForceOf({
      ...group.governed,
      ...(text ? { 'group.yml': { 'group.yml': text } } : {}),
      registry: { ...group.governed.registry, 'units.yml': `${units}${more}` },
      'main/columns.yml': { 'columns.yml': columns.replaceAll('units: [all]', `units: [${keep}]`) },
      'main/policy.yml': { 'policy.yml': `title: x\nroutes:\n${policy}${additions}` },
    }),
  );
};
const signed = (when: string, rest = '') => `when: ${when}, steps: [{ act: 审批, by: [principal@xzf] }]${rest}`;
const superior = (when: string) => `when: ${when}, steps: [{ act: 审批, by: [principal@superior] }]`;
const keys = (findings: ReturnType<typeof proposed>) => findings.map(({ key }) => key);

describe('[73] a policy that leaves something without a route is refused when proposed', () => {
  it.each<[string, string[], string, Record<string, unknown>, others?: string]>([
    [
      'sensitive articles',
      [signed('{ sensitive: false }')],
      'policy-kind-uncovered',
      { kind: 'news' },
      'policy-change-uncovered',
    ],
    [
      'emergencies that are reprinted',
      [signed('{ reprint: false }'), signed('{ emergency: false }')],
      'policy-kind-uncovered',
      { change: 'new' },
      'policy-change-uncovered',
    ],
    [
      'what no check can read, inside an alternative',
      [signed('{ any: [{ unchecked: false }, { level: [重大] }] }')],
      'policy-kind-uncovered',
      { level: '常规' },
      'policy-change-uncovered',
    ],
    [
      'texts of one class',
      [signed('{ class: [基本, 动态] }')],
      'policy-kind-uncovered',
      { kind: 'news' },
      'policy-change-uncovered',
    ],
    [
      'headlines',
      [signed('{ placement: [column, home] }')],
      'policy-kind-uncovered',
      { kind: 'news' },
      'policy-change-uncovered',
    ],
    [
      'a small correction, which is a change',
      [signed('{ correction: false }')],
      'policy-kind-uncovered',
      { change: 'change' },
    ],
    [
      'the withdrawal of what is sensitive',
      [signed('{ change: [new, change, move, return, purge, import] }'), signed('{ sensitive: false }')],
      'policy-change-uncovered',
      { change: 'withdraw', kind: 'news' },
    ],
    [
      'the destruction of withdrawn bytes',
      [signed('{ change: [new, change, move, return, withdraw, import] }')],
      'policy-change-uncovered',
      { change: 'purge', kind: 'news', unit_kind: 'government' },
    ],
    [
      'what moves in from an old site',
      [signed('{ change: [new, change, move, return, withdraw, purge] }')],
      'policy-kind-uncovered',
      { change: 'import' },
    ],
  ])('%s', (_what, routes, key, params, others = key) => {
    const found = proposed(routes);
    expect(found.map((finding) => [finding.key, finding.params])).toContainEqual([
      key,
      expect.objectContaining(params),
    ]);
    expect(new Set(keys(found))).toEqual(new Set([key, others]));
  });

  it('and names each kind of article and of unit once, however many columns and cases there are', () => {
    const found = proposed([signed('{ unit_kind: [department, government, office] }')]).map(({ params }) => params);
    const names = found.map(({ kind, unit_kind, change }) =>
      [kind, unit_kind, ['withdraw', 'purge'].includes(String(change)) && change].join(),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(
      new Set(['news', 'notice', 'document', 'interpretation', 'page']),
    );
    expect(new Set(found.map(({ unit_kind: kind }) => kind))).toEqual(new Set(['township']));
    const ends = found.filter(({ change }) => change === 'withdraw' || change === 'purge');
    expect(new Set(ends.map(({ change }) => change))).toEqual(new Set(['withdraw', 'purge']));
  });

  it('unlike one that says both', () => {
    expect(proposed([signed('{ sensitive: false }'), signed('{ sensitive: true }')])).toEqual([]);
    expect(proposed([signed('{ correction: false }'), signed('{ correction: true, change: [change] }')])).toEqual([
      expect.objectContaining({ key: 'policy-correction-none' }),
    ]);
  });

  it('unlike one without a route for moves from old sites where no such move is open', () => {
    const closed = 'id: shiqiao\nname: x\nzone: Asia/Shanghai\nmain: main\nsites: [main, slj]\n';
    const routes = [signed('{ change: [new, change, move, return, withdraw, purge] }')];
    expect(proposed(routes, { group: closed })).toEqual([]);
    const still = proposed([signed('{ change: [new, change, return, withdraw, purge] }')], { group: closed });
    expect(new Set(still.map(({ params }) => params.change))).toEqual(new Set(['move']));
  });

  it('unlike one without a route for units that keep no column', () => {
    const some = [signed('{ unit_kind: [department] }')];
    expect(proposed(some, { units: 'slj, jyj' })).toEqual([]);
    expect(new Set(proposed(some, { units: 'slj, liuxi' }).map(({ params }) => params.unit_kind))).toEqual(
      new Set(['township']),
    );
  });
});

describe('[73] a policy whose route nobody can go is refused when proposed', () => {
  it('because a unit has no superior, named with the post and the kind of article', () => {
    const found = proposed([superior('{ unit_kind: [government] }'), signed('{}')]);
    const kinds = ['news', 'notice', 'document', 'interpretation', 'page'];
    expect(found.map(({ key, params }) => [key, params.route, params.signer, params.unit, params.kind])).toEqual(
      kinds.map((kind) => ['policy-unit-none', 'r0', 'principal@superior', '石桥县人民政府', kind]),
    );
    for (const finding of found) {
      expect(tell('zh', finding)).toMatch(/principal@superior.*石桥县人民政府/);
      expect(tell('en', finding)).toMatch(/principal@superior.*石桥县人民政府/);
    }
  });

  it.each([
    ['steps that go before some articles', '{ unit_kind: [government], level: [重大] }', 1],
    ['steps that go before what no check can read', '{ unchecked: true, unit_kind: [government] }', 1],
    [
      'steps that go before sensitive reprints',
      '{ any: [{ sensitive: true, reprint: true }], unit_kind: [government] }',
      1,
    ],
    ['steps that go before no article of that unit', '{ unit_kind: [township] }', 0],
  ])('because of %s', (_what, when, many) => {
    const additions = `additions: [{ id: more, title: x, ${superior(when)} }]\n`;
    const found = proposed([signed('{}')], { additions });
    expect([...new Set(found.map(({ key, params }) => `${key} ${params.route}`))]).toEqual(
      many ? ['policy-unit-none more'] : [],
    );
  });

  it('because of one of several steps that go before it', () => {
    const additions = `additions: [{ id: fine, title: x, ${signed('{}')} }, { id: more, title: x, ${superior('{}')} }]\n`;
    expect(new Set(proposed([signed('{}')], { additions }).map(({ params }) => params.route))).toEqual(
      new Set(['more']),
    );
  });

  it('but not because of a route that another one in front of it spares those articles', () => {
    const additions = `additions: [{ id: fine, title: x, ${signed('{}')} }]\n`;
    const routes = [signed('{ unit_kind: [government] }'), superior('{ level: [重大] }'), signed('{}')];
    expect(proposed(routes)).toEqual([]);
    expect(proposed(routes, { additions })).toEqual([]);
  });

  it('but not because of steps that would go before a withdrawal: nothing goes before those', () => {
    const additions = `additions: [{ id: more, title: x, ${superior('{ change: [withdraw] }')} }]\n`;
    expect(proposed([signed('{}')], { additions })).toEqual([]);
  });

  it('but not where every unit of the route has a superior, or the route comes to an end', () => {
    expect(proposed([superior('{ unit_kind: [department] }'), signed('{}')])).toEqual([]);
  });
});

describe('[70] a duty route that leaves nothing to confirm by is refused when proposed', () => {
  const provisional = ', provisional: { confirm_hours: 24 }';
  it.each([
    ['keeps to no kind of change', '{ emergency: true }'],
    ['rules changes of what is live too', '{ emergency: true, change: [new, change] }'],
    ['rules withdrawals', '{ change: [withdraw] }'],
    ['rules the rules', "{ governed: ['main/*'] }"],
    ['keeps to what is new in one alternative only', '{ any: [{ change: [new] }, { emergency: true }] }'],
  ])('because it %s', (_what, when) => {
    const found = proposed([signed(when, provisional), signed('{}')]);
    expect(found.map(({ key, params }) => [key, params.route])).toEqual([['policy-provisional', 'r0']]);
  });

  it.each([
    '{ change: [new] }',
    '{ change: [new, return, move] }',
    '{ any: [{ change: [new] }, { change: [return], level: [重大] }] }',
  ])('unlike one of %s', (when) => expect(proposed([signed(when, provisional), signed('{}')])).toEqual([]));
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, bundleOf } from '../../scripts/site/bundles.ts';
import { bundlesOf, type GovernedText, type Group, makeGroup, peopleText } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

/** What is wrong once these bundles are laid over the proper ones; null takes one away. */
function faults(change: Record<string, Record<string, string> | null>): string[] {
  const all: GovernedText = {};
  for (const [id, files] of Object.entries({ ...group.governed, ...change })) if (files) all[id] = files;
  const assembled = assemble(bundlesOf(all));
  return 'findings' in assembled ? assembled.findings.map(({ key }) => key) : [];
}
const registry = (file: string, text: string) => ({ registry: { ...group.governed.registry, [file]: text } });
const people = (more: string) => registry('people.yml', peopleText(group.keys, more));
const person = (rest: string) => people(`  - { id: new, name: new, ${rest} }\n`);

describe('a path under content/', () => {
  it.each([
    ['group.yml', 'group.yml'],
    ['registry/people.yml', 'registry'],
    ['main/policy.yml', 'main/policy.yml'],
    ['slj/site.yml', 'slj/site.yml'],
    ['ledger/x.yml', null],
    ['main/gzdt/2026/a/index.md', null],
    ['main/gzdt/x.yml', null],
    ['registry/deep/x.yml', null],
    ['README.md', null],
  ])('%s belongs to %s', (path, bundle) => {
    expect(bundleOf(path)).toBe(bundle);
  });
});

describe('governed files', () => {
  it('are in force together when they fit', () => {
    const assembled = assemble(bundlesOf(group.governed));
    if ('findings' in assembled) throw new Error(JSON.stringify(assembled.findings));
    const { sites, bundles, registry: people } = assembled.inForce;
    expect([...sites.keys()]).toEqual(['main', 'slj']);
    expect(sites.get('slj')?.checklist).toBe(sites.get('main')?.checklist);
    expect(sites.get('slj')?.policy).not.toBe(sites.get('main')?.policy);
    expect(people.people.length).toBeGreaterThan(10);
    expect(bundles.size).toBe(Object.keys(group.governed).length);
  });

  it.each([
    'group.yml',
    'registry',
    'main/policy.yml',
    'main/checklist.yml',
    'main/rules.yml',
    'main/site.yml',
    'slj/columns.yml',
    'slj/blocks.yml',
  ])('[57] without %s are not in force', (id) => {
    expect(faults({ [id]: null })).toContain('bundle-missing');
  });

  it.each([
    ['an empty bundle', { 'main/policy.yml': {} }, 'bundle-missing'],
    [
      'a file beside the one that counts',
      { 'main/site.yml': { 'a.yml': 'id: x\n', 'site.yml': 'id: x\n' } },
      'bundle-missing',
    ],
    [
      'a file of another name',
      { 'main/banner.yml': { 'other.yml': 'text: x\nuntil: 2026-01-01T00:00:00Z\n' } },
      'bundle-missing',
    ],
    ['an unknown bundle', { 'main/extra.yml': { 'extra.yml': 'a: 1\n' } }, 'bundle-unknown'],
    ['a bundle in a folder below', { 'main/deep/site.yml': { 'site.yml': 'id: x\n' } }, 'bundle-unknown'],
    [
      'a site that the group does not list',
      { 'other/banner.yml': { 'banner.yml': 'text: x\nuntil: 2026-01-01T00:00:00Z\n' } },
      'site-unlisted',
    ],
    ['[57] an empty policy', { 'main/policy.yml': { 'policy.yml': '' } }, 'field-type'],
    [
      '[57] a policy without routes',
      { 'main/policy.yml': { 'policy.yml': 'title: x\nroutes: []\n' } },
      'field-too-few',
    ],
    [
      '[57] a policy with an unknown key',
      {
        'main/policy.yml': {
          'policy.yml':
            'title: x\nskip: true\nroutes: [{ id: a, title: a, when: {}, steps: [{ act: 审批, by: [leader@own] }] }]\n',
        },
      },
      'field-unknown',
    ],
    [
      '[57] a route without steps',
      { 'main/policy.yml': { 'policy.yml': 'title: x\nroutes: [{ id: a, title: a, when: {}, steps: [] }]\n' } },
      'field-too-few',
    ],
    [
      '[57] a step that nobody must fill',
      {
        'main/policy.yml': {
          'policy.yml':
            'title: x\nroutes: [{ id: a, title: a, when: {}, steps: [{ act: 审批, by: [leader@own], count: 0 }] }]\n',
        },
      },
      'field-out-of-range',
    ],
    [
      'a zone that does not exist',
      { 'group.yml': { 'group.yml': 'id: shiqiao\nname: x\nzone: Asia/Nowhere\nmain: main\nsites: [main, slj]\n' } },
      'zone-unknown',
    ],
    [
      'a main site that is not listed',
      { 'group.yml': { 'group.yml': 'id: shiqiao\nname: x\nzone: UTC\nmain: main\nsites: [slj]\n' } },
      'main-unlisted',
    ],
  ])('with %s are refused', (_, change, key) => {
    expect(faults(change)).toContain(key);
  });

  it('[B5] with a site whose name breaks the group’s rule are refused', () => {
    const text = group.governed['group.yml']?.['group.yml'] ?? '';
    expect(faults({ 'group.yml': { 'group.yml': `${text}site_id_rule: '^[a-z]{4}$'\n` } })).toContain('site-name-rule');
  });

  it('whose bytes are no text are refused', () => {
    const bundles = bundlesOf(group.governed);
    bundles.set('main/rules.yml', { digest: '', files: new Map([['rules.yml', Buffer.from([0xff, 0xfe])]]) });
    const assembled = assemble(bundles);
    expect('findings' in assembled && assembled.findings.map(({ key }) => key)).toContain('bundle-not-text');
  });
});

describe('the registry', () => {
  it('may be split over files, each key standing in one', () => {
    expect(faults(registry('more.yml', 'duty: []\n'))).toEqual([]);
    expect(faults(registry('more.yml', 'units: []\n'))).toContain('key-twice');
    expect(faults(registry('more.yml', 'admins: [x]\n'))).toContain('field-unknown');
  });

  it('says in which file and line a field is wrong', () => {
    const assembled = assemble(
      bundlesOf({
        ...group.governed,
        ...person('emails: [], appointments: [{ unit: slj, post: king, from: 2026-01-01 }]'),
      }),
    );
    expect('findings' in assembled && assembled.findings[0]).toMatchObject({
      key: 'field-not-allowed',
      file: 'registry/people.yml',
      line: 24,
    });
  });

  it.each([
    [
      'an address of somebody else, in capitals',
      () => person('emails: [OFFICER@shiqiao.example], appointments: []'),
      'email-shared',
    ],
    [
      '[14] a key of somebody else',
      () =>
        person(`emails: [], keys: [{ key: ${group.keys.officer.public} comment, from: 2026-01-01 }], appointments: []`),
      'ssh-key-shared',
    ],
    [
      'a recorder’s key',
      () => person(`emails: [], keys: [{ key: ${group.recorder.public}, from: 2026-01-01 }], appointments: []`),
      'ssh-key-shared',
    ],
    [
      'a unit that does not exist',
      () => person('emails: [], appointments: [{ unit: nowhere, post: leader, from: 2026-01-01 }]'),
      'unit-unknown',
    ],
    [
      'a term that ends before it begins',
      () => person('emails: [], appointments: [{ unit: slj, post: leader, from: 2026-02-01, until: 2026-01-31 }]'),
      'term-backwards',
    ],
    [
      '[17] a stand-in for himself',
      () => person('emails: [], appointments: [{ unit: slj, post: leader, from: 2026-02-01, stand_in_for: new }]'),
      'stand-in-self',
    ],
    [
      'a stand-in for nobody',
      () => person('emails: [], appointments: [{ unit: slj, post: leader, from: 2026-02-01, stand_in_for: ghost }]'),
      'person-unknown',
    ],
    [
      'an id that is taken',
      () => people('  - { id: officer, name: x, emails: [], appointments: [] }\n'),
      'person-twice',
    ],
    [
      '[46] a wildcard for a key',
      () => person('emails: [], keys: [{ key: "*", from: 2026-01-01 }], appointments: []'),
      'field-form',
    ],
    [
      '[46] a certificate authority’s line',
      () =>
        person(
          `emails: [], keys: [{ key: "cert-authority ${group.keys.officer.public}", from: 2026-01-01 }], appointments: []`,
        ),
      'field-form',
    ],
    [
      '[46] options before a key',
      () =>
        person(
          `emails: [], keys: [{ key: 'namespaces="x" ${group.keys.officer.public}', from: 2026-01-01 }], appointments: []`,
        ),
      'field-form',
    ],
  ])('with %s is refused', (_, change, key) => {
    expect(faults(change())).toContain(key);
  });

  it('with one forge account for two people is refused, a slash at the end or not', () => {
    const account = (slash: string) => `accounts: [{ forge: 'https://git.example${slash}', id: '7' }]`;
    expect(
      faults(
        people(
          `  - { id: one, name: one, emails: [], ${account('')}, appointments: [] }\n  - { id: two, name: two, emails: [], ${account('/')}, appointments: [] }\n`,
        ),
      ),
    ).toContain('account-shared');
  });
});

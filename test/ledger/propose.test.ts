import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderDigest, parseFolder } from '../../scripts/article/parse.ts';
import { bundleDigest } from '../../scripts/ledger/governed.ts';
import { formDays, inForceWith, proposeAgain, proposeBundle, proposeFolder } from '../../scripts/ledger/propose.ts';
import type { Ledger } from '../../scripts/ledger/verify.ts';
import denied from '../../scripts/site/denied-keys.json' with { type: 'json' };
import type { InForce } from '../../scripts/site/in-force.ts';
import type { LedgerRecord } from '../../scripts/site/types.gen.ts';
import { articleText, folderOf, withdrawnText } from '../fixture/article.ts';
import type { Tree } from '../fixture/files.ts';
import { facts, id, moved, path, published } from '../fixture/fitting.ts';
import {
  bytesOf,
  type GovernedText,
  type Group,
  inForceOf,
  makeGroup,
  peopleText,
  someDigest,
} from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { brought, ledgerOf, newsFacts, plainItem, plainRecord, recordDigest } from '../fixture/records.ts';

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(group.governed);
});
afterAll(() => removeFolder(folder));

const ledger = (...records: LedgerRecord[]): Ledger => ledgerOf(inForce, new Map(), ...records);
const original = { date: '2019-05-01', address: 'http://old.shiqiao.example/1' };

describe('a folder that is proposed', () => {
  function proposed(
    known: Ledger,
    text = articleText(),
    at = path,
    ...more: [boolean, (typeof original | null)?, boolean?]
  ) {
    const name = text.includes('reason:') ? 'withdrawn.md' : 'index.md';
    const own = folderOf(at, { [name]: text });
    const parsed = parseFolder(own);
    if ('findings' in parsed) throw new Error('unreadable');
    return { digest: folderDigest(id, own), ...proposeFolder(known, own, parsed, ...more) };
  }

  it('is an item with its digest and its facts, on nothing where it is new', () => {
    const { digest, ...found } = proposed(ledger(), undefined, undefined, false);
    expect(found).toEqual({ item: { id, path, digest, replaces: null, facts: newsFacts } });
  });

  it('[61] replaces the newest record of its id', () => {
    const found = proposed(ledger(published), undefined, moved, false);
    expect(found).toMatchObject({
      item: {
        path: moved,
        replaces: recordDigest(published),
        facts: { change: 'move', column: 'main/gsgg', from_column: 'main/gzdt' },
      },
    });
  });

  it('says what could not be read, and that it corrects', () => {
    expect(proposed(ledger(published), undefined, path, true, null, true)).toMatchObject({
      item: { facts: { unchecked: true, correction: true } },
    });
    const plain = proposed(ledger(published), undefined, path, false, null);
    expect('item' in plain && plain.item.facts).not.toHaveProperty('correction');
  });

  it('[71] from an old site is an import with its old date and address', () => {
    const found = proposed(ledger(), undefined, path, false, original);
    expect(found).toMatchObject({ item: { original, facts: { ...newsFacts, change: 'import' } } });
    const own = proposed(ledger(), undefined, path, false);
    expect('item' in own && Object.keys(own.item)).toEqual(['id', 'path', 'digest', 'replaces', 'facts']);
  });

  it('[66] that withdraws bears its reason and the facts of what it withdraws', () => {
    const found = proposed(ledger(published), withdrawnText(id, '更正', '更正中。'), path, false);
    expect(found).toMatchObject({ item: { reason: '更正', facts: { ...newsFacts, change: 'withdraw' } } });
    expect(proposed(ledger(), withdrawnText(id, '更正', '更正中。'), path, false)).toMatchObject({
      refused: [{ key: 'withdraw-not-live', params: { id } }],
    });
  });

  it('[65] asks for the routes of others as far as the ledger knows them', () => {
    const text = articleText({ kind: 'notice', notice: '公告', repeals: ['b000000002', 'c000000003'] });
    const own = plainRecord({ items: [plainItem({ id: 'b000000002', path: 'main/gzdt/2026/b' })] });
    expect(proposed(ledger(own), text, path, false)).toMatchObject({ item: { facts: { affects: ['c000000003'] } } });
  });
});

describe('an article that goes again without new bytes', () => {
  it('is its newest version, without what was of its last change', () => {
    const change = facts({ change: 'move', from_column: 'main/gsgg', correction: true });
    const record = plainRecord({ items: [plainItem({ facts: change })] });
    expect(proposeAgain(ledger(record), id, 'purge')).toEqual({
      id,
      path,
      digest: someDigest('text'),
      replaces: recordDigest(record),
      facts: { ...newsFacts, change: 'purge' },
    });
    expect(proposeAgain(ledger(record), id, 'change')?.facts).toEqual(facts({ change: 'change' }));
  });

  it('is none that the ledger does not know', () => {
    expect(proposeAgain(ledger(published), 'b000000002', 'purge')).toBeNull();
  });
});

describe('governed files that are proposed', () => {
  const withForms = (governed: GovernedText, ...records: LedgerRecord[]): Ledger => {
    const tree: Tree = new Map();
    const root = plainRecord({
      type: 'root',
      seq: 1,
      items: brought(tree, governed),
      time: '2026-03-01T09:00:00+08:00',
    });
    return ledgerOf(inForceOf(governed), tree, root, ...records);
  };
  const rules = bytesOf({ 'rules.yml': 'link_hosts: [.new.example]\n' });

  it('are an item on the newest version, ruled by their site', async () => {
    const found = await proposeBundle(withForms(group.governed), 'main/rules.yml', rules);
    expect(found).toEqual({
      item: {
        id: 'main/rules.yml',
        path: 'main/rules.yml',
        digest: bundleDigest('main/rules.yml', rules),
        replaces: someDigest('record 1'),
        facts: { change: 'governed', governed: 'main/rules.yml', site: 'main' },
      },
    });
  });

  it('replace nothing where there was none', async () => {
    expect(await proposeBundle(withForms(group.governed), 'slj/rules.yml', rules)).toMatchObject({
      item: { replaces: null, facts: { site: 'slj' } },
    });
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['that do not parse', 'main/rules.yml', { 'rules.yml': 'link_hosts: [' }, 'yaml-broken'],
    [
      '[57] whose policy leaves a case without a route',
      'slj/policy.yml',
      {
        'policy.yml':
          'title: x\nroutes: [{ id: a, title: a, when: { change: [new] }, steps: [{ act: 审批, by: [leader@slj] }] }]\n',
      },
      'policy-bundle-uncovered',
    ],
    [
      'whose blocks name a column that there is not',
      'main/blocks.yml',
      { 'blocks.yml': 'blocks: [{ block: list, title: 要闻, column: lost }]\n' },
      'block-column-unknown',
    ],
    [
      'that rename the group',
      'group.yml',
      { 'group.yml': 'id: other\nname: x\nzone: Asia/Shanghai\nmain: main\nsites: [main, slj]\n' },
      'group-id-fixed',
    ],
  ])('%s are refused', async (_, bundle, files, key) => {
    const found = await proposeBundle(withForms(group.governed), bundle, bytesOf(files));
    expect('findings' in found && found.findings.map((one) => one.key)).toContain(key);
  });

  it('that rename the group say from what to what', async () => {
    const text = (group.governed['group.yml']?.['group.yml'] ?? '').replace('id: shiqiao', 'id: other');
    expect(await proposeBundle(withForms(group.governed), 'group.yml', bytesOf({ 'group.yml': text }))).toEqual({
      findings: [
        {
          rule: 'governed',
          key: 'group-id-fixed',
          severity: 'error',
          file: 'group.yml',
          params: { before: 'shiqiao', after: 'other' },
        },
      ],
    });
  });

  it('with a key of the demonstration are refused: anybody may hold it', async () => {
    const keys = { ...group.keys, officer: { file: '', public: denied.keys[0] ?? '' } };
    const files = bytesOf({ ...group.governed.registry, 'people.yml': peopleText(keys) });
    expect(await proposeBundle(withForms(group.governed), 'registry', files)).toEqual({
      findings: [
        { rule: 'governed', key: 'demo-key', severity: 'error', file: 'registry', params: { owner: 'officer' } },
      ],
    });
  });

  it('[D13] that lend a form do so of the ledger’s own, after what was lent before', async () => {
    const lent = (form: string, more = '') =>
      `keep_years: 10\nloans:\n  - { form: ${form}, to: 王芳, unit: 县档案馆, purpose: 核对, approved: officer, from: 2026-03-06, due: 2026-03-09${more} }\n`;
    const known = withForms(group.governed, plainRecord({ form: 'abcdefabcdef' }));
    const archive = (text: string, from = known) =>
      proposeBundle(from, 'archive.yml', bytesOf({ 'archive.yml': text }));
    expect(await archive(lent('abcdefabcdef'))).toHaveProperty('item');
    const unknown = await archive(lent('ffffffffffff'));
    expect('findings' in unknown && unknown.findings.map(({ key }) => key)).toEqual(['archive-form-unknown']);
    const since = withForms(
      { ...group.governed, 'archive.yml': { 'archive.yml': lent('abcdefabcdef') } },
      plainRecord({ form: 'abcdefabcdef' }),
    );
    const changed = await archive('keep_years: 10\nloans: []\n', since);
    expect('findings' in changed && changed.findings.map(({ key }) => key)).toContain('archive-line-changed');
  });

  it('are looked at together, the changed ones in place of those in force', async () => {
    const found = await inForceWith(withForms(group.governed), new Map([['main/rules.yml', rules]]));
    expect('inForce' in found && found.inForce.sites.get('main')?.rules.link_hosts).toEqual(['.new.example']);
    expect('inForce' in found && found.inForce.bundles.get('main/rules.yml')).toBe(
      bundleDigest('main/rules.yml', rules),
    );
  });

  it('cannot be looked at where a version in force is missing: that is no verdict', async () => {
    const lost = { ...withForms(group.governed), files: ledger().files };
    await expect(inForceWith(lost, new Map())).rejects.toThrow('ledger-governed-missing, ledger-governed-missing');
  });
});

describe('the forms of a ledger', () => {
  it('are known by the day of their newest record in the group’s zone', () => {
    const { state } = ledger(
      plainRecord({ form: 'abcdefabcdef', time: '2026-03-05T15:00:00Z' }),
      plainRecord({ seq: 3, form: 'abcdefabcdef', time: '2026-03-05T16:00:00Z' }),
      plainRecord({ seq: 4 }),
    );
    expect([...formDays(state)]).toEqual([['abcdefabcdef', '2026-03-06']]);
  });
});

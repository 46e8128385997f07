import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Approval } from '../../scripts/signoff/approval.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { tell } from '../../scripts/words/say.ts';
import { type Group, inForceOf, makeGroup, type PersonId, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { as } from '../fixture/statements.ts';
import { at, change, given, item, verdict } from './given.ts';

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(group.governed);
});
afterAll(() => removeFolder(folder));

const by = (person: PersonId, how: Parameters<typeof given>[2], more?: Parameters<typeof given>[3]) =>
  given(group, person, how, more);
const both = () => [by('reviewer', as.reviewer), by('principal', as.principal)];

describe('an approval does not count, and says why:', () => {
  const old = { date: '2019-05-01', address: 'http://old.shiqiao.example/1' };
  const reviewerElse = { ...as.reviewer, unit: 'jyj' };
  const cases: [string, () => Approval, string, Parameters<typeof change>[0]?, string?][] = [
    ['[46] a broken signature', () => by('reviewer', as.reviewer, { key: null }), 'approval-signature'],
    [
      'a key that nobody registered',
      () => by('reviewer', as.reviewer, { key: 'ssh-ed25519 AAAA' }),
      'approval-key-unknown',
    ],
    [
      'somebody else’s words under one’s own key',
      () => by('reviewer', as.reviewer, { key: group.keys.reviewer2.public }),
      'approval-signer',
    ],
    ['a recorder’s key', () => by('reviewer', as.reviewer, { key: group.recorder.public }), 'approval-key-unknown'],
    [
      '[46] a key before its first day',
      () => by('reviewer', as.reviewer),
      'approval-key-expired',
      {},
      '2025-12-31T09:00:00+08:00',
    ],
    ['[62] a statement of another group', () => by('reviewer', as.reviewer, { group: 'other' }), 'approval-group'],
    [
      'a statement under another root',
      () => by('reviewer', as.reviewer, { root: someDigest('old root') }),
      'approval-root',
    ],
    [
      '[62] a statement for another path',
      () => by('reviewer', as.reviewer, { items: [{ ...item, path: 'main/gsgg/2026/a' }] }),
      'approval-path',
    ],
    [
      '[D9.0] [1] a statement on another version',
      () => by('reviewer', as.reviewer, { items: [{ ...item, digest: someDigest('v0') }] }),
      'approval-digest',
    ],
    [
      '[61] a statement that replaces an older record',
      () => by('reviewer', as.reviewer, { items: [{ ...item, replaces: someDigest('record') }] }),
      'approval-replaces',
    ],
    [
      '[61] a statement from before there was a record',
      () => by('reviewer', as.reviewer),
      'approval-replaces',
      { item: { ...item, replaces: someDigest('record') } },
    ],
    [
      '[11] the drafter',
      () => by('reviewer', as.reviewer),
      'approval-writer',
      { writers: [{ person: 'reviewer', as: ['drafter'] }] },
    ],
    [
      '[13] a committer',
      () => by('reviewer', as.reviewer),
      'approval-writer',
      { writers: [{ person: 'reviewer', as: ['committer'] }] },
    ],
    [
      '[13] a co-author',
      () => by('reviewer', as.reviewer),
      'approval-writer',
      { writers: [{ person: 'reviewer', as: ['co-author'] }] },
    ],
    [
      '[12] whoever opened it',
      () => by('reviewer', as.reviewer),
      'approval-writer',
      { writers: [{ person: 'reviewer', as: ['opener'] }] },
    ],
    [
      '[16] a term that ended yesterday',
      () => by('former', as.reviewer),
      'approval-post-ended',
      {},
      '2026-03-01T00:00:00+08:00',
    ],
    ['[16] a term that begins later', () => by('coming', as.reviewer), 'approval-post-not-yet'],
    ['[18] a leader of another unit', () => by('school-reviewer', reviewerElse), 'approval-no-step'],
    ['[18] a post of another unit that he does not hold', () => by('school-reviewer', as.reviewer), 'approval-no-post'],
    ['[18] an officer', () => by('officer', { unit: 'slj', post: 'officer', acts: ['审核'] }), 'approval-writer'],
    ['[18] a person with no post', () => by('outsider', as.reviewer), 'approval-no-post'],
    ['another act than the route’s', () => by('reviewer', { ...as.reviewer, acts: ['校对'] }), 'approval-no-step'],
    ['[17] a stand-in who does not say so', () => by('deputy', as.principal), 'approval-stand-in-unsaid'],
    [
      '[17] a stand-in after his last day',
      () => by('deputy', { ...as.principal, standInFor: 'principal' }),
      'approval-stand-in-none',
      {},
      '2026-03-11T00:00:00+08:00',
    ],
    [
      '[17] a stand-in before his first day',
      () => by('deputy', { ...as.principal, standInFor: 'principal' }),
      'approval-stand-in-none',
      {},
      '2026-02-28T23:59:59+08:00',
    ],
    [
      '[17] a stand-in for somebody else',
      () => by('deputy', { ...as.principal, standInFor: 'mayor' }),
      'approval-stand-in-none',
    ],
    [
      '[17] standing in for oneself',
      () => by('deputy', { ...as.principal, standInFor: 'deputy' }),
      'approval-stand-in-self',
    ],
    ['登记 without paper', () => by('keeper', as.keeper), 'paper-missing'],
    [
      '登记 without paper, beside an act of the route',
      () => by('reviewer', { ...as.reviewer, acts: ['审核', '登记'] }),
      'paper-missing',
    ],
    [
      '[71] a statement on an import with another date of the old site',
      () => by('reviewer', as.reviewer, { items: [{ ...item, original: { ...old, date: '2019-05-02' } }] }),
      'approval-original',
      { item: { ...item, original: old } },
    ],
  ];
  it.each(cases)('%s', (_, approval, key, more = {}, when = at) => {
    const found = verdict(inForce, change(more), [approval()], when);
    expect(found).toMatchObject({ signed: false, ignored: [key] });
    const [ignored] = found.found.ignored;
    for (const lang of ['zh', 'en'] as const) expect(ignored && tell(lang, ignored.why)).toMatch(/^[^{}]+$/);
  });

  it('names whose it was, as far as its key tells', () => {
    const whose = (approval: Approval, when = at) =>
      verdict(inForce, change(), [approval], when).found.ignored.map(({ person }) => person);
    expect(whose(by('reviewer', as.reviewer, { key: null }))).toEqual([null]);
    expect(whose(by('reviewer', as.reviewer, { key: 'ssh-ed25519 AAAA' }))).toEqual([null]);
    expect(whose(by('reviewer', as.reviewer), '2025-12-31T09:00:00+08:00')).toEqual(['reviewer']);
    expect(whose(by('reviewer', as.reviewer, { group: 'other' }))).toEqual(['reviewer']);
    expect(whose(by('outsider', as.reviewer))).toEqual(['outsider']);
    expect(whose(by('keeper', as.keeper))).toEqual(['keeper']);
  });

  it('[16] and names the day', () => {
    const [ignored] = verdict(inForce, change(), [by('former', as.reviewer)]).found.ignored;
    expect(ignored && tell('zh', ignored.why)).toBe('former 的 reviewer@slj 任期已于 2026-02-28 结束，不作数。');
  });

  it('[24] a statement that was used for this article', () => {
    const [first, second] = both();
    if (!first || !second) throw new Error();
    expect(verdict(inForce, change({ spent: new Set([first.digest]) }), [first, second])).toMatchObject({
      signed: false,
      ignored: expect.arrayContaining(['approval-spent']),
    });
  });

  it('a second person for a step that is filled', () => {
    expect(
      verdict(inForce, change(), [
        by('reviewer', as.reviewer),
        by('reviewer2', as.reviewer),
        by('principal', as.principal),
      ]),
    ).toMatchObject({
      signed: true,
      signers: ['reviewer', 'principal'],
      ignored: ['approval-not-needed'],
    });
  });
});

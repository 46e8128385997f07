import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Approval } from '../../scripts/signoff/approval.ts';
import { formNumber } from '../../scripts/signoff/statement.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Act, Facts, Paper, Post } from '../../scripts/site/types.gen.ts';
import { say, tell } from '../../scripts/words/say.ts';
import { type Group, inForceOf, makeGroup, type PersonId, personIds, posts, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { as } from '../fixture/statements.ts';
import { at, bound, change, given, item, news, verdict } from './given.ts';

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
const emergency: Facts = { ...news, emergency: true };
const vice = { unit: 'xzf', post: 'leader', acts: ['审批'] } as const;

describe('[D9.2] a department’s article', () => {
  it('is signed by reviewer and principal, in order', () => {
    expect(verdict(inForce, change(), both())).toMatchObject({
      signed: true,
      signers: ['reviewer', 'principal'],
      ignored: [],
    });
  });

  it('[D9.0] with nothing is not signed, and every step says what is missing', () => {
    expect(verdict(inForce, change(), [])).toMatchObject({
      signed: false,
      missing: ['审核 reviewer@slj', '审批 principal@slj'],
      ignored: [],
    });
  });

  it('with the first step only waits for the second', () => {
    expect(verdict(inForce, change(), [by('reviewer', as.reviewer)])).toMatchObject({
      signed: false,
      missing: ['审批 principal@slj'],
    });
  });

  it('[23] signed in the wrong order waits for the second step again', () => {
    const found = verdict(inForce, change(), both().reverse());
    expect(found).toMatchObject({ signed: false, missing: ['审批 principal@slj'], ignored: ['approval-order'] });
    const [ignored] = found.found.ignored;
    expect(ignored && tell('zh', ignored.why)).toContain('前面的环节还没有签完');
  });

  it('counts no approval of another article, and says nothing of it', () => {
    const other = { ...item, id: 'b000000002' };
    expect(verdict(inForce, change(), [by('reviewer', as.reviewer, { items: [other] })]).ignored).toEqual([]);
  });

  it('may be signed together with others in one statement', () => {
    const items = [{ ...item, id: 'b000000002' }, item];
    const approvals = [by('reviewer', as.reviewer, { items }), by('principal', as.principal, { items })];
    expect(verdict(inForce, change(), approvals).signed).toBe(true);
  });
});

describe('an approval does not count, and says why:', () => {
  const reviewerElse = { ...as.reviewer, unit: 'jyj' };
  const cases: [string, () => Approval, string, Parameters<typeof change>[0]?, string?][] = [
    ['[46] a broken signature', () => by('reviewer', as.reviewer, { key: null }), 'approval-signature'],
    [
      'a key that nobody registered',
      () => by('reviewer', as.reviewer, { key: 'ssh-ed25519 AAAA' }),
      'approval-key-unknown',
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
      '[1] a statement on another version',
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
  ];
  it.each(cases)('%s', (_, approval, key, more = {}, when = at) => {
    const found = verdict(inForce, change(more), [approval()], when);
    expect(found).toMatchObject({ signed: false, ignored: [key] });
    const [ignored] = found.found.ignored;
    expect(ignored && say('zh', ignored.why.key, ignored.why.params)).not.toBe('');
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

describe('[17] a stand-in', () => {
  it('counts on his first and last day when he says for whom', () => {
    for (const when of ['2026-03-01T00:00:00+08:00', '2026-03-10T23:59:59+08:00']) {
      const approvals = [by('reviewer', as.reviewer), by('deputy', { ...as.principal, standInFor: 'principal' })];
      expect(verdict(inForce, change(), approvals, when).signers).toEqual(['reviewer', 'deputy']);
    }
  });

  it('[15] and the one he stands in for count once', () => {
    const text = group.governed['main/policy.yml']?.['policy.yml'] ?? '';
    const two = text.replace(
      'by: [principal@own] }]\n  - id: other',
      'by: [principal@own], count: 2 }]\n  - id: other',
    );
    expect(two).not.toBe(text);
    const twice = inForceOf({ ...group.governed, 'main/policy.yml': { 'policy.yml': two } });
    const found = verdict(twice, change(), [...both(), by('deputy', { ...as.principal, standInFor: 'principal' })]);
    expect(found).toMatchObject({ signed: false, missing: ['审批 principal@slj'], ignored: ['approval-one-voice'] });
  });
});

describe('[D9.5] an emergency', () => {
  it('needs both county leaders', () => {
    const leaders = [by('vice-mayor', vice), by('mayor', as.mayor)];
    expect(verdict(inForce, change({ facts: emergency }), leaders).signers).toEqual(['vice-mayor', 'mayor']);
    expect(verdict(inForce, change({ facts: emergency }), both())).toMatchObject({
      signed: false,
      ignored: ['approval-no-step', 'approval-no-step'],
    });
  });

  it('[15] counts one person holding both posts once', () => {
    const people =
      group.governed.registry?.['people.yml']?.replace(
        'appointments: [{ unit: xzf, post: principal',
        'appointments: [{ unit: xzf, post: leader, from: 2026-01-01 }, { unit: xzf, post: principal',
      ) ?? '';
    const one = inForceOf({ ...group.governed, registry: { ...group.governed.registry, 'people.yml': people } });
    expect(verdict(one, change({ facts: emergency }), [by('mayor', vice), by('mayor', as.mayor)])).toMatchObject({
      signed: false,
      missing: ['审批 principal@xzf'],
      ignored: ['approval-one-step'],
    });
  });

  it('takes no paper where the policy demands a key', () => {
    const signed: Paper['signed'] = [
      { person: 'vice-mayor', unit: 'xzf', post: 'leader', acts: ['审批'], stand_in_for: null },
    ];
    const paper = { form: formNumber([item]), scan: { name: 'scan.pdf', sha256: someDigest('scan') }, signed };
    const found = verdict(inForce, change({ facts: emergency }), [
      by('keeper', { ...as.keeper, paper }),
      by('mayor', as.mayor),
    ]);
    expect(found).toMatchObject({ signed: false, ignored: expect.arrayContaining(['approval-grade']) });
  });
});

describe('changing one’s mind', () => {
  const back = (remark?: string) =>
    by('principal', { ...as.principal, decision: 'return', ...(remark ? { remark } : {}) });

  it('[8] a return by somebody of the route refuses, with the remark', () => {
    const found = verdict(inForce, change(), [...both(), back('标题有误')]);
    expect(found).toMatchObject({ signed: false, reasons: ['returned'], ignored: ['approval-superseded'] });
    expect(found.found.signed || found.found.reasons.map((reason) => tell('zh', reason))).toEqual([
      'principal 退回修改：标题有误',
    ]);
    expect(verdict(inForce, change(), [...both(), back()]).reasons).toEqual(['returned-silent']);
  });

  it('an approval after a return counts', () => {
    const [first, second] = both();
    if (!first || !second) throw new Error();
    expect(verdict(inForce, change(), [first, back(), second])).toMatchObject({
      signed: true,
      ignored: ['approval-superseded'],
    });
  });

  it('an approval before a return does not come back with a later one', () => {
    const early = by('reviewer', as.reviewer);
    const returned = by('reviewer', { ...as.reviewer, decision: 'return' });
    const late = by('reviewer', { ...as.reviewer, remark: '再审' });
    expect(verdict(inForce, change(), [early, returned, by('principal', as.principal), late])).toMatchObject({
      signed: false,
      missing: ['审批 principal@slj'],
    });
  });

  it('a return by somebody who has no part in the route refuses nothing', () => {
    const school = by('school-principal', { unit: 'jyj', post: 'principal', acts: ['审批'], decision: 'return' });
    expect(verdict(inForce, change(), [...both(), school]).signed).toBe(true);
  });

  it('a return of another version refuses nothing', () => {
    const old = by(
      'principal',
      { ...as.principal, decision: 'return' },
      { items: [{ ...item, digest: someDigest('v0') }] },
    );
    expect(verdict(inForce, change(), [old, ...both()]).signed).toBe(true);
  });
});

describe('[72] a leader’s own correction', () => {
  const writers = [
    { person: 'officer', as: ['drafter' as const] },
    { person: 'principal', as: ['author' as const, 'committer' as const] },
  ];

  it('counts after an earlier signer approved the corrected text', () => {
    expect(verdict(inForce, change({ writers }), both()).signed).toBe(true);
  });

  it('does not count before that', () => {
    expect(verdict(inForce, change({ writers }), [by('principal', as.principal)])).toMatchObject({
      signed: false,
      ignored: ['approval-writer'],
    });
  });

  it('does not count when the earlier signer edited too', () => {
    const more = [...writers, { person: 'reviewer', as: ['author' as const] }];
    expect(verdict(inForce, change({ writers: more }), both())).toMatchObject({
      signed: false,
      ignored: ['approval-writer', 'approval-writer'],
    });
  });

  it('does not count when he drafted it', () => {
    const drafted = [{ person: 'principal', as: ['drafter' as const, 'author' as const] }];
    expect(verdict(inForce, change({ writers: drafted }), both())).toMatchObject({
      signed: false,
      ignored: ['approval-writer'],
    });
  });

  it('does not count where the policy is silent', () => {
    const facts: Facts = { ...news, unit: 'xzfb', unit_kind: 'office' };
    const wrote = [{ person: 'office-principal', as: ['author' as const] }];
    const approvals = [
      by('office-reviewer', { unit: 'xzfb', post: 'reviewer', acts: ['审核'] }),
      by('office-principal', { unit: 'xzfb', post: 'principal', acts: ['审批'] }),
    ];
    expect(verdict(inForce, change({ facts, writers: wrote }), approvals)).toMatchObject({
      signed: false,
      ignored: ['approval-writer'],
    });
    expect(verdict(inForce, change({ facts, writers: [] }), approvals).signed).toBe(true);
  });
});

describe('[69] paper', () => {
  const signature = (person: PersonId, post: Post, act: Act): Paper['signed'][number] => ({
    person,
    unit: 'slj',
    post,
    acts: [act],
    stand_in_for: null,
  });
  const whole = [signature('reviewer', 'reviewer', '审核'), signature('principal', 'principal', '审批')];
  const paper = (signed = whole, form = formNumber([item])): Paper => ({
    form,
    scan: { name: 'scan.pdf', sha256: someDigest('scan') },
    signed,
  });
  const attested = (given = paper(), keeper: PersonId = 'keeper', how: Parameters<typeof by>[1] = as.keeper) =>
    by(keeper, { ...how, paper: given });

  it('attested by a keeper counts for everybody who signed it', () => {
    const found = verdict(inForce, change(), [attested()]);
    expect(found).toMatchObject({ signed: true, signers: ['reviewer', 'principal'], ignored: [] });
    expect(found.found.signed && found.found.signers.map(({ grade }) => grade)).toEqual(['paper', 'paper']);
    expect(found.found.signed && found.found.used).toHaveLength(1);
  });

  it('counts beside a signature by key', () => {
    expect(
      verdict(inForce, change(), [
        by('reviewer', as.reviewer),
        attested(paper([whole[1] ?? whole[0] ?? signature('mayor', 'leader', '审批')])),
      ]).signed,
    ).toBe(true);
  });

  it('counts one person for one step, whatever stands on it', () => {
    const twice = [
      signature('principal', 'leader', '审核'),
      signature('principal', 'principal', '审核'),
      signature('principal', 'principal', '审批'),
    ];
    expect(verdict(inForce, change(), [attested(paper(twice))]).signed).toBe(false);
  });

  it.each<[string, () => Approval, string, PersonId?]>([
    ['with the number of another form', () => attested(paper(whole, 'ffffffffffff')), 'paper-form'],
    ['attested by the drafter', () => attested(), 'paper-keeper-writer', 'keeper'],
    ['attested by nobody’s keeper', () => attested(paper(), 'outsider'), 'paper-keeper-post'],
    ['attested in another post', () => attested(paper(), 'principal', as.principal), 'paper-not-keeper'],
    [
      'attested with an act of the route beside 登记',
      () => attested(paper(), 'keeper', { ...as.keeper, acts: ['登记', '审核'] }),
      'paper-not-keeper',
    ],
    [
      'signed by somebody unknown',
      () => attested(paper([{ ...signature('reviewer', 'reviewer', '审核'), person: 'ghost' }])),
      'approval-no-post',
    ],
    [
      'signed by somebody out of office',
      () => attested(paper([signature('former', 'reviewer', '审核')])),
      'approval-post-ended',
    ],
    ['signed by a writer', () => attested(paper([signature('officer', 'reviewer', '审核')])), 'approval-no-post'],
  ])('%s does not count', (_, approval, key, drafter) => {
    const writers = drafter ? [{ person: drafter, as: ['drafter' as const] }] : [];
    expect(verdict(inForce, change({ writers }), [approval()])).toMatchObject({ signed: false, ignored: [key] });
  });
});

describe('more than one route', () => {
  const leader = { unit: 'slj', post: 'leader', acts: ['审批'] } as const;

  it('of a further column must be signed too', () => {
    const facts = { ...news, also_in: ['slj/dt'] };
    expect(verdict(inForce, change({ facts }), both())).toMatchObject({ signed: false, missing: ['审批 leader@slj'] });
    expect(verdict(inForce, change({ facts }), [...both(), by('principal', leader)])).toMatchObject({
      signed: true,
      ignored: [],
    });
  });

  it('[26] of the column that it leaves must be signed too', () => {
    const facts: Facts = { ...news, change: 'move', from_column: 'slj/dt' };
    expect(verdict(inForce, change({ facts }), both()).missing).toEqual(['审批 leader@slj']);
  });

  it('[65] of an article of another unit that it repeals must be signed too', () => {
    const county: Facts = { ...news, unit: 'xzf', unit_kind: 'government', column: 'main/zcwj', kind: 'document' };
    const facts = { ...news, affects: ['c000000003'] };
    expect(verdict(inForce, change({ facts, affected: new Map([['c000000003', county]]) }), both()).missing).toEqual([
      '审核 reviewer@xzfb',
      '审批 principal@xzfb',
    ]);
    expect(verdict(inForce, change({ facts }), both())).toMatchObject({
      signed: false,
      reasons: ['route-affected-unknown'],
    });
  });
});

describe('[66] a withdrawal', () => {
  const withdrawing: Facts = { ...news, change: 'withdraw' };

  it('is signed by one entitled person, who may have written it', () => {
    const writers = [{ person: 'principal', as: ['author' as const] }];
    expect(verdict(inForce, change({ facts: withdrawing, writers }), [by('principal', as.principal)]).signed).toBe(
      true,
    );
    expect(
      verdict(inForce, change({ facts: withdrawing, writers }), [
        by('duty', { unit: 'xzfb', post: 'duty', acts: ['审批'] }),
      ]).signed,
    ).toBe(true);
  });

  it('by one who is not entitled is refused', () => {
    expect(verdict(inForce, change({ facts: withdrawing }), [by('reviewer', as.reviewer)])).toMatchObject({
      signed: false,
      ignored: ['approval-no-step'],
    });
    expect(
      verdict(inForce, change({ facts: withdrawing }), [by('school-principal', { ...as.principal, unit: 'jyj' })]),
    ).toMatchObject({ signed: false, ignored: ['approval-no-step'] });
  });

  it('is no harder than the policy’s route, whatever the article was listed in, repealed or named', () => {
    const facts = {
      ...withdrawing,
      also_in: ['slj/dt'],
      affects: ['c000000003'],
      secrecy_reviewer: 'secrecy',
      unchecked: true,
    };
    expect(verdict(inForce, change({ facts }), [by('principal', as.principal)]).signed).toBe(true);
  });
});

describe('whatever is approved by whomever', () => {
  const how = fc.record({
    person: fc.constantFrom(...personIds),
    unit: fc.constantFrom('slj', 'xzf', 'xzfb', 'jyj'),
    post: fc.constantFrom<Post>('reviewer', 'principal', 'leader', 'officer', 'keeper', 'site-leader'),
    acts: fc.subarray<Act>(['审核', '审批', '校对'], { minLength: 1 }),
    standInFor: fc.option(fc.constantFrom<PersonId>('principal', 'mayor', 'reviewer'), { nil: undefined }),
    decision: fc.constantFrom<'approve' | 'return'>('approve', 'approve', 'approve', 'return'),
    digest: fc.constantFrom(item.digest, item.digest, item.digest, someDigest('v0')),
    key: fc.constantFrom<null | undefined>(undefined, undefined, undefined, null),
  });
  const approvalOf = ({ person, standInFor, digest, key, ...rest }: ReturnType<(typeof how)['generate']>['value']) =>
    by(
      person,
      { ...rest, ...(standInFor ? { standInFor } : {}) },
      { items: [{ ...item, digest }], ...(key === null ? { key } : {}) },
    );
  const writers = fc
    .subarray(['reviewer', 'principal', 'drafter', 'deputy', 'mayor'])
    .map((people) => people.map((person) => ({ person, as: ['drafter' as const] })));

  it('no writer ever signs, nobody twice, and nobody who does not hold the post', () => {
    fc.assert(
      fc.property(fc.array(how, { maxLength: 8 }), writers, (hows, wrote) => {
        const { found } = verdict(inForce, change({ writers: wrote }), hows.map(approvalOf));
        const people = found.signers.map(({ person }) => person);
        expect(new Set(people).size).toBe(people.length);
        for (const { person, post, unit, stand_in_for: other } of found.signers) {
          expect(wrote.some((writer) => writer.person === person)).toBe(false);
          const own = posts[personIds.find((id) => id === person) ?? 'outsider'];
          expect(
            own.some(
              (entry) =>
                entry.includes(`unit: ${unit}, post: ${post},`) && entry.includes('stand_in_for') === (other !== null),
            ),
          ).toBe(true);
        }
        if (found.signed) expect(found.signers.map(({ act, step }) => `${step}${act}`)).toEqual(['1审核', '2审批']);
      }),
      { numRuns: 400 },
    );
  });

  it('it is never signed without somebody for each step', () => {
    fc.assert(
      fc.property(fc.array(how, { maxLength: 8 }), fc.constantFrom<Post>('reviewer', 'principal'), (hows, post) => {
        const approvals = hows.filter((entry) => entry.post !== post).map(approvalOf);
        expect(verdict(inForce, change(), approvals).signed).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('an approval that does not count takes nothing away, and each is either used or ignored with why', () => {
    fc.assert(
      fc.property(fc.array(how, { maxLength: 6 }), how, fc.nat(6), (hows, more, place) => {
        const before = hows.map(approvalOf);
        const added = approvalOf(more);
        const after = [...before.slice(0, place), added, ...before.slice(place)];
        const [first, second] = [verdict(inForce, change(), before).found, verdict(inForce, change(), after).found];
        const counted = second.signers.some(({ statement }) => statement === added.digest);
        const superseding = before.some((other) => other.key === added.key);
        if (first.signed && more.decision === 'approve' && !counted && !superseding) expect(second.signed).toBe(true);
        const told = new Set([
          ...second.signers.map(({ statement }) => statement),
          ...second.ignored.map(({ statement }) => statement),
        ]);
        for (const { digest, statement } of after)
          if (statement.decision === 'approve') expect(told.has(digest)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('the verdict stands when it is asked again with nothing but what it used', () => {
    fc.assert(
      fc.property(fc.array(how, { maxLength: 8 }), (hows) => {
        const approvals = hows.map(approvalOf);
        const { found } = verdict(inForce, change(), approvals);
        if (!found.signed) return;
        const again = verdict(
          inForce,
          change(),
          approvals.filter(({ digest }) => found.used.includes(digest)),
        ).found;
        expect(again).toMatchObject({ signed: true, signers: found.signers, used: found.used });
      }),
      { numRuns: 300 },
    );
  });

  it('is bound to this group', () => {
    expect(bound.group).toBe(inForce.group.id);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Approval } from '../../scripts/signoff/approval.ts';
import type { Change } from '../../scripts/signoff/opinion.ts';
import { formNumber } from '../../scripts/signoff/statement.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Act, Paper, Post } from '../../scripts/site/types.gen.ts';
import { tell } from '../../scripts/words/say.ts';
import { type Group, inForceOf, makeGroup, type PersonId, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { as } from '../fixture/statements.ts';
import { change, given, item, verdict } from './given.ts';

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

describe('[69] paper', () => {
  const signature = (person: PersonId, post: Post, act: Act): Paper['signed'][number] => ({
    person,
    unit: 'slj',
    post,
    acts: [act],
    stand_in_for: null,
  });
  const wrote = (...parts: Change['writers'][number]['as']) => ({ writers: [{ person: 'keeper', as: parts }] });
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

  it('may be attested by whoever only made the commit: he wrote nothing of it', () => {
    const writers = [{ person: 'keeper', as: ['author' as const, 'committer' as const] }];
    expect(verdict(inForce, change({ writers }), [attested()])).toMatchObject({ signed: true, ignored: [] });
  });

  it('says whose signature on it does not count', () => {
    const mixed = [signature('former', 'reviewer', '审核'), ...whole];
    const { found, signed } = verdict(inForce, change(), [attested(paper(mixed))]);
    expect(signed).toBe(true);
    expect(found.ignored.map(({ person, why }) => [person, why.key])).toEqual([['former', 'approval-post-ended']]);
  });

  it.each<[string, () => Approval, string, Parameters<typeof change>[0]?]>([
    ['with the number of another form', () => attested(paper(whole, 'ffffffffffff')), 'paper-form'],
    ['attested by the drafter', () => attested(), 'paper-keeper-writer', wrote('drafter')],
    ['attested by the officer', () => attested(), 'paper-keeper-writer', wrote('officer', 'author')],
    [
      'attested with 登记 in another post',
      () => attested(paper(), 'principal', { ...as.principal, acts: ['登记'] }),
      'paper-not-keeper',
    ],
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
  ])('%s does not count', (_, approval, key, more = { writers: [] }) => {
    const found = verdict(inForce, change(more), [approval()]);
    expect(found).toMatchObject({ signed: false, ignored: [key] });
    for (const { why } of found.found.ignored) expect(tell('zh', why)).toMatch(/^[^{}]+$/);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Act, Post } from '../../scripts/site/types.gen.ts';
import { type Group, inForceOf, makeGroup, type PersonId, personIds, posts, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
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
});

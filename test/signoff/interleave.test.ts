import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Approval } from '../../scripts/signoff/approval.ts';
import { interleaved } from '../../scripts/signoff/interleave.ts';
import { reviewBy } from '../fixture/reviews.ts';
import { item } from './given.ts';

const minute = (count: number) => `2026-03-04T09:${String(count).padStart(2, '0')}:00+08:00`;
const statement = (name: string, at: number) => {
  const approval: Approval = {
    digest: name,
    key: null,
    evidence: { statement: name, signature: '' },
    statement: {
      v: 1,
      group: 'shiqiao',
      root: '0'.repeat(64),
      items: [item],
      signer: 'reviewer',
      acts: ['审核'],
      unit: 'slj',
      post: 'reviewer',
      stand_in_for: null,
      decision: 'approve',
    },
  };
  return { approval, at: minute(at) };
};
const review = (id: number, at: number) => reviewBy('reviewer', id, { at: minute(at) });
const names = (order: ReturnType<typeof interleaved>) =>
  order.map((one) => ('review' in one ? one.review.id : one.digest));

describe('signed statements and reviews in one order', () => {
  it('stand by the dates of their commits and the forge’s clock', () => {
    const order = interleaved([statement('a', 2), statement('b', 6)], [review(1, 1), review(2, 4), review(3, 9)]);
    expect(names(order)).toEqual(['1', 'a', '2', 'b', '3']);
  });

  it('in the same moment the forge’s review stands in front, so that everybody finds the same order', () => {
    expect(names(interleaved([statement('a', 2)], [review(1, 2)]))).toEqual(['1', 'a']);
  });

  it('a statement with a date before that of the one in front stands behind it all the same', () => {
    expect(names(interleaved([statement('a', 5), statement('b', 1)], [review(1, 3)]))).toEqual(['1', 'a', 'b']);
  });

  it('a review that was not submitted stands last, equal times by the forge’s number', () => {
    const pending = reviewBy('reviewer', 1, { kind: 'pending', dialect: 'gitea' });
    expect(names(interleaved([statement('a', 1)], [pending, review(12, 2), review(3, 2)]))).toEqual([
      'a',
      '3',
      '12',
      '1',
    ]);
  });

  it('none is lost or doubled, and each kind keeps its own order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(59), { maxLength: 6 }), fc.array(fc.nat(59), { maxLength: 6 }), (some, others) => {
        const statements = some.map((at, index) => statement(`s${index}`, at));
        const reviews = others.toSorted((a, b) => a - b).map((at, index) => review(index + 1, at));
        const order = names(interleaved(statements, reviews));
        expect(order.filter((name) => name.startsWith('s'))).toEqual(statements.map(({ approval }) => approval.digest));
        expect(order.filter((name) => !name.startsWith('s'))).toEqual(reviews.map((one) => one.review.id));
      }),
      { numRuns: 100 },
    );
  });
});

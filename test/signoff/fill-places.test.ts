import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill } from '../../scripts/signoff/fill.ts';
import type { ResolvedRoute } from '../../scripts/site/types.gen.ts';
import { filled, final, opinions, review, step } from './filled.ts';

describe('places of a route', () => {
  it('are numbered by their steps, one for each of the people that a step wants', () => {
    const steps = [step('审核', 'reviewer', { count: 2 }), final];
    expect(filled({ steps, given: ['甲 审核 reviewer', '乙 审批 principal'] })).toEqual({
      signers: ['1 审核 甲'],
      missing: ['r 1 审核 reviewer@slj', 'r 2 审批 principal@slj'],
      ignored: [['乙', 'approval-order', { person: '乙某', act: '审批' }]],
    });
    expect(filled({ steps, given: ['甲 审核 reviewer', '丙 审核 reviewer', '乙 审批 principal'] })).toEqual({
      signers: ['1 审核 甲', '1 审核 丙', '2 审批 乙'],
      missing: [],
      ignored: [],
    });
  });

  it('are filled so that most are: who fits two of them never stands in a colleague’s way', () => {
    const steps = [step('审核', 'reviewer', { by: ['reviewer@slj', 'leader@slj'] }), step('审核', 'reviewer')];
    expect(filled({ steps, given: ['甲 审核 reviewer', '乙 审核 leader'], more: { ordered: false } }).signers).toEqual([
      '1 审核 乙',
      '2 审核 甲',
    ]);
    expect(filled({ steps, given: ['甲 审核 reviewer', '乙 审核 leader'] })).toMatchObject({
      signers: ['1 审核 甲'],
      missing: ['r 2 审核 reviewer@slj'],
    });
  });

  it('of an unordered route may be filled behind one that stays open', () => {
    const steps = [review, final];
    expect(filled({ steps, given: ['乙 审批 principal'], more: { ordered: false } })).toEqual({
      signers: ['2 审批 乙'],
      missing: ['r 1 审核 reviewer@slj'],
      ignored: [],
    });
    expect(
      filled({ steps, given: ['乙 审批 principal', '甲 审核 reviewer'], more: { ordered: false } }).signers,
    ).toEqual(['1 审核 甲', '2 审批 乙']);
  });

  it('take the earliest of one person’s approvals, which leaves most room behind it', () => {
    const given = ['甲 审核 reviewer', '乙 审批 principal', '甲 审核 reviewer'];
    expect(filled({ given })).toEqual({
      signers: ['1 审核 甲', '2 审批 乙'],
      missing: [],
      ignored: [['甲', 'approval-one-step', { person: '甲某' }]],
    });
  });

  it('that are joined to the review before them may have its hand, by one statement or by two', () => {
    const steps = [review, step('校对', 'reviewer', { joined: true }), final];
    for (const given of [
      ['甲 审核、校对 reviewer', '乙 审批 principal'],
      ['甲 审核 reviewer', '甲 校对 reviewer', '乙 审批 principal'],
    ])
      expect(filled({ steps, given }).signers).toEqual(['1 审核 甲', '2 校对 甲', '3 审批 乙']);
    const apart = [
      step('审核', 'reviewer', { by: ['reviewer@slj', 'principal@slj'] }),
      final,
      step('校对', 'reviewer', { joined: true }),
    ];
    expect(
      filled({ steps: apart, given: ['甲 审核、校对 reviewer', '乙 审批 principal', '甲 校对 reviewer'] }),
    ).toMatchObject({
      missing: ['r 3 校对 reviewer@slj'],
    });
  });

  it('are never filled twice by one person, nor by a leader and his stand-in, however the approvals stand', () => {
    const lines = fc.array(
      fc.tuple(
        fc.constantFrom('甲', '乙', '丙'),
        fc.constantFrom('审核 reviewer', '审批 principal', '审核、审批 reviewer'),
        fc.constantFrom('', ' for 甲'),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, fc.boolean(), (all, ordered) => {
        const given = all.map(([person, what, other]) => `${person} ${what}${person === '甲' ? '' : other}`);
        const route: ResolvedRoute = { id: 'r', title: 'x', site: 'main', ordered, steps: [review, final] };
        const { signers, missing } = fill(route, opinions(...given), [], (id) => id);
        expect(signers.length + missing.length).toBe(2);
        expect(new Set(signers.map(({ person }) => person)).size).toBe(signers.length);
        expect(new Set(signers.map(({ person, stand_in_for: other }) => other ?? person)).size).toBe(signers.length);
      }),
    );
  });
});

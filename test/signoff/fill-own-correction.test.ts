import { describe, expect, it } from 'vitest';
import type { Writer } from '../../scripts/signoff/writer.ts';
import { filled, final, step } from './filled.ts';

describe('[72] a leader’s own correction', () => {
  const own = { own_correction: true } as const;
  const wrote = (...as: Writer['as']): Writer[] => [{ person: '乙', as }];
  const given = ['甲 审核 reviewer', '乙 审批 principal'];

  it.each(['author', 'committer', 'co-author'] as const)('counts behind an earlier signer: %s', (part) => {
    expect(filled({ given, writers: wrote(part), more: own })).toMatchObject({ missing: [], ignored: [] });
  });

  it.each(['drafter', 'officer', 'opener'] as const)('never counts where he is the %s', (part) => {
    expect(filled({ given, writers: wrote('author', part), more: own }).ignored).toEqual([
      ['乙', 'approval-writer', expect.objectContaining({ person: '乙某' })],
    ]);
  });

  it('counts only behind somebody whose own approval counts and who wrote nothing', () => {
    expect(
      filled({ given: given.toReversed(), writers: wrote('author'), more: { ...own, ordered: false } }),
    ).toMatchObject({
      signers: ['1 审核 甲'],
      ignored: [['乙', 'approval-writer', expect.anything()]],
    });
    const both: Writer[] = [...wrote('author'), { person: '甲', as: ['author'] }];
    expect(filled({ given, writers: both, more: own })).toMatchObject({
      signers: [],
      missing: expect.arrayContaining(['r 2 审批 principal@slj']),
    });
    expect(
      filled({ given: ['丙 会签 reviewer', '乙 审批 principal'], steps: [final], writers: wrote('author'), more: own }),
    ).toMatchObject({ signers: [] });
  });

  it('never takes the place of the one behind whom it counts', () => {
    const steps = [step('审核', 'reviewer', { by: ['reviewer@slj', 'principal@slj'] })];
    expect(
      filled({ steps, given: ['甲 审核 reviewer', '乙 审核 principal'], writers: wrote('author'), more: own }).signers,
    ).toEqual(['1 审核 甲']);
  });

  it('never counts where the policy does not say so', () => {
    expect(filled({ given, writers: wrote('author') }).ignored).toEqual([['乙', 'approval-writer', expect.anything()]]);
  });
});

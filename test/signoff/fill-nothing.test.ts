import { describe, expect, it } from 'vitest';
import { type Asked, filled, step } from './filled.ts';

describe('an approval that fills nothing', () => {
  it.each<[string, Asked, unknown[]]>([
    [
      'is of a post that no step names',
      { given: ['甲 审核 keeper'] },
      ['approval-no-step', { person: '甲某', post: 'keeper', unit: 'slj', acts: '审核' }],
    ],
    [
      'says acts that no step wants',
      { given: ['甲 终审、会签 reviewer'] },
      ['approval-no-step', { person: '甲某', post: 'reviewer', unit: 'slj', acts: '终审、会签' }],
    ],
    [
      'came by a way that the step does not take',
      { steps: [step('审核', 'reviewer', { grade: 'ssh' })], given: ['甲 审核 reviewer forge'] },
      ['approval-grade', { person: '甲某', act: '审核', grade: 'ssh' }],
    ],
    [
      'is of another secrecy officer than the article names',
      { steps: [step('审核', 'reviewer', { person: '乙' })], given: ['甲 审核 reviewer'] },
      ['approval-person', { person: '甲某', act: '审核', wanted: '乙某' }],
    ],
    ['came too early', { given: ['甲 审批 principal'] }, ['approval-order', { person: '甲某', act: '审批' }]],
    [
      'is of one who fills another step',
      { given: ['甲 审核 reviewer', '甲 审批 principal'] },
      ['approval-one-step', { person: '甲某' }],
    ],
    [
      'came after somebody had filled its step',
      { given: ['乙 审核 reviewer', '甲 审核 reviewer'] },
      ['approval-not-needed', { person: '甲某' }],
    ],
    [
      'is of the stand-in of one who signed',
      { steps: [step('审批', 'principal', { count: 2 })], given: ['乙 审批 principal', '甲 审批 principal for 乙'] },
      ['approval-one-voice', { person: '甲某', other: '乙某' }],
    ],
    [
      'is of a stand-in who is not needed any more',
      { given: ['丙 审核 reviewer', '乙 审批 principal', '甲 审批 principal for 乙'] },
      ['approval-not-needed', { person: '甲某' }],
    ],
    [
      'is the writer’s',
      { given: ['甲 审核 reviewer'], writers: [{ person: '甲', as: ['author', 'drafter'] }] },
      ['approval-writer', { person: '甲某', part: '提交作者、拟稿人' }],
    ],
  ])('%s', (_what, asked, answer) => {
    const mine = filled(asked).ignored.filter(([person]) => person === '甲');
    expect(mine).toEqual([['甲', ...answer]]);
  });

  it('says the named officer’s name only where no other step is his', () => {
    const steps = [step('保密审查', 'reviewer', { person: '乙' }), step('保密审查', 'reviewer')];
    expect(filled({ steps, given: ['甲 保密审查 reviewer'] }).ignored).toEqual([
      ['甲', 'approval-order', { person: '甲某', act: '保密审查' }],
    ]);
  });

  it('says the way that is wanted only where no step takes the one it came by', () => {
    const steps = [step('审核', 'reviewer', { grade: 'ssh' }), step('审核', 'reviewer')];
    expect(filled({ steps, given: ['甲 审核 reviewer forge'] }).ignored).toEqual([
      ['甲', 'approval-order', { person: '甲某', act: '审核' }],
    ]);
  });
});

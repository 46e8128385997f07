import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill } from '../../scripts/signoff/fill.ts';
import type { Opinion } from '../../scripts/signoff/opinion.ts';
import type { Writer } from '../../scripts/signoff/writer.ts';
import type { Act, Grade, ResolvedRoute } from '../../scripts/site/types.gen.ts';
import { someDigest } from '../fixture/group.ts';

type Step = ResolvedRoute['steps'][number];
const step = (act: Act, post: string, more: Partial<Step> = {}): Step => ({
  act,
  by: [`${post}@slj`],
  count: 1,
  ...more,
});
const review = step('审核', 'reviewer');
const final = step('审批', 'principal');

/** Somebody's approvals in the order of the list: `甲 审核 reviewer`, then `for 乙` or a grade. */
function opinions(...lines: string[]): Opinion[] {
  return lines.map((line, order) => {
    const [person = '', acts = '', post = '', ...more] = line.split(' ');
    const grade = more.find((word): word is Grade => ['ssh', 'forge', 'paper'].includes(word)) ?? 'ssh';
    const standInFor = more.includes('for') ? (more[more.indexOf('for') + 1] ?? null) : null;
    return {
      statement: someDigest(`${line} ${order}`),
      order,
      person,
      unit: 'slj',
      post: post as Opinion['post'],
      acts: acts.split('、') as Act[],
      standInFor,
      decision: 'approve',
      remark: '',
      grade,
      evidence: { statement: '', signature: '' },
    };
  });
}

interface Asked {
  steps?: Step[];
  given?: string[];
  writers?: Writer[];
  more?: Partial<ResolvedRoute>;
}
/** Who fills which step, what is missing, and why the others do not count. */
function filled({ steps = [review, final], given = [], writers = [], more = {} }: Asked) {
  const route: ResolvedRoute = { id: 'r', title: 'x', site: 'main', ordered: true, steps, ...more };
  const found = fill(route, opinions(...given), writers, (id) => `${id}某`);
  return {
    signers: found.signers.map(({ person, act, step: number }) => `${number} ${act} ${person}`),
    missing: found.missing.map(({ route: id, step: number, act, by }) => `${id} ${number} ${act} ${by.join()}`),
    ignored: found.ignored.map(({ person, why }) => [person, why.key, why.params]),
  };
}

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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewedFrom } from '../../scripts/signoff/reviewed.ts';
import { parseStatement, statementDigest } from '../../scripts/signoff/statement.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { ForgeEvidence } from '../../scripts/site/types.gen.ts';
import { type Group, inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { type Given, retargetAt, reviewBy, withAccounts } from '../fixture/reviews.ts';
import { bound, change, item, verdict } from './given.ts';

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(withAccounts(group.governed));
});
afterAll(() => removeFolder(folder));

const other = { ...item, id: 'b000000002', path: 'main/gzdt/2026/b' };
const given: Given = { items: [item, other], at: '2026-03-04T09:06:00+08:00', body: ' 同意发布。\n' };
const reviews = (more: Given = {}) => [
  reviewBy('reviewer', 1, { ...given, ...more }),
  reviewBy('principal', 2, { ...given, ...more }),
];
/** What a record keeps of the first of two reviews that sign. */
function kept(more: Given = {}, asked = change()): ForgeEvidence {
  const { found } = verdict(inForce, asked, reviews(more));
  const [evidence] = found.signed ? found.evidence : [];
  if (!evidence || !('answer' in evidence)) throw new Error(JSON.stringify(found));
  return evidence;
}

describe('the evidence of a review', () => {
  it.each(['github', 'gitea'] as const)('of %s is that review again, whoever reads it', (dialect) => {
    expect(reviewedFrom(kept({ dialect }))).toEqual(reviews({ dialect })[0]);
    const retargeted = '2026-03-04T09:05:00+08:00';
    expect(reviewedFrom(kept({ dialect, retargeted }))).toEqual(reviews({ dialect, retargeted })[0]);
  });

  it('names forge, pull request, commit and all that the commit held of it', () => {
    expect(kept()).toMatchObject({
      forge: 'https://git.shiqiao.example',
      pull: 12,
      commit: 'c'.repeat(40),
      items: [item, other].map(({ id, path, digest }) => ({ id, path, digest })),
    });
  });

  it.each<[string, (evidence: ForgeEvidence) => Partial<ForgeEvidence>]>([
    ['of another commit than the forge’s answer', () => ({ commit: 'd'.repeat(40) })],
    ['with a forge’s answer in another form', ({ answer }) => ({ answer: `${answer} ` })],
    ['with an answer that is none', () => ({ answer: '{}' })],
    ['with another form of the forge’s address', ({ forge }) => ({ forge: `${forge}/` })],
    ['with an article twice', ({ items: [first] }) => (first ? { items: [first, { ...first, path: 'main/x' }] } : {})],
    ['with a change of branch that is none', () => ({ retargeted: '{}' })],
    ['with a change of branch of another forge', () => ({ retargeted: retargetAt('2026-03-04T09:00:00Z', 'github') })],
  ])('%s is none', (_what, wrong) => {
    const evidence = kept();
    expect(reviewedFrom({ ...evidence, ...wrong(evidence) })).toBeNull();
  });
});

describe('the statement that the recorder derives from a review', () => {
  it('says what its giver would have signed: group, root, every item with the record that it replaces, act, post, forge', () => {
    const records = new Map([
      [
        other.id,
        [
          { record: someDigest('v1'), time: '2026-03-01T09:00:00+08:00' },
          { record: someDigest('v2'), time: '2026-03-04T09:06:00+08:00' },
          { record: someDigest('v3'), time: '2026-03-04T09:06:01+08:00' },
        ],
      ],
    ]);
    const { statement } = kept({}, change({ records }));
    expect(parseStatement(statement)).toEqual({
      v: 1,
      ...bound,
      items: [
        { ...item, replaces: null },
        { ...other, replaces: someDigest('v2') },
      ],
      signer: 'reviewer',
      acts: ['审核'],
      unit: 'slj',
      post: 'reviewer',
      stand_in_for: null,
      decision: 'approve',
      review: { forge: 'https://git.shiqiao.example', pull: 12, id: '1' },
    });
    const { found } = verdict(inForce, change({ records }), reviews());
    expect(found.signed && found.used[0]).toBe(statementDigest(statement));
  });

  it('of a stand-in says for whom, and of a return that it is one, with its words', () => {
    const back = reviewBy('deputy', 2, { ...given, kind: 'return', body: ' 数字不对。\n' });
    const { found } = verdict(inForce, change(), [reviewBy('reviewer', 1, given), back]);
    expect(!found.signed && found.reasons).toEqual([
      { key: 'returned', params: { person: 'deputy', remark: '数字不对。' } },
    ]);
    const { found: deputy } = verdict(inForce, change(), [
      reviewBy('reviewer', 1, given),
      reviewBy('deputy', 2, given),
    ]);
    const [, evidence] = deputy.signed ? deputy.evidence : [];
    expect(evidence && parseStatement(evidence.statement)).toMatchObject({
      post: 'principal',
      stand_in_for: 'principal',
      acts: ['审批'],
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capacityOf } from '../../scripts/signoff/capacity.ts';
import type { Opinion } from '../../scripts/signoff/opinion.ts';
import { personOf } from '../../scripts/site/people.ts';
import type { Act, Appointment, Person, Post, ResolvedRoute } from '../../scripts/site/types.gen.ts';
import { type Group, inForceOf, makeGroup, type PersonId, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { change } from './given.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

type Step = ResolvedRoute['steps'][number];
const step = (act: Act, by: string[], more: Partial<Step> = {}): Step => ({ act, by, count: 1, ...more });
const route = (...steps: Step[]): ResolvedRoute => ({ id: 'r', title: 'x', site: 'main', ordered: true, steps });
const usual = route(step('审核', ['reviewer@slj']), step('审批', ['principal@slj']));
const gave = (person: PersonId, post: Post, act: Act, more: Partial<Opinion> = {}): Opinion => ({
  statement: someDigest(`${person} ${act}`),
  order: 0,
  person,
  unit: 'slj',
  post,
  acts: [act],
  standInFor: null,
  decision: 'approve',
  remark: '',
  grade: 'forge',
  evidence: { statement: '', signature: '' },
  ...more,
});

interface Asked {
  routes?: ResolvedRoute[];
  before?: Opinion[];
  days?: string[];
  terms?: Appointment[];
}
/** As what somebody's press of a button counts, in a line; or why it does not. */
function asked(id: PersonId, { routes = [usual], before = [], days = ['2026-03-05'], terms }: Asked = {}) {
  const { registry } = inForceOf(group.governed);
  const known = personOf(registry, id);
  if (!known) throw new Error(id);
  const person: Person = terms ? { ...known, appointments: terms } : known;
  const found = capacityOf(registry, change(), routes, person, before, days, (name) => name);
  if ('why' in found) return [found.why.key, found.why.params];
  return `${found.act} ${found.post}@${found.unit}${found.standInFor ? ` for ${found.standInFor}` : ''}`;
}

describe('what a press of a button fills', () => {
  it('is the step that its giver may fill, in the order of the route', () => {
    expect(asked('reviewer')).toBe('审核 reviewer@slj');
    expect(asked('principal')).toBe('审批 principal@slj');
    const twice = route(step('审核', ['principal@slj']), step('终审', ['principal@slj']));
    expect(asked('principal', { routes: [twice] })).toBe('审核 principal@slj');
  });

  it('is the first that is still open after the approvals before it', () => {
    const two = route(step('审核', ['reviewer@slj']), step('校对', ['reviewer@slj']));
    const before = [gave('reviewer2', 'reviewer', '审核')];
    expect(asked('reviewer', { routes: [two], before })).toBe('校对 reviewer@slj');
    expect(
      asked('reviewer', { routes: [two], before: [gave('reviewer2', 'reviewer', '审核', { decision: 'return' })] }),
    ).toBe('审核 reviewer@slj');
    const back = [...before, gave('reviewer2', 'reviewer', '审核', { decision: 'return', order: 1 })];
    expect(asked('reviewer', { routes: [two], before: back })).toBe('审核 reviewer@slj');
  });

  it('is an open step of a later route rather than a filled one of the first', () => {
    const other = { ...route(step('会签', ['reviewer@slj'])), id: 's' };
    const before = [gave('reviewer2', 'reviewer', '审核')];
    expect(asked('reviewer', { routes: [usual, other], before })).toBe('会签 reviewer@slj');
  });

  it('is a filled step where none is open, so that he hears why it was not needed', () => {
    expect(asked('reviewer', { before: [gave('reviewer2', 'reviewer', '审核')] })).toBe('审核 reviewer@slj');
  });

  it('counts no approval of whoever wrote the text as filling a step', () => {
    expect(asked('reviewer', { before: [gave('officer', 'reviewer', '审核')] })).toBe('审核 reviewer@slj');
  });

  it('is rather a step that takes reviews, and rather one that names nobody else', () => {
    const graded = route(
      step('审核', ['reviewer@slj'], { grade: 'ssh' }),
      step('复审', ['reviewer@slj'], { grade: 'forge' }),
    );
    expect(asked('reviewer', { routes: [graded] })).toBe('复审 reviewer@slj');
    const named = route(
      step('保密审查', ['reviewer@slj'], { person: 'reviewer2' }),
      step('审核', ['reviewer@slj'], { person: 'reviewer' }),
    );
    expect(asked('reviewer', { routes: [named] })).toBe('审核 reviewer@slj');
  });

  it('is a step that takes no reviews where there is no other, so that he hears that it wants his key', () => {
    const graded = route(step('审核', ['reviewer@slj'], { grade: 'ssh' }));
    expect(asked('reviewer', { routes: [graded] })).toBe('审核 reviewer@slj');
    expect(
      asked('reviewer', { routes: [graded], before: [gave('reviewer2', 'reviewer', '审核', { grade: 'ssh' })] }),
    ).toBe('审核 reviewer@slj');
  });

  it('is given for himself rather than for whom he stands in', () => {
    const acting = { unit: 'slj', post: 'reviewer', from: '2026-01-01', stand_in_for: 'reviewer2' } as const;
    const own = { unit: 'slj', post: 'reviewer', from: '2026-01-01' } as const;
    expect(asked('reviewer', { terms: [acting, own] })).toBe('审核 reviewer@slj');
    expect(asked('reviewer', { terms: [acting] })).toBe('审核 reviewer@slj for reviewer2');
    expect(asked('deputy')).toBe('审批 principal@slj for principal');
  });

  it('is any of the posts that a step names', () => {
    const either = route(step('审批', ['leader@xzf', 'principal@slj']));
    expect(asked('principal', { routes: [either] })).toBe('审批 principal@slj');
    expect(asked('vice-mayor', { routes: [either] })).toBe('审批 leader@xzf');
  });
});

describe('a press of a button that fills nothing', () => {
  const post = { post: 'reviewer', unit: 'slj' };
  it.each<[string, PersonId, Asked, unknown]>([
    ['his term is over', 'former', {}, ['approval-post-ended', { person: 'former', ...post, day: '2026-02-28' }]],
    ['his term is to come', 'coming', {}, ['approval-post-not-yet', { person: 'coming', ...post, day: '2026-12-01' }]],
    [
      'he stood in on the day of the review and no longer on that of recording',
      'deputy',
      { days: ['2026-03-10', '2026-03-11'] },
      ['approval-stand-in-none', { person: 'deputy', other: 'principal', post: 'principal', unit: 'slj' }],
    ],
    [
      'he held the post on the day of recording only',
      'coming',
      { days: ['2026-11-30', '2026-12-01'] },
      ['approval-post-not-yet', { person: 'coming', ...post, day: '2026-12-01' }],
    ],
    [
      'he is to stand in for himself',
      'reviewer',
      { terms: [{ unit: 'slj', post: 'reviewer', from: '2026-01-01', stand_in_for: 'reviewer' }] },
      ['approval-stand-in-self', { person: 'reviewer' }],
    ],
    ['he holds no post at all', 'outsider', {}, ['review-no-post', { person: 'outsider' }]],
    [
      'his posts are of another unit, each named once',
      'school-reviewer',
      {
        terms: [
          { unit: 'jyj', post: 'reviewer', from: '2026-01-01' },
          { unit: 'jyj', post: 'reviewer', from: '2026-02-01' },
          { unit: 'jyj', post: 'leader', from: '2026-01-01' },
          { unit: 'jyj', post: 'principal', from: '2026-01-01', until: '2026-02-01' },
        ],
      },
      ['review-not-asked', { person: 'school-reviewer', posts: 'reviewer@jyj、leader@jyj' }],
    ],
    [
      'he held another post on one of the days only',
      'outsider',
      { days: ['2026-03-05', '2026-04-05'], terms: [{ unit: 'jyj', post: 'leader', from: '2026-03-06' }] },
      ['review-no-post', { person: 'outsider' }],
    ],
  ])('because %s', (_why, person, how, answer) => {
    expect(asked(person, how)).toEqual(answer);
  });
});

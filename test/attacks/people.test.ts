import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Said } from '../../scripts/words/said.ts';
import { tell } from '../../scripts/words/say.ts';
import { articleText, folderOf } from '../fixture/article.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { makeKey, removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, drafterAndOfficer, type Signing } from '../fixture/ledger.ts';
import { as } from '../fixture/statements.ts';

let folder: string;
let group: Group;
let book: Book;
/** The same county, where two reviewers, and then the leader and the principal, must sign. */
let strict: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  const second = await makeKey(folder, 'second');
  const people = group.governed.registry?.['people.yml'] ?? '';
  group.governed.registry = {
    ...group.governed.registry,
    'people.yml': people.replace(
      `keys: [{ key: ${group.keys.reviewer.public}, from: 2026-01-01 }]`,
      `keys: [{ key: ${group.keys.reviewer.public}, from: 2026-01-01 }, { key: ${second.public}, from: 2026-01-01 }]`,
    ),
  };
  book = new Book(group, '2026-03-02T09:00:00+08:00');
  await book.found();
  strict = new Book(group, '2026-03-02T09:00:00+08:00');
  const policy = group.governed['main/policy.yml']?.['policy.yml'] ?? '';
  const steps =
    '[{ act: 审核, by: [reviewer@own], count: 2 }, { act: 复审, by: [leader@own] }, { act: 审批, by: [principal@own] }]';
  await strict.found({
    ...group.governed,
    'main/policy.yml': {
      'policy.yml': policy.replace(
        'own_correction: true\n    steps: [{ act: 审核, by: [reviewer@own] }, { act: 审批, by: [principal@own] }]',
        `steps: ${steps}`,
      ),
    },
  });
  secondKey = { ...as.reviewer, key: second };
});
afterAll(() => removeFolder(folder));
let secondKey: Signing[number][1] = as.reviewer;

/** Has people sign a new article at a moment and tries to record it. */
async function judged(
  on: Book,
  id: string,
  signing: Signing,
  { front = {}, writers = drafterAndOfficer, at = '2026-03-02T10:00:00+08:00' } = {},
) {
  const path = `main/gsgg/2026/${id}`;
  const article = folderOf(path, { 'index.md': articleText({ id, ...front }) });
  const { item } = await on.at(at).propose(article);
  const done = await on.record({ type: 'signoff', items: [item], writers }, await on.sign([item], signing), [article]);
  return 'refused' in done ? { signed: false, ...done } : { signed: true, missing: 0, ignored: [] };
}

const author = (person: string, part: 'drafter' | 'officer' | 'author' | 'committer' | 'co-author' | 'opener') => [
  ...drafterAndOfficer,
  { person, as: [part] },
];

const both: Signing = [
  ['reviewer', as.reviewer],
  ['principal', as.principal],
];
const only = (person: Signing[number][0], how: Signing[number][1]): Signing => [
  [person, how],
  ['principal', as.principal],
];
const late: Signing = [
  ['reviewer', as.reviewer],
  ['deputy', { ...as.principal, standInFor: 'principal' }],
];

/** Who signs, when, and the first reason why it does not count. The rest of the route then waits too. */
const cases: {
  title: string;
  signing: Signing;
  given?: Parameters<typeof judged>[3];
  says: RegExp;
  key: Said['key'];
}[] = [
  {
    title: '11 · the drafter approves his own article → ignored',
    signing: both,
    given: { writers: author('reviewer', 'drafter') },
    key: 'approval-writer',
    says: /reviewer 是本稿撰写者（拟稿人），不得签署/,
  },
  {
    title: '12 · a bot opens it for a person who then approves → ignored',
    signing: both,
    given: { writers: author('reviewer', 'opener') },
    key: 'approval-writer',
    says: /（提请人）/,
  },
  ...(['author', 'committer', 'co-author'] as const).map((part) => ({
    title: `13 · the ${part} of a commit approves → ignored`,
    signing: both,
    given: { writers: author('reviewer', part) },
    key: 'approval-writer' as const,
    says: /不得签署，不作数。请由他人签署/,
  })),
  {
    title: '16 · a leader whose appointment ended yesterday → ignored, with the day',
    signing: only('former', as.reviewer),
    given: { at: '2026-03-01T00:00:00+08:00' },
    key: 'approval-post-ended',
    says: /former 的 reviewer@slj 任期已于 2026-02-28 结束/,
  },
  {
    title: '16 · a leader whose appointment begins tomorrow → ignored, with the day',
    signing: only('coming', as.reviewer),
    given: { at: '2026-11-30T23:59:59+08:00' },
    key: 'approval-post-not-yet',
    says: /coming 的 reviewer@slj 任期自 2026-12-01 才开始/,
  },
  {
    title: '17 · a deputy after the last day of his delegation → ignored',
    signing: late,
    given: { at: '2026-03-11T00:00:00+08:00' },
    key: 'approval-stand-in-none',
    says: /deputy 没有代 principal 行使 principal@slj 的备案，或不在代签期内/,
  },
  {
    title: '17 · a deputy who does not say for whom → ignored',
    signing: [
      ['reviewer', as.reviewer],
      ['deputy', as.principal],
    ],
    key: 'approval-stand-in-unsaid',
    says: /签署时须写明代谁签/,
  },
  {
    title: '17 · a leader standing in for himself → ignored',
    signing: [
      ['reviewer', as.reviewer],
      ['principal', { ...as.principal, standInFor: 'principal' }],
    ],
    key: 'approval-stand-in-self',
    says: /principal 不能代自己签署/,
  },
  {
    title: '18 · the reviewer of another unit → ignored',
    signing: only('school-reviewer', { ...as.reviewer, unit: 'jyj' }),
    key: 'approval-no-step',
    says: /流程里没有由 reviewer@jyj 作“审核”的环节/,
  },
  {
    title: '18 · the reviewer of another unit who says that he is of this one → ignored',
    signing: only('school-reviewer', as.reviewer),
    key: 'approval-no-post',
    says: /school-reviewer 不是 reviewer@slj/,
  },
  {
    title: '18 · an officer → ignored',
    signing: only('officer', { ...as.reviewer, post: 'officer' }),
    key: 'approval-writer',
    says: /officer 是本稿撰写者（信息员）/,
  },
  {
    title: '18 · somebody without a post → ignored',
    signing: only('outsider', as.reviewer),
    key: 'approval-no-post',
    says: /outsider 不是 reviewer@slj/,
  },
  {
    title: '23 · the principal before the reviewer where the route is ordered → pending',
    signing: [
      ['principal', as.principal],
      ['reviewer', as.reviewer],
    ],
    key: 'approval-order',
    says: /principal 签“审批”时前面的环节还没有签完/,
  },
];

describe('an approval that does not count', () => {
  it.each(cases.map((row, index) => ({ ...row, id: `people00${String(index).padStart(2, '0')}` })))(
    '$title',
    async ({ id, signing, given, key, says }) => {
      const { signed, missing, ignored } = await judged(book, id, signing, given);
      expect(signed).toBe(false);
      expect(missing).toBeGreaterThan(0);
      expect(ignored.map((one) => one.key)).toContain(key);
      expect(ignored.map((one) => tell('zh', one)).join('\n')).toMatch(says);
    },
  );

  it('the same people in their own posts, in order, in their time → signed', async () => {
    expect(await judged(book, 'people1000', both)).toEqual({ signed: true, missing: 0, ignored: [] });
    const deputy = await judged(book, 'people1001', late, { at: '2026-03-10T23:59:59+08:00' });
    expect(deputy.signed).toBe(true);
  });
});

describe('one person, one step', () => {
  it('14 · the author signs with his second key → ignored, he is one person', async () => {
    const verdict = await judged(book, 'people1002', only('reviewer', secondKey), {
      writers: author('reviewer', 'author'),
    });
    expect(verdict.signed).toBe(false);
    expect(verdict.ignored.map((one) => tell('zh', one)).join('\n')).toMatch(/reviewer 是本稿撰写者（提交作者）/);
  });

  it('14 · one person with two keys for two reviewers → counts once', async () => {
    const verdict = await judged(strict, 'strict0001', [
      ['reviewer', as.reviewer],
      ['reviewer', { ...secondKey, remark: '用另一把密钥' }],
    ]);
    expect(verdict).toMatchObject({ signed: false, missing: 3, ignored: [{ key: 'approval-one-step' }] });
    expect(verdict.ignored.map((one) => tell('zh', one))).toEqual([
      'reviewer 已签了本流程的另一环节；一人只能签一个环节，不作数。请由他人签署。',
    ]);
  });

  it('15 · one leader holding two posts for a route of two leaders → counts once', async () => {
    const verdict = await judged(strict, 'strict0002', [
      ['reviewer', as.reviewer],
      ['reviewer2', as.reviewer],
      ['principal', { ...as.principal, post: 'leader', acts: ['复审'] }],
      ['principal', as.principal],
    ]);
    expect(verdict).toMatchObject({ signed: false, missing: 1, ignored: [{ key: 'approval-one-step' }] });
  });

  it('24 · the same statement twice in the evidence → counts once', async () => {
    const twice = await judged(strict, 'strict0003', [
      ['reviewer', as.reviewer],
      ['reviewer', as.reviewer],
      ['principal', as.principal],
    ]);
    expect(twice).toMatchObject({ signed: false, missing: 3 });
  });
});

it('20 · the recorder’s own key signs as a leader → ignored: a machine is nobody', async () => {
  const machine = { ...as.reviewer, key: group.recorder };
  const { signed, ignored } = await judged(book, 'machine001', only('reviewer', machine));
  expect(signed).toBe(false);
  expect(ignored.map((one) => tell('zh', one))).toContain('签名的密钥没有备案，不作数。请先在人员备案中登记公钥。');
});

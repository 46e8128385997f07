import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../scripts/article/canonical.ts';
import { type Dialect, type Review, readRawReview, readReview } from '../../scripts/signoff/review.ts';

const commit = 'a'.repeat(40);
const answers = {
  github: {
    id: 80,
    node_id: 'MDE3',
    user: { login: 'leader', id: 7, type: 'User' },
    body: '同意',
    state: 'APPROVED',
    html_url: 'https://github.com/county/site/pull/12#pullrequestreview-80',
    pull_request_url: 'https://api.github.com/repos/county/site/pulls/12',
    submitted_at: '2026-03-01T01:30:00Z',
    commit_id: commit,
  },
  gitea: {
    id: 80,
    user: { login: 'leader', id: 7, email: 'leader@noreply.example', username: 'leader' },
    team: null,
    body: '同意',
    state: 'APPROVED',
    commit_id: commit,
    stale: false,
    official: true,
    dismissed: false,
    comments_count: 0,
    submitted_at: '2026-03-01T09:30:00+08:00',
    updated_at: '2026-03-01T09:30:00+08:00',
    html_url: 'https://git.county.example/county/site/pulls/12#issuecomment-3',
    pull_request_url: 'https://git.county.example/county/site/pulls/12',
  },
} as const;
const dialects = ['github', 'gitea'] as const;
const returned = { github: 'CHANGES_REQUESTED', gitea: 'REQUEST_CHANGES' };

const read = (dialect: Dialect, change: object = {}): Review => {
  const got = readReview(dialect, { ...answers[dialect], ...change });
  if ('wrong' in got) throw new Error(got.wrong.join());
  return got.review;
};
const wrong = (dialect: Dialect, change: object) => readReview(dialect, { ...answers[dialect], ...change });

describe.each(dialects)('a review of %s', (dialect) => {
  it('is read with its account, its commit, its pull request and its raw answer', () => {
    expect(read(dialect)).toEqual({
      id: '80',
      account: { id: '7', login: 'leader', bot: false },
      state: 'approved',
      dismissed: false,
      commit,
      submittedAt: answers[dialect].submitted_at,
      body: '同意',
      pull: 12,
      raw: canonicalJson(answers[dialect]),
    });
  });

  it('is read again from its raw answer, and from nothing that differs by a byte', () => {
    const { raw, ...review } = read(dialect);
    expect(readRawReview(dialect, raw)).toEqual({ review: { ...review, raw } });
    expect(readRawReview(dialect, `${raw} `)).toEqual({ wrong: ['raw'] });
    expect(readRawReview(dialect, raw.slice(0, -1))).toEqual({ wrong: ['raw'] });
    expect(readRawReview(dialect, JSON.stringify(answers[dialect]))).toEqual({ wrong: ['raw'] });
  });

  it('that asks for changes is a return', () => {
    expect(read(dialect, { state: returned[dialect] }).state).toBe('returned');
  });

  it('without account, commit or a known state is not understood (attacks 58)', () => {
    expect(wrong(dialect, { user: null })).toEqual({ wrong: ['user'] });
    expect(wrong(dialect, { commit_id: null })).toEqual({ wrong: ['commit_id'] });
    expect(wrong(dialect, { commit_id: '' })).toEqual({ wrong: ['commit_id'] });
    for (const commit of ['abc', `x${'0'.repeat(40)}`, `${'0'.repeat(40)}0`, 'A'.repeat(40)])
      expect(wrong(dialect, { commit_id: commit })).toEqual({ wrong: ['commit_id'] });
    expect(wrong(dialect, { state: 'LGTM' })).toEqual({ wrong: ['state'] });
    expect(wrong(dialect, { state: '' })).toEqual({ wrong: ['state'] });
    expect(wrong(dialect, { state: returned[dialect], user: null })).toEqual({ wrong: ['user'] });
    for (const none of ['APPROVED', null])
      expect(readReview(dialect, none)).toEqual({ wrong: [`forge-review-${dialect}`] });
    const { commit_id: _, ...without } = answers[dialect];
    expect(readReview(dialect, without)).toEqual({ wrong: ['commit_id'] });
  });

  it('that is only a comment may come from a deleted account', () => {
    expect(read(dialect, { state: dialect === 'github' ? 'COMMENTED' : 'COMMENT', user: null }).account).toBeNull();
  });

  it('on another forge’s terms is not understood', () => {
    const other = dialect === 'github' ? 'gitea' : 'github';
    expect('wrong' in readReview(other, { ...answers[dialect], state: returned[dialect] })).toBe(true);
  });

  it('whose address names no pull request names none', () => {
    for (const end of ['issues/12', 'pulls/12/files', 'pulls/x'])
      expect(read(dialect, { pull_request_url: `https://git.county.example/county/site/${end}` }).pull).toBeNull();
  });

  it('is never read out of anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect('wrong' in readReview(dialect, value)).toBe(true);
      }),
    );
  });
});

describe('reviews', () => {
  it('that were dismissed no longer say on GitHub what they were, and keep their state on Gitea (attacks 8, 22)', () => {
    expect(read('github', { state: 'DISMISSED' })).toMatchObject({ state: 'unknown', dismissed: true });
    expect(read('gitea', { dismissed: true })).toMatchObject({ state: 'approved', dismissed: true });
    expect(read('gitea', { dismissed: true, user: null }).account).toBeNull();
  });

  it('that are pending have no moment of their own', () => {
    const { submitted_at: _, ...pending } = answers.github;
    expect(readReview('github', { ...pending, state: 'PENDING' })).toMatchObject({
      review: { state: 'pending', submittedAt: null },
    });
    expect(readReview('github', pending)).toEqual({ wrong: ['submitted_at'] });
    expect(read('gitea', { state: 'PENDING', commit_id: '' })).toMatchObject({ state: 'pending', submittedAt: null });
  });

  it('that Gitea lists for whoever was asked, a person or a team, are no decisions', () => {
    expect(read('gitea', { state: 'REQUEST_REVIEW', commit_id: '' })).toMatchObject({
      state: 'requested',
      commit: null,
    });
    const team = { user: null, team: { id: 3, name: 'leaders' }, state: 'REQUEST_REVIEW', commit_id: '' };
    expect(read('gitea', team)).toMatchObject({ state: 'requested', account: null });
  });

  it('of an app are marked on GitHub (attacks 20)', () => {
    expect(read('github', { user: { login: 'helper[bot]', id: 9, type: 'Bot' } }).account?.bot).toBe(true);
    expect(read('github', { user: { login: 'helper[bot]', id: 9 } }).account?.bot).toBe(true);
    expect(read('github', { user: { login: 'helper', id: 9, type: 'Bot' } }).account?.bot).toBe(true);
    expect(read('github', { user: { login: 'helper', id: 9, type: 'User' } }).account?.bot).toBe(false);
  });

  it('of an account that was deleted are nobody’s on Forgejo', () => {
    for (const id of [-1, 0]) expect(wrong('gitea', { user: { login: 'Ghost', id } })).toEqual({ wrong: ['user'] });
  });
});

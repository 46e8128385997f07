import { type ForgeEvent, readEvent } from '../signoff/retarget.ts';
import type { Dialect, Review, ReviewAccount } from '../signoff/review.ts';
import { readAccount, readReview } from '../signoff/review.ts';
import { type SchemaName, type Valid, validate } from '../site/validate.ts';
import type { Answer } from './ask.ts';
import type { Comment, LineComment, Pull, Repository } from './forge.ts';
import { ForgeError } from './forge-error.ts';

/** A forge's answer, or a part of it, as the type of its schema; ForgeError names the field where it is not. */
export function parse<N extends SchemaName>(name: N, { endpoint }: Answer, value: unknown): Valid<N> {
  const valid = validate(name, value);
  if ('value' in valid) return valid.value;
  throw new ForgeError('forge-not-understood', endpoint, null, { field: valid.findings[0]?.field ?? name });
}

export const accountFrom = (answer: Answer, value: unknown): ReviewAccount | null =>
  readAccount(parse('forge-account', answer, value));

export function repositoryFrom(answer: Answer): Repository {
  const value = parse('forge-repository', answer, answer.data);
  const { permissions } = value;
  return {
    name: value.full_name,
    // An internal repository is open to everybody with an account: on GitHub to the whole enterprise, on Gitea to every user.
    open: !value.private || value.internal === true || (value.visibility ?? 'private') !== 'private',
    archived: value.archived ?? false,
    defaultBranch: value.default_branch,
    cloneUrl: value.clone_url,
    url: value.html_url,
    may: permissions ? { push: permissions.push ?? false, administer: permissions.admin ?? false } : null,
  };
}

export function pullFrom(answer: Answer, data: unknown): Pull {
  const value = parse('forge-pull', answer, data);
  const { head, base } = value;
  return {
    number: value.number,
    title: value.title,
    body: value.body ?? '',
    url: value.html_url,
    open: value.state === 'open',
    draft: value.draft ?? false,
    opener: readAccount(value.user),
    head: head.sha,
    headBranch: head.ref,
    fork: !head.repo || head.repo.id !== base.repo?.id,
    base: base.sha,
    baseBranch: base.ref,
    mergeBase: value.merge_base || null,
    merged:
      value.merged_at === null
        ? null
        : { at: value.merged_at, commit: value.merge_commit_sha ?? null, by: readAccount(value.merged_by ?? null) },
  };
}

/** The account under which jobs of Gitea and Forgejo write. */
const job = -2;

export function commentFrom(answer: Answer, data: unknown): Comment {
  const { id, user, body, html_url, created_at } = parse('forge-comment', answer, data);
  const account = readAccount(user);
  return { id: String(id), account, job: user?.id === job, body: body ?? '', url: html_url, createdAt: created_at };
}

const whole = /^[0-9a-f]{40}$/;

/** What both forges say of a comment on a line. */
const lined = ({
  id,
  user,
  body,
  path,
  created_at,
}: Valid<'forge-line-comment-github' | 'forge-line-comment-gitea'>) => ({
  id: String(id),
  account: readAccount(user),
  body: body ?? '',
  path,
  createdAt: created_at,
});

export function lineCommentFromGithub(answer: Answer, data: unknown): LineComment {
  const value = parse('forge-line-comment-github', answer, data);
  const { original_line, original_commit_id, side } = value;
  const line = side === 'LEFT' ? null : (original_line ?? null);
  const commit = whole.test(original_commit_id) ? original_commit_id : null;
  const { pull_request_review_id: review } = value;
  return { ...lined(value), review: review === null ? null : String(review), line, commit, resolved: false };
}

/** Gitea's and Forgejo's own commit_id names whoever wrote the line; what its writer saw is the review's. */
export function lineCommentFromGitea(
  answer: Answer,
  data: unknown,
  { id: review, commit }: Pick<Review, 'id' | 'commit'>,
): LineComment {
  const value = parse('forge-line-comment-gitea', answer, data);
  const { position, resolver = null } = value;
  return { ...lined(value), review, line: position === 0 ? null : position, commit, resolved: resolver !== null };
}

export function eventFrom(
  dialect: Dialect,
  { endpoint }: Answer,
  data: unknown,
): Exclude<ForgeEvent, { wrong: unknown }> {
  const read = readEvent(dialect, data);
  if ('retarget' in read) return read;
  throw new ForgeError('forge-not-understood', endpoint, null, { field: read.wrong.join('、') });
}

export function reviewFrom(dialect: Dialect, answer: Answer, data: unknown): Review {
  const read = readReview(dialect, data);
  if ('review' in read) return read.review;
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'id') : undefined;
  const params = { field: read.wrong.join('、'), review: typeof id === 'number' ? id : '—' };
  const decision = ['user', 'commit_id', 'submitted_at'];
  const unclear = read.wrong.every((field) => decision.includes(field));
  throw new ForgeError(unclear ? 'forge-review-unclear' : 'forge-not-understood', answer.endpoint, null, params);
}

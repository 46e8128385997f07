import { canonicalJson } from '../article/canonical.ts';
import type { ForgeAccount } from '../site/types.gen.ts';
import { type SchemaName, type Valid, validate } from '../site/validate.ts';

/** Forges differ in what they answer: GitHub and its Enterprise Server, or Gitea and Forgejo. */
export type Dialect = 'github' | 'gitea';

/**
 * What a review says. `pending` was not sent yet; `requested` is Gitea's row for somebody who was asked and has not answered;
 * `unknown` is a dismissed review on GitHub, which no longer says what it was.
 */
export type ReviewState = 'approved' | 'returned' | 'comment' | 'pending' | 'requested' | 'unknown';

/** An account on the review's forge. `id` never changes, `login` may. `bot` is what GitHub marks; Gitea and Forgejo mark nobody. */
export interface ReviewAccount {
  id: string;
  login: string;
  bot: boolean;
}

/** One review, as its forge answered it. */
export interface Review {
  /** The forge's number. Gitea's and GitHub's numbers are unique within the forge. */
  id: string;
  /** Null when the account was deleted, or a team was asked. */
  account: ReviewAccount | null;
  state: ReviewState;
  dismissed: boolean;
  /** Commit that the reviewer saw, as he or his browser said: 40 hex digits. Null where the answer names none. */
  commit: string | null;
  /** RFC 3339. Null while pending. On Gitea and Forgejo the making of the row. */
  submittedAt: string | null;
  body: string;
  /** Number of the pull request that the answer names, null where it names none. */
  pull: number | null;
  /** This one answer as RFC 8785 JSON: the evidence. */
  raw: string;
}

const githubStates = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'returned',
  COMMENTED: 'comment',
  PENDING: 'pending',
  DISMISSED: 'unknown',
} as const;

const giteaStates = {
  APPROVED: 'approved',
  REQUEST_CHANGES: 'returned',
  COMMENT: 'comment',
  PENDING: 'pending',
  REQUEST_REVIEW: 'requested',
} as const;

/**
 * The review that a forge's answer (parsed JSON) stands for. `wrong` names the fields because of which it cannot be understood; an
 * unknown state is among them, and so is a standing decision that names no account or no commit: whoever gave it, or on what, cannot
 * be found out. Pure, so that the ledger's evidence can be read again years later.
 */
export function readReview(dialect: Dialect, answer: unknown): { review: Review } | { wrong: string[] } {
  const read = dialect === 'github' ? readGithub(answer) : readGitea(answer);
  if ('wrong' in read) return read;
  const { review } = read;
  if (review.dismissed || (review.state !== 'approved' && review.state !== 'returned')) return read;
  const wrong = [
    ...(review.account === null ? ['user'] : []),
    ...(review.commit === null ? ['commit_id'] : []),
    ...(review.submittedAt === null ? ['submitted_at'] : []),
  ];
  return wrong.length > 0 ? { wrong } : read;
}

/** `raw` of a review (RFC 8785 JSON) read again: from evidence. Text in any other form is wrong. */
export function readRawReview(dialect: Dialect, raw: string): { review: Review } | { wrong: string[] } {
  let answer: unknown;
  try {
    answer = JSON.parse(raw);
  } catch {
    return { wrong: ['raw'] };
  }
  const read = readReview(dialect, answer);
  return 'review' in read && read.review.raw !== raw ? { wrong: ['raw'] } : read;
}

function readGithub(answer: unknown): { review: Review } | { wrong: string[] } {
  const read = checked('forge-review-github', answer);
  if ('wrong' in read) return read;
  const { value } = read;
  return {
    review: {
      ...common(value),
      state: githubStates[value.state],
      dismissed: value.state === 'DISMISSED',
      submittedAt: value.submitted_at ?? null,
    },
  };
}

function readGitea(answer: unknown): { review: Review } | { wrong: string[] } {
  const read = checked('forge-review-gitea', answer);
  if ('wrong' in read) return read;
  const { value } = read;
  const state = giteaStates[value.state];
  const submittedAt = state === 'pending' ? null : value.submitted_at;
  return { review: { ...common(value), state, dismissed: value.dismissed, submittedAt } };
}

function checked<N extends SchemaName>(name: N, answer: unknown): { value: Valid<N> } | { wrong: string[] } {
  const valid = validate(name, answer);
  return 'value' in valid ? valid : { wrong: valid.findings.flatMap(({ field }) => field ?? []) };
}

function common(
  value: Valid<'forge-review-github' | 'forge-review-gitea'>,
): Omit<Review, 'state' | 'dismissed' | 'submittedAt'> {
  const { id, user, commit_id, body } = value;
  const number = /\/pulls\/(\d{1,15})$/.exec(value.pull_request_url)?.[1];
  return {
    id: String(id),
    account: readAccount(user),
    commit: commit_id !== null && /^[0-9a-f]{40}$/.test(commit_id) ? commit_id : null,
    body: body ?? '',
    pull: number === undefined ? null : Number(number),
    raw: canonicalJson(value),
  };
}

/**
 * Whose account an answer names. Forgejo answers for a deleted account with one that is nobody's (-1, Ghost), and a team that was asked
 * has none: null. GitHub marks apps by their type and by a name that no person can have.
 */
export function readAccount(value: ForgeAccount | null): ReviewAccount | null {
  if (value === null || value.id <= 0) return null;
  const { id, login, type } = value;
  return { id: String(id), login, bot: (type !== undefined && type !== 'User') || login.endsWith('[bot]') };
}

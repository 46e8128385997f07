import type { Retarget } from '../signoff/retarget.ts';
import type { Dialect, Review, ReviewAccount } from '../signoff/review.ts';
import type { Inside } from './inside.ts';

/** What a forge says of the repository and of us in it. */
export interface Repository {
  /** owner/name, as it is called today. */
  name: string;
  /** Whether people who were not let in can read it: public, or open to everybody who has an account. */
  open: boolean;
  archived: boolean;
  defaultBranch: string;
  cloneUrl: string;
  url: string;
  /** What our token may do; null where the forge does not say. */
  may: { push: boolean; administer: boolean } | null;
}

/** A pull request. `head` and `base` are full commit ids as of the answer: whoever acts on one pins it. */
export interface Pull {
  number: number;
  title: string;
  body: string;
  url: string;
  open: boolean;
  draft: boolean;
  /** Null when the account was deleted. */
  opener: ReviewAccount | null;
  head: string;
  headBranch: string;
  /** Whether the head is in another repository, or in one that is gone. */
  fork: boolean;
  base: string;
  baseBranch: string;
  /** What both ends went on from, as a merge leaves it; null where the forge does not say (GitHub). */
  mergeBase: string | null;
  /**
   * Null until merged. `commit` is what it became on the base branch, `by` who merged it: null where the forge does not say (of `by`: in lists,
   * and of deleted accounts).
   */
  merged: { at: string; commit: string | null; by: ReviewAccount | null } | null;
}

/** A comment of a pull request's conversation, not of its code. */
export interface Comment {
  id: string;
  /** Null when the account was deleted, or is nobody's. */
  account: ReviewAccount | null;
  /** Whether a job of the forge's own wrote it whose account is nobody's. */
  job: boolean;
  body: string;
  url: string;
  createdAt: string;
}

/** A comment on a line of a file, of a review or by itself. */
export interface LineComment {
  id: string;
  /** Null when the account was deleted. */
  account: ReviewAccount | null;
  /** Id of the review that it came with; null where there is none. */
  review: string | null;
  body: string;
  /** From the top of the repository. */
  path: string;
  /** From 1, in the file as `commit` has it; null for a comment on the whole file, or on a line that the pull request takes away. */
  line: number | null;
  /** What its writer saw. Null where the forge does not say. */
  commit: string | null;
  createdAt: string;
  /** Whether somebody marked it as done; GitHub says so only to those who ask by GraphQL, and here never. */
  resolved: boolean;
}

/** A file to be attached to a comment. */
export interface Upload {
  name: string;
  type: string;
  bytes: Uint8Array;
}

export type StatusState = 'pending' | 'success' | 'failure' | 'error';

/** A mark on a commit, shown at its pull request. `context` names whose mark it is; one of a context replaces the one before it. */
export interface Status {
  context: string;
  state: StatusState;
  /** One line; cut to 140 characters, the least that a forge takes. */
  description: string;
  /** Where to read on. */
  url?: string;
}

/** How a branch is protected. What the token may not see is null: it is unknown, and never taken for good. */
export interface Protection {
  /** Who may push to the branch past pull requests. */
  push: 'nobody' | 'listed' | 'writers' | null;
  forcePush: boolean | null;
  deletion: boolean | null;
  /** Contexts of statuses without which nothing is merged. */
  checks: string[] | null;
  approvals: number | null;
  /** Whether those whom CODEOWNERS names must approve. Gitea and Forgejo have no such rule: null. */
  owners: boolean | null;
  /** Whether the rules hold for administrators too. */
  administrators: boolean | null;
}

/** What came of a merge. `moved`: the head is no longer the one that was pinned. */
export type Merged =
  | { merged: true; commit: string | null }
  | { merged: false; why: 'moved' | 'refused'; said: string };

/**
 * One repository on one forge, seen with one token. Every function either gives the whole answer or throws ForgeError: a list that
 * breaks off, an answer that is not understood, a decision without account or commit are errors, never left out and never empty.
 * Answers are the forge's own, of this moment: nothing is cached. Lists come in the order in which their entries were made.
 * What is worth repeating (no answer, 5xx, rate limits) is repeated with pauses before it is thrown; what changes something on the
 * forge is repeated only where doing it twice is the same as doing it once.
 */
export interface Forge {
  readonly dialect: Dialect;
  /** Address of the forge as the registry writes it, without trailing slash: with an account's `id` it names the account. */
  readonly url: string;
  /** owner/name. */
  readonly repository: string;

  /** Whose token it is. An app's or a job's token may have no account: null. */
  me(): Promise<ReviewAccount | null>;
  /** The account that bears this login today, or null when there is none. */
  accountByLogin(login: string): Promise<ReviewAccount | null>;
  /** The account with this immutable id, or null when there is none (any more). */
  accountById(id: string): Promise<ReviewAccount | null>;

  facts(): Promise<Repository>;
  /** Pull request `number`; a missing one is an error. */
  pull(number: number): Promise<Pull>;
  /** All open pull requests onto `branch`. */
  openPulls(branch: string): Promise<Pull[]>;
  /** All merged pull requests onto `branch` that were merged at `since` (RFC 3339) or later, the earliest first. */
  mergedSince(branch: string, since: string): Promise<Pull[]>;
  /** The pull requests through which `commit` came onto its branch: merged ones only, none for a direct push. */
  pullsOf(commit: string): Promise<Pull[]>;

  /** All reviews of a pull request: dismissed and outdated ones, comments and requests too. Deleted ones leave no trace on a forge. */
  reviews(number: number): Promise<Review[]>;
  /**
   * The newest change of the branch that a pull request goes onto, or null where there was none. Of a merged one (`merged`) all that
   * happened before the merge is looked through, or it is an error; of an open one Gitea and Forgejo cannot show that nothing is missing.
   */
  retargeted(number: number, merged: boolean): Promise<Retarget | null>;
  /** All comments of its conversation. */
  comments(number: number): Promise<Comment[]>;
  /** All comments on its lines, on what was changed since too. `reviews` are all of its reviews: Gitea and Forgejo know them by review only. */
  lineComments(number: number, reviews: readonly Review[]): Promise<LineComment[]>;
  /**
   * Keeps one comment of ours that bears the hidden mark `marker` ([a-z0-9-]+): made when there is none, rewritten when it differs.
   * Somebody else's comment with the same mark is not ours.
   */
  putComment(number: number, marker: string, body: string): Promise<Comment>;
  /** Attaches a file to a comment, in place of one of ours with the same name; gives its address behind the forge's login, or null where the forge has no attachments. */
  attach(comment: Comment, file: Upload): Promise<string | null>;
  setStatus(commit: string, status: Status): Promise<void>;
  /** Who was asked for a review and has not answered yet. Teams are left out. */
  asked(number: number): Promise<ReviewAccount[]>;
  /**
   * Asks accounts, by their ids, for a review. Who is asked already, or opened the pull request, is passed over; gives the ids that the forge
   * refused, with its words: most often somebody who cannot read the repository.
   */
  requestReviews(number: number, ids: readonly string[]): Promise<{ id: string; said: string }[]>;
  /**
   * Merges a pull request if its head still is `head`. Conflicts, drafts and missing rights are refusals, not errors; a forge that is still
   * finding out whether it can be merged is asked again a few times.
   */
  merge(number: number, head: string): Promise<Merged>;
  /** How `branch` is protected; null when it is not at all. */
  protection(branch: string): Promise<Protection | null>;
  /** Who may write and which keys there are, as far as the token may know. */
  inside(): Promise<Inside>;
}

/** The hidden line in a comment by which it is found again. */
export const markOf = (marker: string): string => `<!-- qianfa:${marker} -->`;

/** What people and machines did on the forge, in rows, as both dialects tell it. Heads and file lists are never kept: git has them. */

export type May = 'none' | 'read' | 'write' | 'admin';

export interface User {
  id: number;
  login: string;
  email: string;
  token: string;
  /** An app on GitHub; on Gitea nothing shows it. */
  bot: boolean;
  may: May;
  deleted: boolean;
}

export interface PullRow {
  number: number;
  title: string;
  body: string;
  opener: number;
  branch: string;
  base: string;
  at: number;
  touched: number;
  closed: number | null;
  /** The head when it was closed; while it is open, git says it. */
  lastHead: string;
  /** What both ends went on from when it was merged; while it is not, git says it. */
  mergeBase: string | null;
  merged: { at: number; commit: string; by: number } | null;
  asked: number[];
}

export type ReviewKind = 'approve' | 'return' | 'comment' | 'pending' | 'request';

/** A comment on a line of what was reviewed; `old`: on one that is taken away. */
export interface LineRow {
  id: number;
  path: string;
  line: number;
  old: boolean;
  body: string;
  resolvedBy: number | null;
}

export interface ReviewRow {
  id: number;
  pull: number;
  user: number;
  kind: ReviewKind;
  body: string;
  commit: string;
  at: number;
  dismissed: boolean;
  stale: boolean;
  lines: LineRow[];
}

export interface FileRow {
  id: number;
  name: string;
  bytes: Buffer;
  uuid: string;
}

export interface CommentRow {
  id: number;
  pull: number;
  user: number;
  body: string;
  at: number;
  touched: number;
  files: FileRow[];
}

/** What befell a pull request, under Gitea's names. Comments and reviews are rows of their own, and only told of as events. */
export interface EventRow {
  id: number;
  pull: number;
  user: number;
  kind: 'change_target_branch' | 'merge_pull' | 'comment' | 'review' | 'review_request';
  from: string;
  to: string;
  at: number;
}

export interface StatusRow {
  id: number;
  commit: string;
  context: string;
  state: string;
  description: string;
  url: string | null;
  user: number;
  at: number;
}

/** Protection of branches, as an administrator sets it. */
export interface Rules {
  directPush: 'nobody' | 'listed' | 'writers';
  checks: string[];
  approvals: number;
  dismissStale: boolean;
  administrators: boolean;
}

export interface State {
  owner: string;
  name: string;
  private: boolean;
  users: User[];
  pulls: PullRow[];
  reviews: ReviewRow[];
  comments: CommentRow[];
  statuses: StatusRow[];
  events: EventRow[];
  rules: Rules | null;
  /** Branches for which the rules hold. */
  guarded: string[];
  deployKeys: { title: string; read_only: boolean }[];
  /** Names of the repository's own secrets. */
  secrets: string[];
  /** Ids are given out once, whatever they are for. */
  next: number;
}

export const emptyState = (owner: string, name: string): State => ({
  owner,
  name,
  private: true,
  users: [],
  pulls: [],
  reviews: [],
  comments: [],
  statuses: [],
  events: [],
  rules: null,
  guarded: ['main'],
  deployKeys: [],
  secrets: [],
  next: 1,
});

export const idOf = (state: State): number => state.next++;

export const userOf = (state: State, id: number): User => {
  const user = state.users.find((other) => other.id === id);
  if (!user) throw new Error(`no user ${id}`);
  return user;
};

/** Above a right stand those that hold it too. */
const order: readonly May[] = ['none', 'read', 'write', 'admin'];
export const allows = (user: User | null, may: May): boolean =>
  user !== null && order.indexOf(user.may) >= order.indexOf(may);

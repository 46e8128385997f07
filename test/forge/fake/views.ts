import type { CommentRow, EventRow, FileRow, LineRow, PullRow, ReviewRow, State, StatusRow, User } from './state.ts';

/** A pull request with what git says of it now. */
export interface PullNow {
  row: PullRow;
  head: string;
  base: string;
  files: number;
}

/** One forge's way of writing down the state: JSON values as its API answers them. `viewer` is who asks. */
export interface Views {
  /** Path of the API below the forge's address. */
  api: string;
  user(user: User | null): unknown;
  me(user: User): unknown;
  repository(viewer: User): unknown;
  pull(pull: PullNow, viewer: User, whole: boolean): unknown;
  review(row: ReviewRow): unknown;
  comment(row: CommentRow): unknown;
  lineComment(review: ReviewRow, line: LineRow): unknown;
  /** An event, on Gitea a row of the timeline as comments and reviews are too. */
  event(row: EventRow): unknown;
  file(row: FileRow): unknown;
  status(row: StatusRow): unknown;
  branch(name: string, commit: string, viewer: User): unknown;
  deployKey(key: { id: number; title: string; read_only: boolean }): unknown;
  /** What an error looks like. */
  error(status: number, message: string): unknown;
}

export interface Seen {
  /** Address of the forge, without trailing slash. */
  url: string;
  state: State;
}

export const iso = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000', '');

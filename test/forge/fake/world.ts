import type { Git } from '../../../scripts/git/git.ts';
import { filesBetween, headOf } from './git.ts';
import { idOf, type LineRow, type PullRow, type ReviewRow, type State, type User } from './state.ts';
import type { PullNow, Views } from './views.ts';

/** Everything that a request is answered from. */
export interface Fake {
  state: State;
  git: Git;
  views: Views;
  dialect: 'github' | 'gitea';
  now(): number;
  /** Whether marks of outdated reviews wait until `settle`: a real forge sets them moments after a push. */
  late: { marks: boolean };
  /** How many files differ between two commits, once git was asked. */
  files: Map<string, number>;
}

/** A refusal as the forge words it. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const pullRow = ({ state }: Fake, number: number): PullRow => {
  const row = state.pulls.find((other) => other.number === number);
  if (!row) throw new Refused(404, 'Not Found');
  return row;
};

/** A pull request as git has it now. Once it is closed its head stays on GitHub, and follows its branch on Gitea, unlike refs/pull/N/head. */
export async function pullNow(fake: Fake, row: PullRow, whole: boolean): Promise<PullNow> {
  const follows = row.closed === null || fake.dialect === 'gitea';
  const head = (follows ? await headOf(fake.git, row.branch) : null) ?? row.lastHead;
  const base = (await headOf(fake.git, row.base)) ?? head;
  const between = `${base}...${head}`;
  const files = whole ? (fake.files.get(between) ?? (await filesBetween(fake.git, base, head)).length) : 0;
  if (whole) fake.files.set(between, files);
  return { row, head, base, files };
}

/**
 * What a forge does after every push: it keeps refs/pull/N/head, marks reviews of an outdated head, and dismisses stale approvals where main's
 * protection says so.
 */
export async function afterPush(fake: Fake): Promise<void> {
  for (const row of fake.state.pulls) {
    if (row.closed !== null) continue;
    const head = await headOf(fake.git, row.branch);
    if (!head || head === row.lastHead) continue;
    row.lastHead = head;
    row.touched = fake.now();
    await fake.git.run(['update-ref', `refs/pull/${row.number}/head`, head]);
    if (!fake.late.marks) markStale(fake, row);
  }
}

export function markStale({ state }: Fake, row: PullRow): void {
  for (const review of state.reviews.filter(({ pull }) => pull === row.number)) {
    review.stale = review.kind !== 'request' && review.commit !== row.lastHead;
    if (review.stale && review.kind === 'approve' && state.rules?.dismissStale) review.dismissed = true;
  }
}

/** Sends a review. Both forges refuse an approval or a return by whoever opened the pull request. */
export async function addReview(
  fake: Fake,
  by: User,
  row: PullRow,
  given: Pick<ReviewRow, 'kind' | 'body'> & { commit: string | null; lines?: Omit<LineRow, 'id' | 'resolvedBy'>[] },
): Promise<ReviewRow> {
  const { kind, body } = given;
  const { state, dialect } = fake;
  if (by.id === row.opener && (kind === 'approve' || kind === 'return')) {
    const gitea = kind === 'approve' ? 'approve your own pull is not allowed' : 'reject your own pull is not allowed';
    const github =
      kind === 'approve' ? 'Can not approve your own pull request' : 'Can not request changes on your own pull request';
    throw new Refused(422, dialect === 'gitea' ? gitea : `Unprocessable Entity: ${github}`);
  }
  const said = body.trim() !== '' || (given.lines ?? []).length > 0;
  if (!said && (kind === 'return' || kind === 'comment')) throw new Refused(422, 'review requires a body');
  if (row.closed !== null && dialect === 'gitea')
    throw new Refused(422, 'can not submit review for closed or merged PR');
  const { head } = await pullNow(fake, row, false);
  const commit = given.commit ?? head;
  const own = state.reviews.filter(({ pull, user }) => pull === row.number && user === by.id);
  const waiting = own.find((review) => review.kind === 'pending');
  const decides = kind === 'approve' || kind === 'return';
  if (waiting && kind === 'pending') throw new Refused(422, 'User can only have one pending review per pull request');
  // On Gitea and Forgejo somebody's new decision dismisses his older ones, and answers what he was asked.
  if (dialect === 'gitea' && decides) {
    for (const review of own) if (review.kind === 'approve' || review.kind === 'return') review.dismissed = true;
  }
  if (kind !== 'pending') {
    row.asked = row.asked.filter((id) => id !== by.id);
    state.reviews = state.reviews.filter((review) => !(own.includes(review) && review.kind === 'request'));
  }
  row.touched = fake.now();
  const lines = (given.lines ?? []).map((line) => ({ id: idOf(state), resolvedBy: null, ...line }));
  const fields = { kind, body, commit, lines, dismissed: false, stale: commit !== head };
  // A review that was begun earlier keeps its row, and on Gitea its moment with it.
  if (waiting) return Object.assign(waiting, fields, dialect === 'github' ? { at: fake.now() } : {});
  const review = { id: idOf(state), pull: row.number, user: by.id, at: fake.now(), ...fields };
  state.reviews.push(review);
  return review;
}

export function askForReview(fake: Fake, row: PullRow, user: User): void {
  const { state } = fake;
  if (user.id === row.opener) throw new Refused(422, 'Review cannot be requested from pull request author.');
  if (user.may === 'none') throw new Refused(422, 'Reviews may only be requested from collaborators.');
  if (row.asked.includes(user.id)) return;
  row.asked.push(user.id);
  if (fake.dialect === 'github') return;
  const fields = { kind: 'request' as const, body: '', commit: '', dismissed: false, stale: false, lines: [] };
  state.reviews.push({ id: idOf(state), pull: row.number, user: user.id, at: fake.now(), ...fields });
}

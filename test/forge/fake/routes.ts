import { mergeBase as mergeBaseOf } from '../../../scripts/git/compare.ts';
import { commitOf } from '../../../scripts/git/git.ts';
import { headOf, type MergeStyle, mergeInto } from './git.ts';
import { allows, idOf, type May, type User, userOf } from './state.ts';
import { askForReview, type Fake, pullNow, pullRow, Refused } from './world.ts';

/** A request, read. `parts` are the places of the route's path. */
export interface Call {
  fake: Fake;
  viewer: User;
  parts: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** The body as it came. */
  raw: Buffer;
  type: string;
}

/** An answer: JSON, or a list that is cut into pages, or a list that knows no pages. */
export type Reply =
  | { status: number; json?: unknown }
  | { status: number; rows: { shown: unknown | null }[]; paged: boolean; link: boolean };

export type Route = [method: string, path: RegExp, may: May, handler: (call: Call) => Promise<Reply>];

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const shown = (rows: unknown[]): { shown: unknown }[] => rows.map((row) => ({ shown: row }));

export async function pulls({ fake, viewer, query }: Call): Promise<Reply> {
  const state = query.get('state') ?? 'open';
  const base = fake.dialect === 'github' ? query.get('base') : query.get('base_branch');
  const rows = fake.state.pulls
    .filter((row) => state === 'all' || (row.closed === null) === (state === 'open'))
    .filter((row) => base === null || row.base === base);
  const sort = `${query.get('sort')} ${query.get('direction')}`;
  if (/^(recentupdate|updated desc)/.test(sort)) rows.sort((a, b) => b.touched - a.touched || b.number - a.number);
  else if (/^(oldest|created asc)/.test(sort)) rows.sort((a, b) => a.number - b.number);
  else rows.sort((a, b) => b.number - a.number);
  const list = await Promise.all(
    rows.map(async (row) => fake.views.pull(await pullNow(fake, row, false), viewer, false)),
  );
  return { status: 200, rows: shown(list), paged: true, link: true };
}

async function openPull({ fake, viewer, body }: Call): Promise<Reply> {
  const { state, git } = fake;
  const [branch, base] = [text(body.head), text(body.base)];
  const head = await headOf(git, branch);
  if (!head || !(await headOf(git, base))) throw new Refused(fake.dialect === 'github' ? 422 : 404, 'no such branch');
  if (state.pulls.some((row) => row.branch === branch && row.base === base && row.closed === null))
    throw new Refused(fake.dialect === 'github' ? 422 : 409, 'pull request already exists for these targets');
  const at = fake.now();
  const number = state.pulls.length + 1;
  const row = {
    number,
    title: text(body.title),
    body: text(body.body),
    opener: viewer.id,
    branch,
    base,
    at,
    touched: at,
    closed: null,
    lastHead: head,
    mergeBase: null,
    merged: null,
    asked: [],
  };
  state.pulls.push(row);
  await git.run(['update-ref', `refs/pull/${number}/head`, head]);
  return { status: 201, json: fake.views.pull(await pullNow(fake, row, true), viewer, true) };
}

async function editPull({ fake, viewer, parts, body }: Call): Promise<Reply> {
  const row = pullRow(fake, Number(parts[0]));
  if (viewer.id !== row.opener && !allows(viewer, 'write')) throw new Refused(403, 'no');
  if (body.state === 'closed' && row.closed === null) {
    row.lastHead = (await pullNow(fake, row, false)).head;
    row.closed = fake.now();
  }
  row.touched = fake.now();
  return {
    status: fake.dialect === 'github' ? 200 : 201,
    json: fake.views.pull(await pullNow(fake, row, true), viewer, true),
  };
}

/** Merges by button; what the merge pinned is compared first. */
export async function merge(call: Call, pinned: string, style: MergeStyle): Promise<string> {
  const { fake, viewer, parts } = call;
  const row = pullRow(fake, Number(parts[0]));
  if (row.closed !== null) throw new Refused(405, 'The PR is already merged');
  if (!allows(viewer, 'write')) throw new Refused(405, 'User not allowed to merge PR');
  const { head } = await pullNow(fake, row, false);
  if (pinned !== '' && pinned !== head) throw new Refused(409, 'head out of date');
  const { rules, statuses } = fake.state;
  const green = (rules?.checks ?? []).every(
    (check) => statuses.findLast(({ commit, context }) => commit === head && context === check)?.state === 'success',
  );
  if (!green && (rules?.administrators || !allows(viewer, 'admin')))
    throw new Refused(405, 'required status checks are missing');
  const { base: before } = await pullNow(fake, row, false);
  const mergeBase = await mergeBaseOf(fake.git, before, head);
  const at = fake.now();
  const message = `Merge pull request #${row.number}`;
  const commit = await mergeInto(fake.git, { branch: row.base, head, style, who: viewer, message, at });
  if (!commit) throw new Refused(fake.dialect === 'github' ? 405 : 409, 'merge conflict');
  Object.assign(row, { merged: { at, commit, by: viewer.id }, closed: at, touched: at, lastHead: head, mergeBase });
  return commit;
}

async function requestReviewers({ fake, viewer, parts, body }: Call): Promise<Reply> {
  const row = pullRow(fake, Number(parts[0]));
  const names: unknown[] = Array.isArray(body.reviewers) ? body.reviewers : [];
  for (const name of names) {
    const user = fake.state.users.find(({ login, deleted }) => login === name && !deleted);
    if (!user) throw new Refused(fake.dialect === 'github' ? 422 : 404, `User '${name}' not exist`);
    askForReview(fake, row, user);
  }
  row.touched = fake.now();
  if (fake.dialect === 'github')
    return { status: 201, json: fake.views.pull(await pullNow(fake, row, false), viewer, false) };
  const asked = fake.state.reviews.filter(
    ({ pull, kind, user }) =>
      pull === row.number && kind === 'request' && names.includes(userOf(fake.state, user).login),
  );
  return { status: 201, json: asked.map((review) => fake.views.review(review)) };
}

async function addComment({ fake, viewer, parts, body }: Call): Promise<Reply> {
  const row = pullRow(fake, Number(parts[0]));
  if (text(body.body) === '') throw new Refused(422, 'Comment is empty');
  const at = fake.now();
  const comment = {
    id: idOf(fake.state),
    pull: row.number,
    user: viewer.id,
    body: text(body.body),
    at,
    touched: at,
    files: [],
  };
  fake.state.comments.push(comment);
  row.touched = at;
  return { status: 201, json: fake.views.comment(comment) };
}

async function editComment({ fake, viewer, parts, body }: Call): Promise<Reply> {
  const comment = fake.state.comments.find(({ id }) => id === Number(parts[0]));
  if (!comment) throw new Refused(404, 'Not Found');
  if (comment.user !== viewer.id && !allows(viewer, 'write')) throw new Refused(403, 'no');
  Object.assign(comment, { body: text(body.body), touched: fake.now() });
  return { status: 200, json: fake.views.comment(comment) };
}

async function addStatus({ fake, viewer, parts, body }: Call): Promise<Reply> {
  const commit = parts[0] ?? '';
  if (!/^[0-9a-f]{40}$/.test(commit) || !(await commitOf(fake.git, commit)))
    throw new Refused(fake.dialect === 'github' ? 422 : 404, 'no such commit');
  if (!['pending', 'success', 'failure', 'error'].includes(text(body.state))) throw new Refused(422, 'state');
  if ([...text(body.description)].length > 140 && fake.dialect === 'github')
    throw new Refused(422, 'description is too long (maximum is 140 characters)');
  const row = {
    id: idOf(fake.state),
    commit,
    context: text(body.context),
    state: text(body.state),
    description: text(body.description),
    url: text(body.target_url) || null,
    user: viewer.id,
    at: fake.now(),
  };
  fake.state.statuses.push(row);
  return { status: 201, json: fake.views.status(row) };
}

/** What GitHub and Gitea are asked under the same addresses, below /repos/owner/name. */
export const routes: Route[] = [
  ['GET', /^$/, 'read', async ({ fake, viewer }) => ({ status: 200, json: fake.views.repository(viewer) })],
  ['GET', /^\/pulls$/, 'read', pulls],
  ['POST', /^\/pulls$/, 'read', openPull],
  [
    'GET',
    /^\/pulls\/(\d+)$/,
    'read',
    async ({ fake, viewer, parts }) => ({
      status: 200,
      json: fake.views.pull(await pullNow(fake, pullRow(fake, Number(parts[0])), true), viewer, true),
    }),
  ],
  ['PATCH', /^\/pulls\/(\d+)$/, 'read', editPull],
  ['POST', /^\/pulls\/(\d+)\/requested_reviewers$/, 'write', requestReviewers],
  [
    'GET',
    /^\/issues\/(\d+)\/comments$/,
    'read',
    async ({ fake, parts }) => {
      const { number } = pullRow(fake, Number(parts[0]));
      const rows = fake.state.comments.filter(({ pull }) => pull === number).map((row) => fake.views.comment(row));
      // Gitea's and Forgejo's list of comments knows no pages.
      return { status: 200, rows: shown(rows), paged: fake.dialect === 'github', link: true };
    },
  ],
  ['POST', /^\/issues\/(\d+)\/comments$/, 'read', addComment],
  ['PATCH', /^\/issues\/comments\/(\d+)$/, 'read', editComment],
  ['POST', /^\/statuses\/([^/]+)$/, 'write', addStatus],
  [
    'GET',
    /^\/(?:commits\/([^/]+)\/statuses|statuses\/([^/]+))$/,
    'read',
    async ({ fake, parts }) => {
      const commit = parts.find(Boolean);
      const rows = fake.state.statuses.filter((row) => row.commit === commit).map((row) => fake.views.status(row));
      return { status: 200, rows: shown(rows.reverse()), paged: true, link: true };
    },
  ],
  [
    'GET',
    /^\/branches\/([^/]+)$/,
    'read',
    async ({ fake, viewer, parts }) => {
      const [name = ''] = parts;
      const commit = await headOf(fake.git, name);
      if (!commit) throw new Refused(404, 'Branch not found');
      return { status: 200, json: fake.views.branch(name, commit, viewer) };
    },
  ],
  [
    'GET',
    /^\/keys$/,
    'admin',
    async ({ fake }) => {
      const { deployKeys } = fake.state;
      const rows = deployKeys.map((key, at) => fake.views.deployKey({ id: 7000 + at, ...key }));
      return { status: 200, rows: shown(rows), paged: true, link: true };
    },
  ],
];

import { commitOf } from '../../../scripts/git/git.ts';
import { type Call, type Reply, type Route, shown, text } from './call.ts';
import { headOf } from './git.ts';
import { editPull, openPull, pulls } from './pulls.ts';
import { allows, idOf, userOf } from './state.ts';
import { askForReview, pullNow, pullRow, Refused } from './world.ts';

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

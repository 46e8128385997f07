import { type Route, rowsIn, shown, text } from './call.ts';
import { merge } from './pulls.ts';
import { allows, type ReviewKind, type User } from './state.ts';
import { addReview, type Fake, pullNow, pullRow, Refused } from './world.ts';

const kinds: Record<string, ReviewKind> = {
  APPROVE: 'approve',
  REQUEST_CHANGES: 'return',
  COMMENT: 'comment',
  '': 'pending',
};

const kindOf = (event: unknown): ReviewKind => {
  const kind = kinds[text(event)];
  if (!kind) throw new Refused(422, 'event is not included in the list');
  return kind;
};

function reviewAt(fake: Fake, viewer: User, id: string | undefined) {
  const row = fake.state.reviews.find((review) => review.id === Number(id));
  if (!row || (row.kind === 'pending' && row.user !== viewer.id)) throw new Refused(404, 'Not Found');
  return row;
}

/** What only GitHub is asked, below /repos/owner/name. */
export const githubRoutes: Route[] = [
  [
    'GET',
    /^\/pulls\/(\d+)\/reviews$/,
    'read',
    async ({ fake, viewer, parts }) => {
      const { number } = pullRow(fake, Number(parts[0]));
      const seen = fake.state.reviews.filter(
        ({ pull, kind, user }) => pull === number && (kind !== 'pending' || user === viewer.id),
      );
      return { status: 200, rows: shown(seen.map((row) => fake.views.review(row))), paged: true, link: true };
    },
  ],
  [
    'GET',
    /^\/pulls\/(\d+)\/comments$/,
    'read',
    async ({ fake, viewer, parts }) => {
      const { number } = pullRow(fake, Number(parts[0]));
      const sent = fake.state.reviews.filter(
        ({ pull, kind, user }) => pull === number && (kind !== 'pending' || user === viewer.id),
      );
      const rows = sent.flatMap((review) => review.lines.map((line) => fake.views.lineComment(review, line)));
      return { status: 200, rows: shown(rows), paged: true, link: true };
    },
  ],
  [
    'GET',
    /^\/issues\/(\d+)\/events$/,
    'read',
    async ({ fake, parts }) => {
      const { number } = pullRow(fake, Number(parts[0]));
      const rows = fake.state.events.filter(({ pull }) => pull === number).map((row) => fake.views.event(row));
      return { status: 200, rows: shown(rows), paged: true, link: true };
    },
  ],
  [
    'POST',
    /^\/pulls\/(\d+)\/reviews$/,
    'read',
    async ({ fake, viewer, parts, body }) => {
      const lines = rowsIn(body.comments).map((line) => ({
        path: text(line.path),
        line: Number(line.line),
        old: line.side === 'LEFT',
        body: text(line.body),
      }));
      const given = { kind: kindOf(body.event), body: text(body.body), commit: text(body.commit_id) || null, lines };
      return {
        status: 200,
        json: fake.views.review(await addReview(fake, viewer, pullRow(fake, Number(parts[0])), given)),
      };
    },
  ],
  [
    'POST',
    /^\/pulls\/(\d+)\/reviews\/(\d+)\/events$/,
    'read',
    async ({ fake, viewer, parts, body }) => {
      const row = reviewAt(fake, viewer, parts[1]);
      if (row.kind !== 'pending') throw new Refused(422, 'not pending');
      const given = { kind: kindOf(body.event), body: text(body.body) || row.body, commit: row.commit };
      return { status: 200, json: fake.views.review(await addReview(fake, viewer, pullRow(fake, row.pull), given)) };
    },
  ],
  [
    'DELETE',
    /^\/pulls\/(\d+)\/reviews\/(\d+)$/,
    'read',
    async ({ fake, viewer, parts }) => {
      const row = reviewAt(fake, viewer, parts[1]);
      if (row.kind !== 'pending') throw new Refused(422, 'Can not delete a non-pending pull request review');
      fake.state.reviews = fake.state.reviews.filter((other) => other !== row);
      return { status: 200, json: fake.views.review(row) };
    },
  ],
  [
    'PUT',
    /^\/pulls\/(\d+)\/reviews\/(\d+)\/dismissals$/,
    'write',
    async ({ fake, viewer, parts, body }) => {
      const row = reviewAt(fake, viewer, parts[1]);
      if (row.kind !== 'approve' && row.kind !== 'return')
        throw new Refused(422, 'Can not dismiss a commented pull request review');
      if (text(body.message) === '') throw new Refused(422, 'message is missing');
      row.dismissed = true;
      return { status: 200, json: fake.views.review(row) };
    },
  ],
  [
    'PUT',
    /^\/pulls\/(\d+)\/merge$/,
    'write',
    async (call) => {
      const style = call.body.merge_method === 'squash' ? 'squash' : 'merge';
      const sha = await merge(call, text(call.body.sha), style);
      return { status: 200, json: { sha, merged: true, message: 'Pull Request successfully merged' } };
    },
  ],
  [
    'GET',
    /^\/commits\/([0-9a-f]{40})\/pulls$/,
    'read',
    async ({ fake, viewer, parts }) => {
      const rows = fake.state.pulls.filter(
        ({ merged, lastHead }) => merged?.commit === parts[0] || lastHead === parts[0],
      );
      const list = await Promise.all(
        rows.map(async (row) => fake.views.pull(await pullNow(fake, row, false), viewer, false)),
      );
      return { status: 200, rows: shown(list), paged: true, link: true };
    },
  ],
  [
    'GET',
    /^\/branches\/([^/]+)\/protection$/,
    'read',
    async ({ fake, viewer, parts }) => {
      if (!allows(viewer, 'admin')) throw new Refused(403, 'Resource not accessible by personal access token');
      const { rules } = fake.state;
      if (!rules || !fake.state.guarded.includes(parts[0] ?? '')) throw new Refused(404, 'Branch not protected');
      const reviews = {
        url: 'https://localhost/',
        dismiss_stale_reviews: rules.dismissStale,
        require_code_owner_reviews: false,
        required_approving_review_count: rules.approvals,
      };
      return {
        status: 200,
        json: {
          url: 'https://localhost/',
          ...(rules.checks.length > 0 ? { required_status_checks: { contexts: rules.checks, checks: [] } } : {}),
          enforce_admins: { url: 'https://localhost/', enabled: rules.administrators },
          ...(rules.directPush === 'nobody' ? { required_pull_request_reviews: reviews } : {}),
          allow_force_pushes: { enabled: false },
          allow_deletions: { enabled: false },
        },
      };
    },
  ],
  ['GET', /^\/rules\/branches\/([^/]+)$/, 'read', async () => ({ status: 200, rows: [], paged: true, link: true })],
  [
    'GET',
    /^\/collaborators$/,
    'write',
    async ({ fake }) => {
      const rows = fake.state.users.filter((user) => !user.deleted && allows(user, 'read'));
      const right = (user: User) => ({
        pull: true,
        triage: allows(user, 'write'),
        push: allows(user, 'write'),
        maintain: allows(user, 'admin'),
        admin: allows(user, 'admin'),
      });
      const all = rows.map((user) => ({
        ...(fake.views.user(user) as object),
        permissions: right(user),
        role_name: user.may,
      }));
      return { status: 200, rows: shown(all), paged: true, link: true };
    },
  ],
  [
    'GET',
    /^\/actions\/secrets$/,
    'admin',
    async ({ fake }) => {
      const at = '2026-01-01T00:00:00Z';
      const secrets = fake.state.secrets.map((name) => ({ name, created_at: at, updated_at: at }));
      return { status: 200, json: { total_count: secrets.length, secrets } };
    },
  ],
];

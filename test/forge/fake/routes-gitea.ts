import { type Route, rowsIn, shown, text } from './call.ts';
import { merge } from './pulls.ts';
import { allows, idOf, type ReviewKind, type User } from './state.ts';
import { timeline } from './timeline.ts';
import { addReview, type Fake, pullNow, pullRow, Refused } from './world.ts';

/** Whatever is none of these makes a review that is not sent yet, GitHub's own words too. */
const kinds: Record<string, ReviewKind> = { APPROVED: 'approve', REQUEST_CHANGES: 'return', COMMENT: 'comment' };
const kindOf = (event: unknown): ReviewKind => kinds[text(event)] ?? 'pending';

function reviewAt(fake: Fake, id: string | undefined) {
  const row = fake.state.reviews.find((review) => review.id === Number(id));
  if (!row) throw new Refused(404, 'Not Found');
  return row;
}

function commentAt(fake: Fake, viewer: User, id: string | undefined) {
  const row = fake.state.comments.find((comment) => comment.id === Number(id));
  if (!row) throw new Refused(404, 'Not Found');
  if (row.user !== viewer.id && !allows(viewer, 'write')) throw new Refused(403, 'no');
  return row;
}

/** The file in a form: its name and bytes, between the first two boundaries. */
function uploaded(raw: Buffer, type: string): { name: string; bytes: Buffer } {
  const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? '';
  const start = raw.indexOf('\r\n\r\n');
  const end = raw.indexOf(`\r\n--${boundary}`, start);
  const name = /filename="([^"]*)"/.exec(raw.subarray(0, start).toString('utf8'))?.[1] ?? '';
  return { name, bytes: raw.subarray(start + 4, end) };
}

/** What an administrator lets be attached when he changes nothing. */
const attachable = /\.(avif|csv|docx|gif|gz|jpeg|jpg|json|log|md|odt|pdf|png|pptx|svg|tgz|txt|webp|xls|xlsx|zip)$/;

/** What only Gitea and Forgejo are asked, below /repos/owner/name. */
export const giteaRoutes: Route[] = [
  [
    'GET',
    /^\/pulls\/(\d+)\/reviews$/,
    'read',
    async ({ fake, viewer, parts }) => {
      const { number } = pullRow(fake, Number(parts[0]));
      const all = fake.state.reviews.filter(({ pull }) => pull === number);
      // What others have not sent yet is counted and not shown.
      const rows = all.map((row) => ({
        shown: row.kind === 'pending' && row.user !== viewer.id ? null : fake.views.review(row),
      }));
      return { status: 200, rows, paged: true, link: false };
    },
  ],
  [
    'GET',
    /^\/pulls\/(\d+)\/reviews\/(\d+)\/comments$/,
    'read',
    async ({ fake, parts }) => {
      const review = reviewAt(fake, parts[1]);
      const rows = review.lines.map((line) => fake.views.lineComment(review, line));
      return { status: 200, rows: shown(rows), paged: false, link: false };
    },
  ],
  ['GET', /^\/issues\/(\d+)\/timeline$/, 'read', timeline],
  [
    'POST',
    /^\/pulls\/(\d+)\/reviews$/,
    'read',
    async ({ fake, viewer, parts, body }) => {
      const kind = kindOf(body.event);
      if (kind === 'pending' && text(body.body).trim() === '')
        throw new Refused(422, `review event ${text(body.event)} requires a body`);
      const lines = rowsIn(body.comments).map((line) => ({
        path: text(line.path),
        line: Number(line.new_position) || Number(line.old_position),
        old: !Number(line.new_position),
        body: text(line.body),
      }));
      const given = { kind, body: text(body.body), commit: text(body.commit_id) || null, lines };
      return {
        status: 200,
        json: fake.views.review(await addReview(fake, viewer, pullRow(fake, Number(parts[0])), given)),
      };
    },
  ],
  [
    'POST',
    /^\/pulls\/(\d+)\/reviews\/(\d+)$/,
    'read',
    async ({ fake, viewer, parts, body }) => {
      const row = reviewAt(fake, parts[1]);
      if (row.kind !== 'pending' || row.user !== viewer.id)
        throw new Refused(422, 'only a pending review can be submitted');
      const given = { kind: kindOf(body.event), body: text(body.body) || row.body, commit: null };
      return { status: 200, json: fake.views.review(await addReview(fake, viewer, pullRow(fake, row.pull), given)) };
    },
  ],
  [
    'DELETE',
    /^\/pulls\/(\d+)\/reviews\/(\d+)$/,
    'read',
    async ({ fake, viewer, parts }) => {
      const row = reviewAt(fake, parts[1]);
      if (row.user !== viewer.id && !allows(viewer, 'admin')) throw new Refused(403, 'no');
      fake.state.reviews = fake.state.reviews.filter((other) => other !== row);
      return { status: 204 };
    },
  ],
  [
    'POST',
    /^\/pulls\/(\d+)\/reviews\/(\d+)\/dismissals$/,
    'admin',
    async ({ fake, parts }) => {
      const row = reviewAt(fake, parts[1]);
      if (row.kind !== 'approve' && row.kind !== 'return') throw new Refused(403, 'not need to dismiss this review');
      row.dismissed = true;
      return { status: 200, json: fake.views.review(row) };
    },
  ],
  [
    'POST',
    /^\/pulls\/(\d+)\/merge$/,
    'read',
    async (call) => {
      const asked = text(call.body.Do);
      const style = asked === 'squash' ? 'squash' : asked === 'fast-forward-only' ? 'fast-forward' : 'merge';
      await merge(call, text(call.body.head_commit_id), style);
      return { status: 200 };
    },
  ],
  [
    'GET',
    /^\/commits\/([0-9a-f]{40})\/pull$/,
    'read',
    async ({ fake, viewer, parts }) => {
      const row = fake.state.pulls.find(({ merged }) => merged?.commit === parts[0]);
      if (!row) throw new Refused(404, 'pull request does not exist');
      return { status: 200, json: fake.views.pull(await pullNow(fake, row, true), viewer, true) };
    },
  ],
  [
    'GET',
    /^\/branch_protections\/([^/]+)$/,
    'admin',
    async ({ fake, parts }) => {
      const { rules } = fake.state;
      const [name = ''] = parts;
      if (!rules || !fake.state.guarded.includes(name)) throw new Refused(404, 'Not Found');
      const listed = rules.directPush === 'listed';
      return {
        status: 200,
        json: {
          branch_name: name,
          rule_name: name,
          enable_push: rules.directPush !== 'nobody',
          enable_push_whitelist: listed,
          push_whitelist_usernames: [],
          enable_status_check: rules.checks.length > 0,
          status_check_contexts: rules.checks,
          required_approvals: rules.approvals,
          dismiss_stale_approvals: rules.dismissStale,
          block_admin_merge_override: rules.administrators,
        },
      };
    },
  ],
  [
    'GET',
    /^\/issues\/comments\/(\d+)\/assets$/,
    'read',
    async ({ fake, viewer, parts }) => ({
      status: 200,
      rows: shown(commentAt(fake, viewer, parts[0]).files.map((file) => fake.views.file(file))),
      paged: false,
      link: false,
    }),
  ],
  [
    'POST',
    /^\/issues\/comments\/(\d+)\/assets$/,
    'read',
    async ({ fake, viewer, parts, query, raw, type }) => {
      const comment = commentAt(fake, viewer, parts[0]);
      const { name, bytes } = uploaded(raw, type);
      const file = { id: idOf(fake.state), name: query.get('name') ?? name, bytes, uuid: `0000-${fake.state.next}` };
      if (!attachable.test(file.name))
        throw new Refused(422, 'This file extension or type is not allowed to be uploaded.');
      comment.files.push(file);
      return { status: 201, json: fake.views.file(file) };
    },
  ],
  [
    'DELETE',
    /^\/issues\/comments\/(\d+)\/assets\/(\d+)$/,
    'read',
    async ({ fake, viewer, parts }) => {
      const comment = commentAt(fake, viewer, parts[0]);
      comment.files = comment.files.filter(({ id }) => id !== Number(parts[1]));
      return { status: 204 };
    },
  ],
  [
    'GET',
    /^\/collaborators$/,
    'read',
    async ({ fake }) => {
      // The owner of the repository is none of its collaborators.
      const rows = fake.state.users.filter((user) => !user.deleted && user.may !== 'none');
      return { status: 200, rows: shown(rows.map((user) => fake.views.user(user))), paged: true, link: true };
    },
  ],
  [
    'GET',
    /^\/collaborators\/([^/]+)\/permission$/,
    'admin',
    async ({ fake, parts }) => {
      const user = fake.state.users.find(({ login, deleted }) => login === parts[0] && !deleted);
      if (!user) throw new Refused(404, 'user does not exist');
      return { status: 200, json: { permission: user.may, role_name: user.may, user: fake.views.user(user) } };
    },
  ],
  [
    'GET',
    /^\/actions\/secrets$/,
    'admin',
    async ({ fake }) => {
      const rows = fake.state.secrets.map((name) => ({ name, description: '', created_at: '2026-01-01T00:00:00Z' }));
      return { status: 200, rows: shown(rows), paged: true, link: true };
    },
  ],
];

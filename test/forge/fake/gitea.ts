import { giteaBasics } from './gitea-basics.ts';
import { allows, type PullRow, type ReviewRow, type User, userOf } from './state.ts';
import { iso, type PullNow, type Seen, type Views } from './views.ts';

const reviewStates = {
  approve: 'APPROVED',
  return: 'REQUEST_CHANGES',
  comment: 'COMMENT',
  pending: 'PENDING',
  request: 'REQUEST_REVIEW',
};

/** Gitea's and Forgejo's way of answering. */
export function giteaViews(seen: Seen): Views {
  const { url, state } = seen;
  const { full, html, account, user, repository } = giteaBasics(seen);
  const pull = ({ row, head, base, files }: PullNow, viewer: User) => {
    const self = `${html}/pulls/${row.number}`;
    return {
      id: 5000 + row.number,
      url: self,
      number: row.number,
      user: user(userOf(state, row.opener)),
      title: row.title,
      body: row.body,
      labels: [],
      milestone: null,
      assignee: null,
      assignees: [],
      // Whoever reviewed stands here too, not only who was asked.
      requested_reviewers: [
        ...new Set([
          ...row.asked,
          ...state.reviews
            .filter(({ pull: at, kind, dismissed }) => at === row.number && kind !== 'pending' && !dismissed)
            .map((review) => review.user),
        ]),
      ].map((id) => user(userOf(state, id))),
      requested_reviewers_teams: [],
      state: row.closed === null ? 'open' : 'closed',
      draft: false,
      is_locked: false,
      comments: state.comments.filter(({ pull: at }) => at === row.number).length,
      changed_files: files,
      html_url: self,
      diff_url: `${self}.diff`,
      patch_url: `${self}.patch`,
      mergeable: row.closed === null,
      merged: row.merged !== null,
      merged_at: row.merged ? iso(row.merged.at) : null,
      merge_commit_sha: row.merged?.commit ?? null,
      merged_by: row.merged ? user(userOf(state, row.merged.by)) : null,
      allow_maintainer_edit: false,
      base: { label: row.base, ref: row.base, sha: base, repo_id: 10, repo: repository(viewer) },
      head: { label: row.branch, ref: row.branch, sha: head, repo_id: 10, repo: repository(viewer) },
      merge_base: row.mergeBase ?? base,
      due_date: null,
      created_at: iso(row.at),
      updated_at: iso(row.touched),
      closed_at: row.closed === null ? null : iso(row.closed),
      pin_order: 0,
    };
  };
  const review = (row: ReviewRow) => {
    const at: PullRow | undefined = state.pulls.find(({ number }) => number === row.pull);
    return {
      id: row.id,
      user: user(userOf(state, row.user)),
      team: null,
      state: reviewStates[row.kind],
      body: row.body,
      commit_id: row.commit,
      stale: row.stale,
      official: allows(userOf(state, row.user), 'write'),
      dismissed: row.dismissed,
      comments_count: 0,
      submitted_at: iso(row.at),
      updated_at: iso(row.at),
      html_url: `${html}/pulls/${at?.number}#issuecomment-${row.id}`,
      pull_request_url: `${html}/pulls/${at?.number}`,
    };
  };
  const file = ({ id, name, bytes, uuid }: { id: number; name: string; bytes: Buffer; uuid: string }) => ({
    id,
    name,
    size: bytes.length,
    download_count: 0,
    created_at: iso(0),
    uuid,
    browser_download_url: `${url}/attachments/${uuid}`,
  });
  return {
    api: '/api/v1',
    user,
    me: (given) => ({ ...account(given), active: true }),
    repository,
    pull,
    review,
    lineComment: (of, line) => ({
      id: line.id,
      body: line.body,
      user: user(userOf(state, of.user)),
      resolver: line.resolvedBy === null ? null : user(userOf(state, line.resolvedBy)),
      pull_request_review_id: of.id,
      created_at: iso(of.at),
      updated_at: iso(of.at),
      path: line.path,
      // Whoever wrote the line, not what was reviewed.
      commit_id: '0'.repeat(40),
      original_commit_id: '',
      diff_hunk: '',
      position: line.old ? 0 : line.line,
      original_position: line.old ? line.line : 0,
      html_url: `${html}/pulls/${of.pull}/files#issuecomment-${line.id}`,
      pull_request_url: `${html}/pulls/${of.pull}`,
    }),
    comment: (row) => ({
      id: row.id,
      html_url: `${html}/pulls/${row.pull}#issuecomment-${row.id}`,
      pull_request_url: `${html}/pulls/${row.pull}`,
      issue_url: '',
      user: user(userOf(state, row.user)),
      original_author: '',
      original_author_id: 0,
      body: row.body,
      assets: row.files.map(file),
      created_at: iso(row.at),
      updated_at: iso(row.touched),
    }),
    file,
    event: (row) => ({
      id: row.id,
      type: row.kind,
      html_url: `${html}/pulls/${row.pull}#issuecomment-${row.id}`,
      pull_request_url: `${html}/pulls/${row.pull}`,
      issue_url: '',
      user: user(userOf(state, row.user)),
      body: '',
      created_at: iso(row.at),
      updated_at: iso(row.at),
      old_ref: row.from,
      new_ref: row.to,
      review_id: 0,
    }),
    status: (row) => ({
      id: row.id,
      status: row.state,
      target_url: row.url ?? '',
      description: row.description,
      url: `${url}/api/v1/repos/${full}/statuses/${row.commit}`,
      context: row.context,
      creator: user(userOf(state, row.user)),
      created_at: iso(row.at),
      updated_at: iso(row.at),
    }),
    branch: (name, commit, viewer) => {
      const rules = state.guarded.includes(name) ? state.rules : null;
      return {
        name,
        commit: {
          id: commit,
          message: '',
          url: `${html}/commit/${commit}`,
          author: null,
          committer: null,
          verification: null,
          timestamp: iso(0),
          added: null,
          removed: null,
          modified: null,
        },
        protected: rules !== null,
        required_approvals: rules?.approvals ?? 0,
        enable_status_check: (rules?.checks.length ?? 0) > 0,
        status_check_contexts: rules?.checks ?? [],
        user_can_push: rules ? rules.directPush === 'writers' && allows(viewer, 'write') : allows(viewer, 'write'),
        user_can_merge: allows(viewer, 'write'),
        effective_branch_protection_name: rules && allows(viewer, 'admin') ? name : '',
      };
    },
    deployKey: (key) => ({
      ...key,
      key_id: key.id,
      key: 'ssh-ed25519 AAAA',
      url: `${url}/api/v1/repos/${full}/keys/${key.id}`,
      fingerprint: 'SHA256:0',
      created_at: iso(0),
    }),
    error: (_, message) => ({ message, url: `${url}/api/swagger` }),
  };
}

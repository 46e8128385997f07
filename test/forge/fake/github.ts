import { githubBasics } from './github-basics.ts';
import { allows, type ReviewRow, type User, userOf } from './state.ts';
import { iso, type PullNow, type Seen, type Views } from './views.ts';

const reviewStates = {
  approve: 'APPROVED',
  return: 'CHANGES_REQUESTED',
  comment: 'COMMENTED',
  pending: 'PENDING',
  request: 'PENDING',
};

/** GitHub Enterprise Server's way of answering. */
export function githubViews(seen: Seen): Views {
  const { url, state } = seen;
  const api = `${url}/api/v3`;
  const full = `${state.owner}/${state.name}`;
  const repo = `${api}/repos/${full}`;
  const { account, user, owner, plainRepository } = githubBasics(seen);
  const pull = ({ row, head, base, files }: PullNow, viewer: User, whole: boolean) => {
    const self = `${repo}/pulls/${row.number}`;
    const issue = `${repo}/issues/${row.number}`;
    const html = `${url}/${full}/pull/${row.number}`;
    const end = (ref: string, sha: string) => ({
      label: `${state.owner}:${ref}`,
      ref,
      sha,
      user: owner,
      repo: plainRepository(),
    });
    const link = (href: string) => ({ href });
    return {
      url: self,
      id: 5000 + row.number,
      node_id: `PR_${row.number}`,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      issue_url: issue,
      commits_url: `${self}/commits`,
      review_comments_url: `${self}/comments`,
      review_comment_url: `${repo}/pulls/comments{/number}`,
      comments_url: `${issue}/comments`,
      statuses_url: `${repo}/statuses/${head}`,
      number: row.number,
      state: row.closed === null ? 'open' : 'closed',
      locked: false,
      title: row.title,
      user: user(userOf(state, row.opener)),
      body: row.body === '' ? null : row.body,
      created_at: iso(row.at),
      updated_at: iso(row.touched),
      closed_at: row.closed === null ? null : iso(row.closed),
      merged_at: row.merged ? iso(row.merged.at) : null,
      merge_commit_sha: row.merged?.commit ?? 'e'.repeat(40),
      assignee: null,
      assignees: [],
      requested_reviewers: row.asked.map((id) => user(userOf(state, id))),
      requested_teams: [],
      labels: [],
      milestone: null,
      draft: false,
      head: end(row.branch, head),
      base: end(row.base, base),
      _links: {
        self: link(self),
        html: link(html),
        issue: link(issue),
        comments: link(`${issue}/comments`),
        review_comments: link(`${self}/comments`),
        review_comment: link(`${repo}/pulls/comments{/number}`),
        commits: link(`${self}/commits`),
        statuses: link(`${repo}/statuses/${head}`),
      },
      author_association: 'MEMBER',
      auto_merge: null,
      active_lock_reason: null,
      ...(whole
        ? {
            merged: row.merged !== null,
            mergeable: row.merged ? null : true,
            mergeable_state: 'unknown',
            merged_by: row.merged ? user(userOf(state, row.merged.by)) : null,
            comments: state.comments.filter(({ pull: at }) => at === row.number).length,
            review_comments: 0,
            maintainer_can_modify: allows(viewer, 'write'),
            commits: 1,
            additions: 1,
            deletions: 0,
            changed_files: files,
          }
        : {}),
    };
  };
  const review = (row: ReviewRow) => {
    const html = `${url}/${full}/pull/${row.pull}#pullrequestreview-${row.id}`;
    const self = `${repo}/pulls/${row.pull}`;
    return {
      id: row.id,
      node_id: `PRR_${row.id}`,
      user: user(userOf(state, row.user)),
      body: row.body,
      state: row.dismissed ? 'DISMISSED' : reviewStates[row.kind],
      html_url: html,
      pull_request_url: self,
      author_association: 'MEMBER',
      _links: { html: { href: html }, pull_request: { href: self } },
      ...(row.kind === 'pending' ? {} : { submitted_at: iso(row.at) }),
      commit_id: row.commit,
    };
  };
  return {
    api: '/api/v3',
    user,
    me: (given) => ({
      ...account(given),
      name: given.login,
      company: null,
      blog: null,
      location: null,
      email: null,
      hireable: null,
      bio: null,
      twitter_username: null,
      public_repos: 0,
      public_gists: 0,
      followers: 0,
      following: 0,
      created_at: iso(0),
      updated_at: iso(0),
    }),
    repository: (viewer) => ({
      ...plainRepository(),
      network_count: 0,
      subscribers_count: 0,
      permissions: { admin: allows(viewer, 'admin'), push: allows(viewer, 'write'), pull: allows(viewer, 'read') },
    }),
    pull,
    review,
    lineComment: (of, line) => {
      const self = `${repo}/pulls/comments/${line.id}`;
      const page = `${url}/${full}/pull/${of.pull}#discussion_r${line.id}`;
      const whole = `${repo}/pulls/${of.pull}`;
      return {
        url: self,
        pull_request_review_id: of.id,
        id: line.id,
        node_id: `PRRC_${line.id}`,
        diff_hunk: '',
        path: line.path,
        commit_id: of.commit,
        original_commit_id: of.commit,
        user: user(userOf(state, of.user)),
        body: line.body,
        created_at: iso(of.at),
        updated_at: iso(of.at),
        html_url: page,
        pull_request_url: whole,
        author_association: 'MEMBER',
        _links: { self: { href: self }, html: { href: page }, pull_request: { href: whole } },
        original_line: line.line,
        side: line.old ? 'LEFT' : 'RIGHT',
        subject_type: 'line',
      };
    },
    comment: (row) => ({
      id: row.id,
      node_id: `IC_${row.id}`,
      url: `${repo}/issues/comments/${row.id}`,
      html_url: `${url}/${full}/pull/${row.pull}#issuecomment-${row.id}`,
      issue_url: `${repo}/issues/${row.pull}`,
      body: row.body,
      user: user(userOf(state, row.user)),
      created_at: iso(row.at),
      updated_at: iso(row.touched),
      author_association: 'MEMBER',
    }),
    event: (row) => ({
      id: row.id,
      node_id: `BRC_${row.id}`,
      url: `${repo}/issues/events/${row.id}`,
      actor: user(userOf(state, row.user)),
      event: row.kind === 'merge_pull' ? 'merged' : 'base_ref_changed',
      commit_id: null,
      commit_url: null,
      created_at: iso(row.at),
      performed_via_github_app: null,
    }),
    file: () => null,
    status: (row) => ({
      url: `${repo}/statuses/${row.commit}`,
      avatar_url: null,
      id: row.id,
      node_id: `S_${row.id}`,
      state: row.state,
      description: row.description,
      target_url: row.url,
      context: row.context,
      created_at: iso(row.at),
      updated_at: iso(row.at),
      creator: user(userOf(state, row.user)),
    }),
    branch: (name, commit) => {
      const self = `${repo}/branches/${name}`;
      const protectedBy = state.guarded.includes(name) ? state.rules : null;
      return {
        name,
        commit: {
          url: `${repo}/commits/${commit}`,
          sha: commit,
          node_id: `C_${commit}`,
          html_url: `${url}/${full}/commit/${commit}`,
          comments_url: `${repo}/commits/${commit}/comments`,
          commit: {
            url: `${repo}/git/commits/${commit}`,
            author: null,
            committer: null,
            message: '',
            comment_count: 0,
            tree: { sha: commit, url: repo },
          },
          author: null,
          committer: null,
          parents: [],
        },
        _links: { self, html: `${url}/${full}/tree/${name}` },
        protected: protectedBy !== null,
        protection: {
          enabled: protectedBy !== null,
          required_status_checks: { enforcement_level: 'off', contexts: protectedBy?.checks ?? [], checks: [] },
        },
        protection_url: `${self}/protection`,
      };
    },
    deployKey: (key) => ({
      ...key,
      key: 'ssh-ed25519 AAAA',
      url: `${repo}/keys/${key.id}`,
      verified: true,
      created_at: iso(0),
    }),
    error: (status, message) => ({
      message,
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    }),
  };
}

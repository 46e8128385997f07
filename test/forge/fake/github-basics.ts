import type { User } from './state.ts';
import { iso, type Seen } from './views.ts';

/** Addresses that GitHub lists in every answer: each is the object's own with these ends. */
const urls = (base: string, ends: readonly string[], tail: (end: string) => string = (end) => end) =>
  Object.fromEntries(ends.map((end) => [`${end}_url`, `${base}/${tail(end)}`]));

const userEnds = [
  'events',
  'followers',
  'following',
  'gists',
  'organizations',
  'received_events',
  'repos',
  'starred',
  'subscriptions',
];
const repositoryEnds =
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees'.split(
    ' ',
  );

/** Accounts and the repository, as GitHub puts them into every other answer. */
export function githubBasics({ url, state }: Seen) {
  const api = `${url}/api/v3`;
  const full = `${state.owner}/${state.name}`;
  const repo = `${api}/repos/${full}`;
  const account = ({ id, login, bot }: User) => ({
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `${url}/avatars/u/${id}`,
    gravatar_id: '',
    url: `${api}/users/${login}`,
    html_url: `${url}/${login}`,
    ...urls(`${api}/users/${login}`, userEnds),
    type: bot ? 'Bot' : 'User',
    site_admin: false,
  });
  /** A deleted account is null wherever it stood. */
  const user = (given: User | null) => (given === null || given.deleted ? null : account(given));
  const owner = account({ id: 1, login: state.owner, email: '', token: '', bot: false, may: 'admin', deleted: false });
  const plainRepository = () => ({
    id: 1000,
    node_id: 'R_1000',
    name: state.name,
    full_name: full,
    owner,
    private: state.private,
    html_url: `${url}/${full}`,
    description: null,
    fork: false,
    url: repo,
    ...urls(repo, repositoryEnds),
    clone_url: `${url}/${full}.git`,
    git_url: `git://localhost/${full}.git`,
    ssh_url: `git@localhost:${full}.git`,
    svn_url: `${url}/${full}`,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: 'main',
    archived: false,
    disabled: false,
    visibility: state.private ? 'private' : 'public',
    has_downloads: true,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks: 0,
    forks_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    size: 1,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    pushed_at: iso(0),
    created_at: iso(0),
    updated_at: iso(0),
  });
  return { account, user, owner, plainRepository };
}

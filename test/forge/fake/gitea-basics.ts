import { allows, type User } from './state.ts';
import { iso, type Seen } from './views.ts';

/** Accounts and the repository, as Gitea and Forgejo put them into every other answer. */
export function giteaBasics({ url, state }: Seen) {
  const full = `${state.owner}/${state.name}`;
  const html = `${url}/${full}`;
  const account = ({ id, login, email }: Pick<User, 'id' | 'login' | 'email'>) => ({
    id,
    login,
    login_name: '',
    source_id: 0,
    full_name: '',
    email,
    avatar_url: `${url}/avatars/${id}`,
    html_url: `${url}/${login}`,
    language: '',
    is_admin: false,
    last_login: '0001-01-01T00:00:00Z',
    created: iso(0),
    restricted: false,
    active: false,
    prohibit_login: false,
    location: '',
    website: '',
    description: '',
    visibility: 'public',
    followers_count: 0,
    following_count: 0,
    starred_repos_count: 0,
    username: login,
  });
  /** A deleted account becomes one that is nobody's. */
  const user = (given: User | null) =>
    given === null ? null : account(given.deleted ? { id: -1, login: 'Ghost', email: '' } : given);
  const repository = (viewer: User) => ({
    id: 10,
    owner: account({ id: 1000, login: state.owner, email: '' }),
    name: state.name,
    full_name: full,
    description: '',
    empty: false,
    private: state.private,
    fork: false,
    template: false,
    mirror: false,
    size: 1,
    language: '',
    languages_url: `${url}/api/v1/repos/${full}/languages`,
    html_url: html,
    url: `${url}/api/v1/repos/${full}`,
    link: '',
    ssh_url: `git@localhost:${full}.git`,
    clone_url: `${html}.git`,
    original_url: '',
    website: '',
    stars_count: 0,
    forks_count: 0,
    watchers_count: 0,
    open_issues_count: 0,
    open_pr_counter: 0,
    release_counter: 0,
    default_branch: 'main',
    archived: false,
    created_at: iso(0),
    updated_at: iso(0),
    permissions: { admin: allows(viewer, 'admin'), push: allows(viewer, 'write'), pull: allows(viewer, 'read') },
    has_issues: true,
    has_pull_requests: true,
    default_merge_style: 'merge',
    avatar_url: '',
    internal: false,
  });
  return { full, html, account, user, repository };
}

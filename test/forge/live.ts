import { randomBytes } from 'node:crypto';
import type { May, Rules } from './fake/state.ts';
import { type Acts, actsOn } from './people.ts';
import type { Person, Stage } from './stage.ts';

/** A running Gitea or Forgejo and a token of its administrator. */
export interface Live {
  url: string;
  token: string;
}

const idOf = (answer: unknown): string =>
  String(typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'id') : '');

/** Makes an organisation with one private repository on a running forge, and takes everything away again when it is closed. */
export async function openLive({ url, token }: Live): Promise<Stage & Acts> {
  const tag = randomBytes(3).toString('hex');
  const [owner, name] = [`county-${tag}`, 'site'];
  const call = async (
    method: string,
    path: string,
    body?: object,
    authorization = `token ${token}`,
  ): Promise<unknown> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const repo = `/repos/${owner}/${name}`;
  await call('POST', '/orgs', { username: owner, visibility: 'private' });
  await call('POST', `/orgs/${owner}/repos`, { name, private: true, default_branch: 'main' });
  const made = new Map<string, string>();
  const permission: Record<May, string | null> = { none: null, read: 'read', write: 'write', admin: 'admin' };
  const stage = { dialect: 'gitea' as const, url, repository: `${owner}/${name}`, slow: true };
  return {
    ...stage,
    ...actsOn(stage),
    async addUser(login, may): Promise<Person> {
      const username = `${login}-${tag}`;
      const password = randomBytes(12).toString('hex');
      const email = `${username}@forge.invalid`;
      const user = await call('POST', '/admin/users', { username, password, email, must_change_password: false });
      const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
      const answer = await call('POST', `/users/${username}/tokens`, { name: 'test', scopes: ['all'] }, basic);
      const own = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'sha1') : '';
      if (permission[may]) await call('PUT', `${repo}/collaborators/${username}`, { permission: permission[may] });
      made.set(idOf(user), username);
      return { id: idOf(user), login: username, email, token: String(own) };
    },
    async rename(person, login) {
      const to = `${login}-${tag}`;
      await call('POST', `/admin/users/${person.login}/rename`, { new_username: to });
      made.set(person.id, to);
      return { ...person, login: to };
    },
    async deleteUser(person) {
      await call('DELETE', `/admin/users/${person.login}`);
      made.delete(person.id);
    },
    async protect({ directPush, checks, approvals, dismissStale, administrators }: Rules) {
      await call('POST', `${repo}/branch_protections`, {
        rule_name: 'main',
        enable_push: directPush !== 'nobody',
        enable_push_whitelist: directPush === 'listed',
        enable_status_check: checks.length > 0,
        status_check_contexts: checks,
        required_approvals: approvals,
        dismiss_stale_approvals: dismissStale,
        apply_to_admins: administrators,
        block_admin_merge_override: administrators,
      });
    },
    async close() {
      await call('DELETE', repo);
      await call('DELETE', `/orgs/${owner}`);
      for (const login of made.values()) await call('DELETE', `/admin/users/${login}?purge=true`);
    },
  };
}

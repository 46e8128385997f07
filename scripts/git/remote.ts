import { commitOf, type Git, GitError } from './git.ts';

/**
 * A repository somewhere else. `env` is for git's own processes only: it holds the token as configuration, so that it stands in no
 * argument, no file and no message.
 */
export interface Remote {
  url: string;
  env: Record<string, string>;
}

/** What git may take from the environment to get through to a forge: proxies, the certificate of the office's own authority, a key's file. */
const passed = [
  'https_proxy',
  'HTTPS_PROXY',
  'http_proxy',
  'no_proxy',
  'NO_PROXY',
  'GIT_SSL_CAINFO',
  'GIT_SSH_COMMAND',
] as const;

/** The repository at `url`, entered with `token`; null goes without. The user name is one that every forge takes beside a token. */
export function remoteOf(
  url: string,
  token: string | null,
  environment: Readonly<Record<string, string | undefined>>,
): Remote {
  const env: Record<string, string> = {};
  for (const name of passed) {
    const value = environment[name];
    if (value !== undefined) env[name] = value;
  }
  if (token === null || !/^https?:/.test(url)) return { url, env };
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const settings = [
    [`http.${new URL(url).origin}/.extraHeader`, `Authorization: Basic ${basic}`],
    ['http.followRedirects', 'false'],
  ];
  env.GIT_CONFIG_COUNT = String(settings.length);
  for (const [index, [key = '', value = '']] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return { url, env };
}

/** The commits at which these refs of the remote stand; a ref that is not there is left out. */
export async function remoteRefs(
  git: Git,
  { url, env }: Remote,
  refs: readonly string[],
): Promise<Map<string, string>> {
  const out = await git.run(['ls-remote', url, ...refs], { env });
  const rows = out.toString('utf8').split('\n').filter(Boolean);
  const found = new Map(rows.map((row) => row.split('\t')).map(([oid = '', ref = '']) => [ref, oid]));
  // ls-remote takes the names as patterns that match the end of a ref.
  return new Map(refs.flatMap((ref) => (found.has(ref) ? [[ref, found.get(ref) ?? '']] : [])));
}

/**
 * Brings refs of the remote under names of this repository, objects and all, as data: nothing is checked out. With `forward` a ref that
 * does not go on from where it stood here is refused: then its history was rewritten.
 */
export async function fetchRefs(
  git: Git,
  { url, env }: Remote,
  refs: readonly { from: string; to: string; forward: boolean }[],
): Promise<void> {
  if (refs.length === 0) return;
  const specs = refs.map(({ from, to, forward }) => `${forward ? '' : '+'}${from}:${to}`);
  await git.run([...fetching, url, ...specs], { env });
}

const fetching = [
  '-c',
  'gc.auto=0',
  '-c',
  'maintenance.auto=false',
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
];

/** Brings one commit by its id, which no branch need hold any more; false when the remote has it no more, or does not give it. */
export async function fetchCommit(git: Git, { url, env }: Remote, commit: string): Promise<boolean> {
  if (await commitOf(git, commit)) return true;
  try {
    await git.run([...fetching, url, commit], { env });
  } catch (error) {
    // What git says of an id that the other side does not have, does not show, or that is no commit.
    const gone = /not our ref|unadvertised object|no such remote ref|couldn't find remote ref|bad object|missing/i;
    if (error instanceof GitError && gone.test(error.message)) return false;
    throw error;
  }
  return (await commitOf(git, commit)) !== null;
}

/**
 * Moves `ref` of the remote from `from` (null: it must not exist) to `commit`, or gives false when it no longer stands there. Nobody's
 * commits are ever written over: two who push at once cannot both win.
 */
export async function pushCommit(
  git: Git,
  { url, env }: Remote,
  commit: string,
  ref: string,
  from: string | null,
): Promise<boolean> {
  try {
    await git.run(
      ['push', '--quiet', '--no-verify', `--force-with-lease=${ref}:${from ?? ''}`, url, `${commit}:${ref}`],
      {
        env,
      },
    );
    return true;
  } catch (error) {
    const now = (await remoteRefs(git, { url, env }, [ref])).get(ref) ?? null;
    if (error instanceof GitError && now === commit) return true;
    if (error instanceof GitError && now !== from) return false;
    throw error;
  }
}

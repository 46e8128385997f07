import { setTimeout } from 'node:timers/promises';
import type { Forge } from '../forge/forge.ts';
import { openForge } from '../forge/open.ts';
import { type Remote, remoteOf } from '../git/remote.ts';
import type { Dialect } from '../signoff/review.ts';
import { forgeUrl } from '../site/people.ts';
import { type Call, UsageError, type World } from './command.ts';

/** The forge that the environment names: its API, its repository for git, and where the ledger is pushed. */
export interface Connected {
  forge: Forge;
  remote: Remote;
  ledger: Remote;
}

/** Longest wait for one answer of the forge, in milliseconds. */
const timeout = 30_000;

/**
 * The forge of QIANFA_FORGE_URL and QIANFA_REPOSITORY (owner/name), entered with QIANFA_FORGE_TOKEN. QIANFA_FORGE_DIALECT says github or
 * gitea; without it github.com and a job of GitHub Actions are github, everything else is gitea. The ledger is pushed there too, unless
 * QIANFA_LEDGER_URL names another address of the same repository, as of a key of its own. The token is never printed,
 * and goes nowhere without TLS but to the machine itself.
 */
export function forgeOf(call: Call): Connected {
  const { env } = call.world;
  const [address, repository, token] = [env.QIANFA_FORGE_URL, env.QIANFA_REPOSITORY, env.QIANFA_FORGE_TOKEN];
  if (!address || !repository || !token) throw new UsageError(call.say('forge-unnamed'));
  const url = forgeUrl(address);
  if (!/^https?:\/\/[^/@\s]+(\/[^@\s]*)?$/.test(url) || !/^[^/\s]+\/[^/\s]+$/.test(repository))
    throw new UsageError(call.say('forge-unnamed'));
  // A token in the open is anybody's; on the machine itself nobody listens.
  if (url.startsWith('http:') && !isLoopback(url)) throw new UsageError(call.say('forge-plain', { url }));
  const sleep = (ms: number) => setTimeout(ms);
  const access = { dialect: dialectOf(url, env), url, repository, token, fetch, now: call.world.now, sleep, timeout };
  const remote = remoteOf(`${url}/${repository}.git`, token, env);
  const apart = env.QIANFA_LEDGER_URL;
  if (apart && /^https?:\/\/[^/]*@/.test(apart)) throw new UsageError(call.say('forge-unnamed'));
  // The token is for the forge that gave it, and for nobody else.
  const own = apart?.startsWith(`${url}/`) ? token : null;
  const ledger = apart ? remoteOf(apart, own, env) : remote;
  return { forge: openForge(access), remote, ledger };
}

const isLoopback = (url: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

function dialectOf(url: string, env: World['env']): Dialect {
  const named = env.QIANFA_FORGE_DIALECT;
  if (named === 'github' || named === 'gitea') return named;
  if (named) throw new UsageError('QIANFA_FORGE_DIALECT github|gitea');
  const job = env.GITHUB_ACTIONS === 'true' && !env.GITEA_ACTIONS && !env.FORGEJO_ACTIONS;
  return url === 'https://github.com' || (job && url === env.GITHUB_SERVER_URL) ? 'github' : 'gitea';
}

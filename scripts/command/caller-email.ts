import { join } from 'node:path';
import type { Git } from '../git/git.ts';
import type { Call } from './command.ts';

/** The address under which the caller commits here, in lower case, or null. It is all that is asked of his own configuration. */
export async function callerEmail(call: Call, git: Git): Promise<string | null> {
  const { HOME, GIT_AUTHOR_EMAIL } = call.world.env;
  if (GIT_AUTHOR_EMAIL) return GIT_AUTHOR_EMAIL.toLowerCase();
  const env = HOME ? { HOME, GIT_CONFIG_GLOBAL: join(HOME, '.gitconfig') } : {};
  const out = await git.run(['config', '--get', 'user.email'], { env }).catch(() => null);
  return out?.toString('utf8').trim().toLowerCase() || null;
}

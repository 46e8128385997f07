import type { Target } from '../command/targets.ts';
import { writersOf } from '../command/writers.ts';
import type { Forge, Pull } from '../forge/forge.ts';
import type { Git } from '../git/git.ts';
import { joinWriters } from '../ledger/state.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Writer } from '../signoff/writer.ts';
import { personByAccount } from '../site/people.ts';
import { type Said, said } from '../words/said.ts';

/** The address under which GitHub commits what somebody typed on its page; its author is that somebody. */
const github = ['noreply@github.com'];

/**
 * Who wrote an item of a pull request: whoever its front matter and the commits on the way to its head name, and whoever opened it. A bot that
 * opened it is nobody: the officer stands in the front matter. `unknown` says of whom nobody can tell who it is.
 */
export async function pullWriters(
  git: Git,
  forge: Pick<Forge, 'url' | 'dialect'>,
  { opener, number }: Pull,
  head: string,
  ledger: Ledger,
  target: Target,
): Promise<{ writers: Writer[]; unknown: Said[] }> {
  const machines = new Set(forge.dialect === 'github' ? github : []);
  const found = await writersOf(git, head, ledger, [target], machines);
  if ('refused' in found) return { writers: [], unknown: found.refused };
  if (opener?.bot) return { writers: found.writers, unknown: [] };
  const holder = opener && personByAccount(ledger.inForce.registry, forge.url, opener.id, []);
  if (holder) {
    const own: Writer[] = [{ person: holder.person.id, as: ['opener'] }];
    return { writers: joinWriters(found.writers, own), unknown: [] };
  }
  // Whoever brings a withdrawal may even sign it; nobody need know him for that.
  if (target.type === 'withdrawal') return { writers: found.writers, unknown: [] };
  const why = opener
    ? said('pull-opener-unknown', { login: opener.login, id: opener.id })
    : said('pull-opener-gone', { pull: number });
  return { writers: [], unknown: [why] };
}

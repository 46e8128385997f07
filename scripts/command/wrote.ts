import type { Git } from '../git/git.ts';
import { ShallowError } from '../git/history.ts';
import type { Ledger } from '../ledger/verify.ts';
import { partOf, type Writer } from '../signoff/writer.ts';
import type { Person } from '../site/types.gen.ts';
import { type Call, Refusal } from './command.ts';
import type { Target } from './targets.ts';
import { writersOf } from './writers.ts';

/**
 * Who wrote the targets, as far as this clone can tell, so that nobody signs in vain; the recorder asks again. What it cannot tell (a
 * shallow clone, a commit by nobody registered) is said and not held against anybody here.
 */
export async function writersKnown(
  call: Call,
  git: Git,
  ledger: Ledger,
  targets: readonly Target[],
  ref = call.text('ref') ?? 'HEAD',
): Promise<Writer[]> {
  const published = targets.filter(({ type }) => type !== 'withdrawal');
  try {
    const found = await writersOf(git, ref, ledger, published);
    if ('writers' in found) return found.writers;
    for (const { key, params } of found.refused) call.note(key, params);
  } catch (error) {
    if (!(error instanceof ShallowError)) throw error;
    call.note('could-not', { what: error.message });
  }
  return [];
}

/** Refuses to sign for somebody whose approval would not count because he wrote it (attacks 11 and 13). */
export async function refuseWriter(
  call: Call,
  git: Git,
  ledger: Ledger,
  targets: readonly Target[],
  person: Person,
): Promise<void> {
  if (targets.some(({ routes }) => routes.some((route) => route.own_correction))) return;
  const wrote = (await writersKnown(call, git, ledger, targets)).find((writer) => writer.person === person.id);
  if (wrote) throw new Refusal(call.say('approval-writer', { person: person.name, part: partOf(wrote) }));
}

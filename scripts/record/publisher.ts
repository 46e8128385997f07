import type { Call } from '../command/command.ts';
import type { Ledger } from '../ledger/verify.ts';
import { publishersOf } from '../pull/plan.ts';
import type { ReadItem, ReadPull } from '../pull/read.ts';
import { personByAccount } from '../site/people.ts';
import { dayIn } from '../site/time.ts';

/**
 * Why a merged pull request may not be recorded though everything else is in order: the policy names publishers and none of them merged it. Null
 * where it may, and where the policy leaves the merge to anybody.
 */
export function notByPublisher(
  call: Call,
  ledger: Ledger,
  { pull: { number, merged } }: ReadPull,
  forge: string,
  open: readonly ReadItem[],
): string | null {
  const publishers = publishersOf(call, ledger, open);
  if (publishers === null || !merged) return null;
  const { registry, group } = ledger.inForce;
  const holder = merged.by && personByAccount(registry, forge, merged.by.id, [dayIn(group.zone, merged.at)]);
  if (holder?.valid && publishers.some(({ id }) => id === holder.person.id)) return null;
  const names = publishers.map(({ name }) => name).join('、') || '—';
  const who = holder?.person.name ?? merged.by?.login ?? '—';
  return call.say('pull-merged-by', { pull: number, names, who });
}

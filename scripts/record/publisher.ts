import { today } from '../command/clock.ts';
import type { Call } from '../command/command.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { ReadItem, ReadPull } from '../pull/read.ts';
import { publishersOf } from '../signoff/publisher.ts';
import { personByAccount } from '../site/people.ts';
import { dayIn } from '../site/time.ts';

/**
 * Who merged a pull request, where the policy names publishers, as a record keeps it; `refused` where none of them did though everything else
 * is in order. Nobody where the policy leaves the merge to anybody.
 */
export function publishedBy(
  call: Call,
  ledger: Ledger,
  { pull: { number, merged } }: ReadPull,
  forge: string,
  open: readonly ReadItem[],
): { publisher?: string } | { refused: string } {
  const facts = open.flatMap(({ target }) => target?.item.facts ?? []);
  const publishers = publishersOf(ledger.inForce, facts, today(call, ledger));
  if (publishers === null || !merged) return {};
  const { registry, group } = ledger.inForce;
  const holder = merged.by && personByAccount(registry, forge, merged.by.id, [dayIn(group.zone, merged.at)]);
  if (holder?.valid && publishers.some(({ id }) => id === holder.person.id)) return { publisher: holder.person.id };
  const names = publishers.map(({ name }) => name).join('、') || '—';
  const who = holder?.person.name ?? merged.by?.login ?? '—';
  return { refused: call.say('pull-merged-by', { pull: number, names, who }) };
}

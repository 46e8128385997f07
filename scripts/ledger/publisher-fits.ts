import { publishersOf } from '../signoff/publisher.ts';
import type { InForce } from '../site/in-force.ts';
import { dayIn } from '../site/time.ts';
import type { LedgerRecord } from '../site/types.gen.ts';

/** Who merged is named where reviews were recorded under a policy that names publishers (E19), is one of them, and stands nowhere else. */
export function publisherFits(inForce: InForce, { items, time, publisher, evidence = [] }: LedgerRecord): boolean {
  const facts = items.flatMap((item) => item.facts ?? []);
  const publishers = publishersOf(inForce, facts, dayIn(inForce.group.zone, time));
  if (publisher === undefined) return publishers === null || !evidence.some((one) => 'answer' in one);
  return publishers?.some(({ id }) => id === publisher) ?? false;
}

import type { Approval } from './approval.ts';
import type { Reviewed } from './reviewed.ts';

/** A signed statement with the moment that its commit says, RFC 3339: a date of the signer's own machine. */
export interface Dated {
  approval: Approval;
  at: string;
}

/**
 * Signed statements and reviews in one order. Reviews stand in the order of their forge's clock, statements in that of their branch; between
 * them the dates of the commits decide, never before that of the statement in front. A false date can only spoil its own signer's place
 * in the route: what one person said by both ways is not decided by it (see `standing`).
 */
export function interleaved(statements: readonly Dated[], reviews: readonly Reviewed[]): (Approval | Reviewed)[] {
  const last = Number.POSITIVE_INFINITY;
  const timeOf = ({ review }: Reviewed) => (review.submittedAt === null ? last : Date.parse(review.submittedAt));
  const waiting = [...reviews].sort((a, b) => timeOf(a) - timeOf(b) || Number(a.review.id) - Number(b.review.id));
  const order: (Approval | Reviewed)[] = [];
  let time = 0;
  for (const { approval, at } of statements) {
    time = Math.max(time, Date.parse(at));
    while (waiting[0] && timeOf(waiting[0]) <= time) order.push(...waiting.splice(0, 1));
    order.push(approval);
  }
  return [...order, ...waiting];
}

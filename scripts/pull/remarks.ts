import { type Comment, markOf } from '../forge/forge.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Review } from '../signoff/review.ts';
import { personByAccount } from '../site/people.ts';

/** What a registered person only wrote: no approval, however it sounds. */
export interface Remark {
  person: string;
  name: string;
  text: string;
}

/** Words by which somebody means to approve. They never count; whoever must sign is told which button to press. */
const agreeing =
  /^(我?(同意|没问题|没意见|无意见|无异议|可以|可以发布|可发|通过|已阅|好的?)|ok|okay|lgtm|agreed?|approved?)[\s。.!！~～]*$/iu;

export const wordsOnly = ({ text }: Pick<Remark, 'text'>): boolean => agreeing.test(text.trim());

/**
 * Comments of registered people, in the conversation and as reviews without a decision, the newest of equal ones: shown to whoever signs next
 * (attacks 9). Our own comment, bots and people whom nobody knows are left out.
 */
export function remarksOf(
  { inForce: { registry } }: Ledger,
  forge: string,
  marker: string,
  comments: readonly Comment[],
  reviews: readonly Review[],
): Remark[] {
  const written = [
    ...comments.map(({ account, body, createdAt }) => ({ account, body, at: createdAt })),
    ...reviews.flatMap(({ account, body, state, submittedAt }) =>
      state === 'comment' && submittedAt !== null ? [{ account, body, at: submittedAt }] : [],
    ),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const remarks: Remark[] = [];
  for (const { account, body } of written) {
    const holder = account && !account.bot ? personByAccount(registry, forge, account.id, []) : undefined;
    const text = body.replace(/<!--[\s\S]*?-->/g, '').trim();
    if (!holder || text === '' || body.includes(markOf(marker))) continue;
    const { id, name } = holder.person;
    const twin = remarks.findIndex((other) => other.person === id && other.text === text);
    if (twin >= 0) remarks.splice(twin, 1);
    remarks.push({ person: id, name, text });
  }
  return remarks;
}

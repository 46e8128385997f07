import type { ReviewAccount } from '../../signoff/review.ts';
import { readAccount } from '../../signoff/review.ts';
import { accountFrom, parse } from '../answers.ts';
import type { Ask } from '../ask.ts';

/** Whose token it is. The token of a job on Gitea and Forgejo belongs to an account that is nobody's. */
export async function me(ask: Ask): Promise<ReviewAccount | null> {
  const answer = await ask('GET /user');
  return accountFrom(answer, answer.data);
}

/** Gitea and Forgejo find accounts by id only in their search. */
export async function accountById(ask: Ask, id: string): Promise<ReviewAccount | null> {
  const answer = await ask('GET /users/search', { uid: id, limit: 2 });
  const { data } = parse('forge-accounts', answer, answer.data);
  return readAccount(data.find((account) => String(account.id) === id) ?? null);
}

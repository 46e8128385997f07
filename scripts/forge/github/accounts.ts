import type { ReviewAccount } from '../../signoff/review.ts';
import { accountFrom } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { unlessMissing } from '../both.ts';
import { ForgeError } from '../forge-error.ts';

/** Whose token it is. GitHub refuses to say it (403) to the token of an app or of a job, which is nobody's. */
export async function me(ask: Ask): Promise<ReviewAccount | null> {
  try {
    const answer = await ask('GET /user');
    return accountFrom(answer, answer.data);
  } catch (error) {
    if (error instanceof ForgeError && error.said.key === 'forge-forbidden') return null;
    throw error;
  }
}

export async function accountById(ask: Ask, id: string): Promise<ReviewAccount | null> {
  const answer = await unlessMissing(ask('GET /user/{id}', { id }));
  return answer && accountFrom(answer, answer.data);
}

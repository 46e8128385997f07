import type { ReviewAccount } from '../signoff/review.ts';
import { parse } from './answers.ts';
import type { Answer } from './ask.ts';
import { ForgeError } from './forge-error.ts';

/** What only administrators of a repository see of it; what our token may not see, or the version cannot say, is null. */
export interface Inside {
  /**
   * Accounts that may push or administer. GitHub names all of them; Gitea and Forgejo leave out owners of the organisation, its teams and
   * the forge's own administrators.
   */
  people: { account: ReviewAccount; may: 'write' | 'administer' }[] | null;
  deployKeys: { title: string; writes: boolean }[] | null;
  /** Names of the secrets that every branch's workflow may read. */
  secrets: string[] | null;
}

/** What was asked, or null where the token may not know it or the forge's version knows no such question. */
export async function unlessHidden<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ForgeError && (error.status === 403 || error.status === 404)) return null;
    throw error;
  }
}

export const keysFrom = ({ answer, rows }: { answer: Answer; rows: unknown[] }): Inside['deployKeys'] =>
  rows.map((row) => {
    const { title, read_only } = parse('forge-key', answer, row);
    return { title, writes: !read_only };
  });

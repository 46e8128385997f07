import type { ReviewAccount } from '../signoff/review.ts';
import { commentFrom } from './answers.ts';
import type { Ask } from './ask.ts';
import { type Comment, type Forge, markOf } from './forge.ts';

const same = (one: string, other: string): boolean =>
  one.replaceAll('\r\n', '\n').trim() === other.replaceAll('\r\n', '\n').trim();

/** Whether a comment is of the account that our token is of, or, where a job's or an app's token has none, of a job or an app. */
const isOurs = (me: ReviewAccount | null, { account, job }: Comment): boolean =>
  me ? account?.id === me.id : job || account?.bot === true;

/** Our comment with this mark among `comments`: nobody else's, whatever mark it bears; null where there is none. */
export async function ownComment(
  { me }: Pick<Forge, 'me'>,
  marker: string,
  comments: readonly Comment[],
): Promise<Comment | null> {
  const marked = comments.filter(({ body }) => body.includes(markOf(marker)));
  if (marked.length === 0) return null;
  const own = await me();
  return marked.find((comment) => isOurs(own, comment)) ?? null;
}

/**
 * Keeps the one comment of ours with this mark: see Forge.putComment. `all` are the comments there are.
 */
export async function keepComment(
  ask: Ask,
  all: readonly Comment[],
  me: Forge['me'],
  { number, marker, body }: { number: number; marker: string; body: string },
): Promise<Comment> {
  const mark = markOf(marker);
  const text = `${mark}\n${body}`;
  const kept = await ownComment({ me }, marker, all);
  if (kept && same(kept.body, text)) return kept;
  const answer = kept
    ? await ask('PATCH /repos/{owner}/{repo}/issues/comments/{id}', { id: kept.id, body: text }, true)
    : await ask('POST /repos/{owner}/{repo}/issues/{number}/comments', { number, body: text });
  return commentFrom(answer, answer.data);
}

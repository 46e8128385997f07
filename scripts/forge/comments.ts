import type { ReviewAccount } from '../signoff/review.ts';
import { commentFrom } from './answers.ts';
import type { Ask } from './ask.ts';
import { type Comment, markOf } from './forge.ts';

const same = (one: string, other: string): boolean =>
  one.replaceAll('\r\n', '\n').trim() === other.replaceAll('\r\n', '\n').trim();

/**
 * Keeps the one comment of ours with this mark: see Forge.putComment. `all` are the comments there are; a job's token has no account of its
 * own, and then a comment of an app with the mark is taken for ours.
 */
export async function keepComment(
  ask: Ask,
  all: readonly Comment[],
  me: ReviewAccount | null,
  { number, marker, body }: { number: number; marker: string; body: string },
): Promise<Comment> {
  const mark = markOf(marker);
  const text = `${mark}\n${body}`;
  const ours = ({ account }: Comment) => account !== null && (me ? account.id === me.id : account.bot);
  const kept = all.find((comment) => ours(comment) && comment.body.includes(mark));
  if (kept && same(kept.body, text)) return kept;
  const answer = kept
    ? await ask('PATCH /repos/{owner}/{repo}/issues/comments/{id}', { id: kept.id, body: text }, true)
    : await ask('POST /repos/{owner}/{repo}/issues/{number}/comments', { number, body: text });
  return commentFrom(answer, answer.data);
}

import type { Call, Reply } from './call.ts';
import type { EventRow } from './state.ts';
import { pullRow } from './world.ts';

/**
 * All that befell a pull request, as Gitea and Forgejo list it: only who names a page gets one (Gitea 1.26 takes none for the first), each
 * counted by itself, and one that holds nothing is null.
 */
export async function timeline({ fake, parts, query }: Call): Promise<Reply> {
  const { number } = pullRow(fake, Number(parts[0]));
  const { comments, reviews, events } = fake.state;
  const plain = { from: '', to: '' };
  const rows: EventRow[] = [
    ...comments.map(({ id, pull, user, at }) => ({ id, pull, user, at, kind: 'comment' as const, ...plain })),
    ...reviews
      .filter(({ kind }) => kind !== 'pending')
      .map(({ id, pull, user, at, kind }) => {
        const type = kind === 'request' ? ('review_request' as const) : ('review' as const);
        return { id, pull, user, at, kind: type, ...plain };
      }),
    ...events,
  ]
    .filter(({ pull }) => pull === number)
    .sort((a, b) => a.at - b.at || a.id - b.id);
  const page = Number(query.get('page') ?? 0);
  const size = Math.min(Number(query.get('limit') ?? 30), 50);
  const part = page === 0 ? rows : rows.slice((page - 1) * size, page * size);
  return { status: 200, json: part.length === 0 ? null : part.map((row) => fake.views.event(row)) };
}

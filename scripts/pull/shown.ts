import { ownComment } from '../forge/comments.ts';
import type { Comment, Forge } from '../forge/forge.ts';
import type { Digest, RecordItem } from '../site/types.gen.ts';
import type { CopyLink } from './comment.ts';
import { hidden, hiddenIn, within } from './hidden.ts';
import type { PullItem } from './read.ts';

/** Most characters that this line takes of a comment; what is beyond it has a copy that no record names. */
const most = 15_000;

/** A hidden line of our comment: which reading copy (SHA-256 of its page) it named for which version of what. */
export function shownLine(items: readonly PullItem[], copies: readonly CopyLink[]): string {
  const rows = copies.flatMap(({ path, sha256 }) => {
    const item = items.find(({ target }) => target?.path === path)?.target?.item;
    return item ? [[item.id, item.digest, sha256]] : [];
  });
  return rows.length > 0 ? hidden('shown', within(rows, most)) : '';
}

/** The reading copy that a comment named for an item, or null. Whatever else somebody wrote there is no copy. */
export function shownIn(body: string, { id, digest }: Pick<RecordItem, 'id' | 'digest'>): Digest | null {
  const rows = hiddenIn('shown', body);
  for (const row of Array.isArray(rows) ? rows : []) {
    const [one, version, sha256]: unknown[] = Array.isArray(row) ? row : [];
    if (one === id && version === digest && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256)) return sha256;
  }
  return null;
}

/** Our comment on a pull request as it stands: nobody else's, whatever mark it bears; '' where there is none. */
export async function ownBody(forge: Forge, marker: string, comments: readonly Comment[]): Promise<string> {
  return (await ownComment(forge, marker, comments))?.body ?? '';
}

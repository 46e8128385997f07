import { ownComment } from '../forge/comments.ts';
import type { Comment, Forge } from '../forge/forge.ts';
import type { Digest, RecordItem } from '../site/types.gen.ts';
import type { MessageKey } from '../words/say.ts';
import type { CopyLink } from './comment.ts';
import { within } from './hidden.ts';
import { hiddenSealed, type Seal, sealedIn } from './seal.ts';

/** Most characters that this line takes of a comment; what is beyond it has a copy that no record names. */
const most = 15_000;

/** As much of an item as names its version; null where it cannot be signed. */
interface Versioned {
  target: { path: string; item: Pick<RecordItem, 'id' | 'digest'> } | null;
}

/** A hidden line of our comment, sealed: which reading copy (SHA-256 of its page) it named for which version of what. */
export function shownLine(items: readonly Versioned[], copies: readonly CopyLink[], seal: Seal): string {
  const rows = copies.flatMap(({ path, sha256 }) => {
    const item = items.find(({ target }) => target?.path === path)?.target?.item;
    return item ? [[item.id, item.digest, sha256]] : [];
  });
  return rows.length > 0 ? `\n${hiddenSealed('shown', within(rows, most), seal)}\n` : '';
}

/**
 * The reading copy that our comment (`body`; null: there is none of ours) named for an item, or why nobody can say which one it was. Whatever
 * else somebody wrote there is no copy.
 */
export function shownIn(
  body: string | null,
  { id, digest }: Pick<RecordItem, 'id' | 'digest'>,
  seal: Seal,
): { copy: Digest } | { why: MessageKey } {
  if (body === null) return { why: 'shown-nobody' };
  if (!body.includes('<!-- qianfa-shown ')) return { why: 'shown-other' };
  const rows = sealedIn('shown', body, seal);
  if (rows === null) return { why: 'shown-edited' };
  for (const row of rows) {
    const [one, version, sha256]: unknown[] = Array.isArray(row) ? row : [];
    if (one === id && version === digest && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256))
      return { copy: sha256 };
  }
  return { why: 'shown-other' };
}

/** Our comment on a pull request as it stands: nobody else's, whatever mark it bears; null where there is none. */
export async function ownBody(forge: Forge, marker: string, comments: readonly Comment[]): Promise<string | null> {
  return (await ownComment(forge, marker, comments))?.body ?? null;
}

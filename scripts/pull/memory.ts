import type { CopyLink } from './comment.ts';
import { within } from './hidden.ts';
import { hiddenSealed, type Seal, sealedIn } from './seal.ts';

/** Most characters that the memory takes of a comment. What is beyond it is attached again by the next run. */
const most = 30_000;

/**
 * A hidden line at the comment's end, by which the next run knows what it attached. It is sealed: a run with another token
 * attaches anew.
 */
export function memoryOf(links: readonly CopyLink[], seal: Seal): string {
  const lasting = links.filter((link) => link.links.length > 0).map(({ sha256, links: of }) => [sha256, of]);
  const rows = within(lasting, most);
  return rows.length > 0 ? `\n${hiddenSealed('copies', rows, seal)}\n` : '';
}

/** What an earlier run attached, by the digest of the page: nothing where the seal is not ours, no address of another host. */
export function remembered(body: string, url: string, seal: Seal): Map<string, CopyLink['links']> {
  const links = new Map<string, CopyLink['links']>();
  for (const row of sealedIn('copies', body, seal) ?? []) {
    const [sha256, of]: unknown[] = Array.isArray(row) ? row : [];
    const own = (Array.isArray(of) ? of : []).filter(isLink).filter((link) => link.url.startsWith(`${url}/`));
    if (typeof sha256 === 'string' && own.length > 0) links.set(sha256, own);
  }
  return links;
}

const isLink = (value: unknown): value is CopyLink['links'][number] =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'title') === 'string' &&
  /^https?:\/\/[^\s()<>"]+$/.test(String(Reflect.get(value, 'url')));

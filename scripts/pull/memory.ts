import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CopyLink } from './comment.ts';
import { hidden, hiddenIn, within } from './hidden.ts';

/** Most characters that the memory takes of a comment. What is beyond it is attached again by the next run. */
const most = 30_000;

/** Whose memory it is: the token's that wrote it, for one pull request (`of`, its address) and no other. */
export interface Seal {
  token: string;
  of: string;
}

/**
 * A hidden line at the comment's end, by which the next run knows what it attached. It is sealed, for whoever may write to the repository
 * may edit our comment too; a run with another token attaches anew.
 */
export function memoryOf(links: readonly CopyLink[], seal: Seal): string {
  const lasting = links.filter((link) => link.links.length > 0).map(({ sha256, links: of }) => [sha256, of]);
  const rows = within(lasting, most);
  return rows.length > 0 ? `\n${hidden('copies', [sealed(rows, seal), rows])}\n` : '';
}

/** What an earlier run attached, by the digest of the page: nothing where the seal is not ours, no address of another host. */
export function remembered(body: string, url: string, seal: Seal): Map<string, CopyLink['links']> {
  const links = new Map<string, CopyLink['links']>();
  const kept = hiddenIn('copies', body);
  const [found, rows]: unknown[] = Array.isArray(kept) ? kept : [];
  if (!Array.isArray(rows) || typeof found !== 'string' || !same(found, sealed(rows, seal))) return links;
  for (const row of rows) {
    const [sha256, of]: unknown[] = Array.isArray(row) ? row : [];
    const own = (Array.isArray(of) ? of : []).filter(isLink).filter((link) => link.url.startsWith(`${url}/`));
    if (typeof sha256 === 'string' && own.length > 0) links.set(sha256, own);
  }
  return links;
}

function sealed(rows: readonly unknown[], { token, of }: Seal): string {
  const key = createHmac('sha256', token).update(`qianfa-copies ${of}`).digest();
  return createHmac('sha256', key).update(JSON.stringify(rows)).digest('hex');
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const isLink = (value: unknown): value is CopyLink['links'][number] =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'title') === 'string' &&
  /^https?:\/\/[^\s()<>"]+$/.test(String(Reflect.get(value, 'url')));

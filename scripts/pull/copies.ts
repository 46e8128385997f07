import { contentType } from '../build/content-type.ts';
import { chromiumOf } from '../command/chromium.ts';
import type { Call } from '../command/command.ts';
import { layDown } from '../command/copy-folder.ts';
import { type PrintedCopy, printed } from '../command/copy-printing.ts';
import { copiesOf, type ReadingCopy } from '../command/copying.ts';
import { type Comment, type Forge, markOf } from '../forge/forge.ts';
import { ForgeError } from '../forge/forge-error.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { CopyLink } from './comment.ts';
import type { ReadPull } from './read.ts';

/** The reading copies of a pull request's items that may be signed. A merged or closed one needs none any more. */
export const pullCopies = async (ledger: Ledger, { files, items, pull }: ReadPull): Promise<ReadingCopy[]> =>
  pull.open
    ? copiesOf(
        ledger,
        files,
        items.flatMap(({ target, path }) => (target ? [path] : [])),
      )
    : [];

/**
 * Keeps the comment with links to the copies, one tap away: in the folder of --preview-folder, which the office serves behind its own
 * login at --preview-url, else attached to the comment where the forge can. What lies there already is not made again. `bodyWith` gives
 * the comment's text with these links.
 */
export async function putWithCopies(
  call: Call,
  forge: Forge,
  { number, marker, comments }: { number: number; marker: string; comments: readonly Comment[] },
  copies: readonly ReadingCopy[],
  bodyWith: (links: readonly CopyLink[]) => string,
): Promise<Comment> {
  const put = (links: ReadonlyMap<string, CopyLink['links']>) => {
    const of = copies.map(({ path, html }) => ({ path, sha256: html.sha256, links: links.get(html.sha256) ?? [] }));
    return forge.putComment(number, marker, `${bodyWith(of)}${memoryOf(of)}`);
  };
  if (copies.length === 0) return put(new Map());
  if (call.text('preview-url')) return put(await layDown(call, copies));
  const ours = await ownComment(forge, marker, comments);
  const links = remembered(ours?.body ?? '', forge.url);
  const missing = copies.filter(({ html }) => !links.has(html.sha256));
  const chromium = chromiumOf(call.world.env);
  if (missing.length > 0 && !chromium) call.note('copy-no-chromium');
  if (missing.length === 0 || !chromium || forge.dialect === 'github') return put(links);
  const comment = ours ?? (await put(links));
  for (const copy of await printed(chromium, missing))
    links.set(copy.html.sha256, await attach(call, forge, comment, copy));
  return put(links);
}

/** Attaches the PDF and the pictures, and the page too where the forge's administrator lets pages be attached. */
async function attach(call: Call, forge: Forge, comment: Comment, { files }: PrintedCopy): Promise<CopyLink['links']> {
  const links: CopyLink['links'] = [];
  for (const { name, bytes } of files) {
    const page = name.endsWith('.html');
    try {
      const url = await forge.attach(comment, { name, type: contentType(name).split(';', 1)[0] ?? '', bytes });
      if (url !== null) links.push({ title: linkTitle(call, name), url });
    } catch (error) {
      if (!(page && error instanceof ForgeError && error.status === 422)) throw error;
    }
  }
  return links;
}

/** PDF, 图 1, 网页: what a link to this file is called. */
export const linkTitle = (call: Call, name: string): string =>
  name.endsWith('.pdf')
    ? call.say('copy-pdf')
    : name.endsWith('.png')
      ? call.say('copy-picture', { n: /-(\d+)\.png$/.exec(name)?.[1] ?? '' })
      : call.say('copy-page');

/** Our comment on the pull request: nobody else's, whatever mark it bears. */
async function ownComment(forge: Forge, marker: string, comments: readonly Comment[]): Promise<Comment | null> {
  const marked = comments.filter(({ body }) => body.includes(markOf(marker)));
  if (marked.length === 0) return null;
  const me = await forge.me();
  return marked.find(({ account }) => account !== null && (me ? account.id === me.id : account.bot)) ?? null;
}

/** A hidden line at the comment's end, by which the next run knows what it attached. */
const memoryOf = (links: readonly CopyLink[]): string => {
  const lasting = links.filter((link) => link.links.length > 0).map(({ sha256, links: of }) => [sha256, of]);
  return lasting.length > 0 ? `\n<!-- qianfa-copies ${JSON.stringify(lasting).replaceAll('--', '-\\u002d')} -->\n` : '';
};

/** What an earlier run attached, by the digest of the page; addresses of other hosts are not believed. */
function remembered(body: string, url: string): Map<string, CopyLink['links']> {
  const links = new Map<string, CopyLink['links']>();
  const kept = /<!-- qianfa-copies (.*) -->/.exec(body)?.[1];
  if (kept === undefined) return links;
  let rows: unknown;
  try {
    rows = JSON.parse(kept);
  } catch {
    // Somebody edited our comment: everything is attached again.
    return links;
  }
  for (const row of Array.isArray(rows) ? rows : []) {
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

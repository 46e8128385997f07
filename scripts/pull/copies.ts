import { contentType } from '../build/content-type.ts';
import { chromiumOf } from '../command/chromium.ts';
import type { Call } from '../command/command.ts';
import { layDown } from '../command/copy-folder.ts';
import { type PrintedCopy, printed } from '../command/copy-printing.ts';
import { copiesOf, type ReadingCopy } from '../command/copying.ts';
import { ownComment } from '../forge/comments.ts';
import type { Comment, Forge } from '../forge/forge.ts';
import { ForgeError } from '../forge/forge-error.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { CopyLink } from './comment.ts';
import { memoryOf, remembered } from './memory.ts';
import type { ReadPull } from './read.ts';
import type { Seal } from './seal.ts';

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
 * the comment's text with these links, shorter by the characters that are taken.
 */
export async function putWithCopies(
  call: Call,
  forge: Forge,
  { number, marker, comments, seal }: { number: number; marker: string; comments: readonly Comment[]; seal: Seal },
  copies: readonly ReadingCopy[],
  bodyWith: (links: readonly CopyLink[], taken: number) => string,
): Promise<Comment> {
  const put = (links: ReadonlyMap<string, CopyLink['links']>) => {
    const of = copies.map(({ path, html }) => ({ path, sha256: html.sha256, links: links.get(html.sha256) ?? [] }));
    const memory = memoryOf(of, seal);
    return forge.putComment(number, marker, `${bodyWith(of, memory.length)}${memory}`);
  };
  if (copies.length === 0) return put(new Map());
  if (call.text('preview-url')) return put(await layDown(call, copies));
  const ours = await ownComment(forge, marker, comments);
  const links = remembered(ours?.body ?? '', forge.url, seal);
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

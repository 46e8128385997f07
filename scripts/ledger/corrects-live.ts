import type { Folder } from '../article/folder.ts';
import { type ParsedArticle, parseFolder } from '../article/parse.ts';
import { isCorrection } from '../signoff/correction.ts';
import type { Ledger } from './verify.ts';

const text = 'index.md';

/**
 * Whether a folder is a small correction of the version that is live at its place, by the bounds of the policy in force. The old bytes
 * leave the ledger with the record that replaces them, so this is asked when a change is proposed and recorded; afterwards the ledger can
 * prove that nothing but the body changed, and takes the recorder's word for how much (as it does for who wrote).
 */
export async function correctsLive(
  { state, inForce, folders, files }: Ledger,
  folder: Folder,
  parsed: ParsedArticle,
): Promise<boolean> {
  const before = state.articles.get(parsed.front.id);
  const bounds = inForce.sites.get(folder.path.split('/')[0] ?? '')?.policy.corrections;
  if (!bounds || before?.status !== 'live' || before.path !== folder.path) return false;
  const live = folders.get(folder.path) ?? [];
  const index = live.find(({ name }) => name === text);
  if (!index) return false;
  const [bytes = Buffer.alloc(0)] = await files.read([index.entry]);
  const { name, size, sha256, entry } = index;
  const old = parseFolder({
    path: folder.path,
    files: [{ name, size, sha256, bytes, mode: entry.mode, oid: entry.oid }],
  });
  if ('findings' in old || old.type !== 'article') return false;
  const others = (all: readonly { name: string; sha256: string }[]) => all.filter((file) => file.name !== text);
  return isCorrection(
    { parsed: old, attachments: others(live) },
    { parsed, attachments: others(folder.files) },
    bounds,
    inForce.registry,
  );
}

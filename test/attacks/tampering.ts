import { sha256 } from '../../scripts/article/canonical.ts';
import { recordNamespace, recordPath, recordText, signedText } from '../../scripts/ledger/record.ts';
import type { LedgerRecord } from '../../scripts/site/types.gen.ts';
import type { Tree } from '../fixture/files.ts';
import { type Key, sign } from '../fixture/keys.ts';

/** Paths of the records, the oldest first. */
export const records = (tree: Tree) => [...tree.keys()].filter((path) => path.startsWith('records/')).sort();
/** Path of the record of a number. */
export const at = (tree: Tree, seq: number) => records(tree)[seq - 1] ?? '';
export const read = (tree: Tree, path: string): LedgerRecord =>
  JSON.parse(Buffer.from(tree.get(path) ?? '').toString('utf8'));
/** Where the text of an article of the book lies. */
export const live = (id: string) => `live/main/gsgg/2026/${id}/index.md`;

/** Puts another record in the place of one, under the name that its bytes demand, signed by `key`. */
export async function rewrite(
  tree: Tree,
  seq: number,
  key: Key,
  change: (record: LedgerRecord) => object,
): Promise<void> {
  const path = at(tree, seq);
  const changed = { ...read(tree, path), ...change(read(tree, path)) };
  const record = { ...changed, signature: await sign(key, recordNamespace, signedText(changed)) };
  tree.delete(path);
  const text = recordText(record);
  tree.set(recordPath(record, sha256(text), 'Asia/Shanghai'), Buffer.from(text));
}

export function rename(tree: Tree, from: string, to: string): void {
  const bytes = tree.get(from);
  if (bytes) tree.set(to, bytes);
  tree.delete(from);
}

/** A record's path with another number. */
export const numbered = (path: string, seq: number) => path.replace(/\d{8}-/, `${String(seq).padStart(8, '0')}-`);

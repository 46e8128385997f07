import type { Files } from '../git/files.ts';
import { bundleDigest } from '../ledger/governed.ts';
import { type Bundle, bundleOf } from '../site/bundles.ts';

/** The bytes of one governed bundle in a content tree, by file name; empty where there is none. */
export async function bundleContent(files: Files, id: string): Promise<Map<string, Uint8Array>> {
  const entries = (await files.list(id)).filter(({ mode }) => mode === '100644');
  const bytes = await files.read(entries);
  const base = id === 'registry' ? 'registry/'.length : id.lastIndexOf('/') + 1;
  return new Map(entries.map(({ path }, index) => [path.slice(base), bytes[index] ?? Buffer.alloc(0)]));
}

/** Every governed bundle of a content tree. */
export async function readBundles(files: Files): Promise<Map<string, Bundle>> {
  const ids = new Set((await files.list('')).flatMap(({ path }) => bundleOf(path) ?? []));
  const bundles = new Map<string, Bundle>();
  for (const id of ids) {
    const content = await bundleContent(files, id);
    bundles.set(id, { digest: bundleDigest(id, content), files: content });
  }
  return bundles;
}

import type { Digest } from '../site/types.gen.ts';
import { canonicalJson, sha256 } from './canonical.ts';

/** What the digest says of a file: its name in the folder, its length in bytes, the SHA-256 of its bytes. */
export interface DigestFile {
  name: string;
  size: number;
  sha256: Digest;
}

/**
 * The digest (校验码) of one version of an article or governed bundle, DESIGN §1: SHA-256 over the UTF-8 bytes of
 * `{"files":[{"name","sha256","size"},…],"id","path","v":1}` in RFC 8785 form. Names are brought to NFC and the files sorted by
 * the bytes of their UTF-8 names; `path` is counted from content/, without leading or trailing slash. An article's `id` comes from
 * index.md or withdrawn.md; a governed bundle's id is its path. test/article/digest.json holds vectors.
 */
export function digestOf(id: string, path: string, files: readonly DigestFile[]): Digest {
  const sorted = files
    // In the order of canonical JSON, which is then written without sorting.
    .map(({ name, size, sha256 }) => ({ name: name.normalize('NFC'), sha256, size }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  return sha256(canonicalJson({ files: sorted, id, path, v: 1 }));
}

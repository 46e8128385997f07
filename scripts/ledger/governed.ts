import { sha256 } from '../article/canonical.ts';
import { digestOf } from '../article/digest.ts';
import type { Files } from '../git/files.ts';
import { assemble, type Bundle } from '../site/bundles.ts';
import type { InForce } from '../site/in-force.ts';
import type { Digest } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';

/** Reads signed versions of governed bundles from `governed/<digest>/` of a ledger, each once. */
export class GovernedVersions {
  readonly #ledger: Files;
  readonly #bundles = new Map<string, Bundle>();
  constructor(ledger: Files) {
    this.#ledger = ledger;
  }

  /** The bytes of one version, whose digest was computed again; or why they cannot be had. */
  async bundle(id: string, digest: Digest): Promise<{ bundle: Bundle } | { refused: Said }> {
    const key = `${id} ${digest}`;
    const kept = this.#bundles.get(key);
    if (kept) return { bundle: kept };
    const folder = `governed/${digest}`;
    const entries = await this.#ledger.list(folder);
    if (entries.length === 0)
      return { refused: said('ledger-governed-missing', { bundle: id, digest: digest.slice(0, 12) }) };
    const bytes = await this.#ledger.read(entries);
    const files = new Map(
      entries.map((entry, index) => [entry.path.slice(folder.length + 1), bytes[index] ?? Buffer.alloc(0)]),
    );
    if (bundleDigest(id, files) !== digest) return { refused: said('ledger-governed-digest', { bundle: id }) };
    const bundle = { digest, files };
    this.#bundles.set(key, bundle);
    return { bundle };
  }

  /** What is in force when these versions are: bundle id → digest. */
  async inForce(
    versions: ReadonlyMap<string, { digest: Digest }>,
  ): Promise<{ inForce: InForce } | { refused: Said[] }> {
    const bundles = new Map<string, Bundle>();
    const refused: Said[] = [];
    for (const [id, { digest }] of versions) {
      const found = await this.bundle(id, digest);
      if ('refused' in found) refused.push(found.refused);
      else bundles.set(id, found.bundle);
    }
    if (refused.length > 0) return { refused };
    const assembled = assemble(bundles);
    if ('inForce' in assembled) return assembled;
    return { refused: assembled.findings.map(({ key, params }) => ({ key, params })) };
  }
}

/** The digest of a governed bundle: its id is its path (DESIGN §1). */
export function bundleDigest(id: string, files: ReadonlyMap<string, Uint8Array>): Digest {
  return digestOf(
    id,
    id,
    [...files].map(([name, bytes]) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
  );
}

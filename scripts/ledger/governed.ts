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
    const { bundles, refused } = await this.bundles(new Map([[id, { digest }]]));
    const bundle = bundles.get(id);
    return bundle ? { bundle } : { refused: refused[0] ?? missing(id, digest) };
  }

  /** All of these versions, those that were not read before in one go. */
  async bundles(
    versions: ReadonlyMap<string, { digest: Digest }>,
  ): Promise<{ bundles: Map<string, Bundle>; refused: Said[] }> {
    const fresh = [...versions].filter(([id, { digest }]) => !this.#bundles.has(`${id} ${digest}`));
    const read = await filesOf(this.#ledger, new Set(fresh.map(([, { digest }]) => digest)));
    const refused = fresh.flatMap(([id, { digest }]) => {
      const files = read.get(digest);
      if (!files) return [missing(id, digest)];
      if (bundleDigest(id, files) !== digest) return [said('ledger-governed-digest', { bundle: id })];
      this.#bundles.set(`${id} ${digest}`, { digest, files });
      return [];
    });
    const bundles = new Map<string, Bundle>();
    for (const [id, { digest }] of versions) {
      const bundle = this.#bundles.get(`${id} ${digest}`);
      if (bundle) bundles.set(id, bundle);
    }
    return { bundles, refused };
  }

  /** What is in force when these versions are: bundle id → digest. */
  async inForce(
    versions: ReadonlyMap<string, { digest: Digest }>,
  ): Promise<{ inForce: InForce } | { refused: Said[] }> {
    const { bundles, refused } = await this.bundles(versions);
    if (refused.length > 0) return { refused };
    const assembled = assemble(bundles);
    if ('inForce' in assembled) return assembled;
    return { refused: assembled.findings.map(({ key, params }) => ({ key, params })) };
  }
}

const missing = (bundle: string, digest: Digest): Said =>
  said('ledger-governed-missing', { bundle, digest: digest.slice(0, 12) });

/** The files of versions by their digest, as the ledger has them: one listing and one reading for all. */
async function filesOf(ledger: Files, digests: ReadonlySet<Digest>): Promise<Map<Digest, Map<string, Buffer>>> {
  const found = new Map<Digest, Map<string, Buffer>>();
  if (digests.size === 0) return found;
  const [only] = digests;
  const all = await ledger.list(digests.size === 1 ? `governed/${only}` : 'governed');
  const placed = all.flatMap((entry) => {
    const [, digest = '', ...name] = entry.path.split('/');
    return digests.has(digest) ? [{ entry, digest, name: name.join('/') }] : [];
  });
  const bytes = await ledger.read(placed.map(({ entry }) => entry));
  for (const [index, { digest, name }] of placed.entries()) {
    const files = found.get(digest) ?? new Map<string, Buffer>();
    found.set(digest, files.set(name, bytes[index] ?? Buffer.alloc(0)));
  }
  return found;
}

/** The digest of a governed bundle: its id is its path (DESIGN §1). */
export function bundleDigest(id: string, files: ReadonlyMap<string, Uint8Array>): Digest {
  return digestOf(
    id,
    id,
    [...files].map(([name, bytes]) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
  );
}

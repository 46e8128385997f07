import { sha256 } from '../article/canonical.ts';
import { assemble, type Bundle } from '../site/bundles.ts';
import type { InForce } from '../site/in-force.ts';
import type { Digest } from '../site/types.gen.ts';
import { bundleDigest, type GovernedVersions } from './governed.ts';
import type { RowStore, Written } from './row-store.ts';
import { Rows } from './rows.ts';

/** Governed files that were in force together. */
interface ForceRow {
  bundles: [id: string, digest: Digest][];
}

/** One version of a bundle: the bytes of its files, in base64. */
interface BundleRow {
  files: [name: string, bytes: string][];
}

const kind = { force: 'force', bundle: 'bundle' };

/** What was in force at the records of a kept state, by name. It is put together when somebody asks, and once. */
export class KeptForces {
  readonly #forces: Rows<ForceRow>;
  readonly #bundles: Rows<BundleRow>;
  readonly #known = new Map<Digest, InForce>();
  readonly #names = new WeakMap<InForce, Digest>();
  constructor(store: Pick<RowStore, 'of'>) {
    this.#forces = new Rows(store.of<ForceRow>(kind.force), () => ({ bundles: [] }));
    this.#bundles = new Rows(store.of<BundleRow>(kind.bundle), () => ({ files: [] }));
  }

  /** The name of what is in force, which is kept with the next changes. */
  nameOf(inForce: InForce): Digest {
    const known = this.#names.get(inForce);
    if (known) return known;
    const bundles = [...inForce.bundles];
    const name = sha256(JSON.stringify(bundles));
    this.#names.set(inForce, name);
    if (!this.#forces.get(name)) this.#forces.change(name).bundles = bundles;
    if (!this.#known.has(name)) this.#known.set(name, inForce);
    return name;
  }

  /** What was in force under a name; throws where it cannot be had any more. */
  named(name: Digest): InForce {
    const known = this.#known.get(name);
    if (known) return known;
    const row = this.#forces.get(name);
    const assembled = assemble(new Map(row?.bundles.map(([id, digest]) => [id, this.#bundle(id, digest)])));
    if (!row || !('inForce' in assembled)) throw new Error(`governed files ${name} were not kept whole`);
    this.#known.set(name, assembled.inForce);
    this.#names.set(assembled.inForce, name);
    return assembled.inForce;
  }

  #bundle(id: string, digest: Digest): Bundle {
    const files = new Map(
      this.#bundles.get(`${id} ${digest}`)?.files.map(([name, text]) => [name, Buffer.from(text, 'base64')]),
    );
    if (bundleDigest(id, files) !== digest) throw new Error(`governed ${id} ${digest} was not kept`);
    return { digest, files };
  }

  /** What is to be written of it; the bytes of versions that were not kept before come from `versions`. */
  async changes(versions: GovernedVersions): Promise<Written[]> {
    const wanted = [...this.#forces.changes().values()].flatMap(({ bundles }) => bundles);
    for (const [id, digest] of wanted) {
      const name = `${id} ${digest}`;
      if (this.#bundles.get(name)) continue;
      const found = await versions.bundle(id, digest);
      if ('refused' in found) throw new Error(`governed ${name} cannot be read: ${found.refused.key}`);
      const files = [...found.bundle.files].map(
        ([file, bytes]) => [file, Buffer.from(bytes).toString('base64')] as const,
      );
      this.#bundles.change(name).files = files.map(([file, text]) => [file, text]);
    }
    return [
      ...[...this.#forces.changes()].map(([key, row]): Written => [kind.force, key, row]),
      ...[...this.#bundles.changes()].map(([key, row]): Written => [kind.bundle, key, row]),
    ];
  }
}

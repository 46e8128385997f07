import { sha256 } from '../article/canonical.ts';
import type { InForce, SiteModel } from '../site/in-force.ts';
import type { Digest } from '../site/types.gen.ts';
import type { RowStore, Written } from './row-store.ts';
import { Rows } from './rows.ts';

/** Governed files that were in force together, as the program put them together. */
interface ForceRow {
  inForce: Omit<InForce, 'sites' | 'bundles'> | null;
  sites: [id: string, site: SiteModel][];
  bundles: [id: string, digest: Digest][];
}

const kind = 'force';

/** What was in force at the records of a kept state, by name; read when somebody asks, and once. */
export class KeptForces {
  readonly #rows: Rows<ForceRow>;
  readonly #known = new Map<Digest, InForce>();
  readonly #names = new WeakMap<InForce, Digest>();
  constructor(store: Pick<RowStore, 'of'>) {
    this.#rows = new Rows(store.of<ForceRow>(kind), () => ({ inForce: null, sites: [], bundles: [] }));
  }

  /** The name of what is in force, which is kept with the next changes. */
  nameOf(inForce: InForce): Digest {
    const known = this.#names.get(inForce);
    if (known) return known;
    const { sites, bundles, ...plain } = inForce;
    const name = sha256(JSON.stringify([...bundles]));
    if (!this.#rows.get(name))
      Object.assign(this.#rows.change(name), { inForce: plain, sites: [...sites], bundles: [...bundles] });
    this.#names.set(inForce, name);
    if (!this.#known.has(name)) this.#known.set(name, inForce);
    return name;
  }

  /** What was in force under a name; throws where it was not kept. */
  named(name: Digest): InForce {
    const known = this.#known.get(name);
    if (known) return known;
    const row = this.#rows.get(name);
    if (!row?.inForce) throw new Error(`governed files ${name} were not kept`);
    const inForce: InForce = { ...row.inForce, sites: new Map(row.sites), bundles: new Map(row.bundles) };
    this.#known.set(name, inForce);
    this.#names.set(inForce, name);
    return inForce;
  }

  /** What is to be written of it. */
  changes(): Written[] {
    return [...this.#rows.changes()].map(([key, row]) => [kind, key, row]);
  }
}

import type {
  Archive,
  Banner,
  Blocks,
  Checklist,
  Columns,
  Digest,
  Group,
  Policy,
  Registry,
  Rules,
  Site,
} from './types.gen.ts';

/** One site's governed files. `policy`, `checklist` and `rules` are the main site's where it has none of its own. */
export interface SiteModel {
  site: Site;
  columns: Columns;
  policy: Policy;
  checklist: Checklist;
  rules: Rules;
  blocks: Blocks;
  banner: Banner | null;
}

/** The governed files that count at one place of the ledger (DESIGN §3). */
export interface InForce {
  group: Group;
  registry: Registry;
  /** Loans and destruction of signed forms, where the group keeps a log of them. */
  archive?: Archive;
  sites: ReadonlyMap<string, SiteModel>;
  /** Bundle id (path under content/) → digest of the version in force. */
  bundles: ReadonlyMap<string, Digest>;
}

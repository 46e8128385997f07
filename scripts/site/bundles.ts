import type { Finding } from '../words/finding.ts';
import { checkConsistency } from './consistency.ts';
import type { InForce, SiteModel } from './in-force.ts';
import type { Digest, Registry } from './types.gen.ts';
import { type SchemaName, type Valid, validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** One version of a governed bundle: its digest and the bytes of its files by name (DESIGN §3). */
export interface Bundle {
  digest: Digest;
  files: ReadonlyMap<string, Uint8Array>;
}

const siteFiles = ['site', 'columns', 'policy', 'checklist', 'rules', 'blocks', 'banner'] as const;
type SiteFile = (typeof siteFiles)[number];
const isSiteFile = (name: string): name is SiteFile => siteFiles.some((known) => known === name);

/** Id of the governed bundle that a file under content/ belongs to, or null: 'registry/people.yml' → 'registry'. */
export function bundleOf(path: string): string | null {
  const parts = path.split('/');
  if (path === 'group.yml' || path === 'archive.yml') return path;
  if (parts[0] === 'registry' && parts.length === 2) return 'registry';
  if (parts.length === 2 && parts[1]?.endsWith('.yml') && parts[0] !== 'ledger') return path;
  return null;
}

/** The one file of a bundle that is no folder. */
const fileOf = (id: string): string => id.split('/').at(-1) ?? id;

type Parsed<T> = { value: T } | { findings: Finding[] };

/** The file of a bundle as schema `name` demands, or why not. */
function parseFile<N extends SchemaName>(name: N, file: string, bytes: Uint8Array): Parsed<Valid<N>> {
  const yaml = readYaml(file, bytes);
  if ('findings' in yaml) return yaml;
  return validate(name, yaml.value, { file, lineOf: yaml.lineOf });
}

function readYaml(file: string, bytes: Uint8Array) {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { findings: [problem('bundle-not-text', file, { bundle: file })] };
  }
  return parseYaml(text, file);
}

function problem(key: Finding['key'], file: string, params: Finding['params']): Finding {
  return { rule: 'governed', key, severity: 'error', file, params };
}

/** The registry out of its files; each top-level key stands in one of them. */
function parseRegistry(bundle: Bundle): Parsed<Registry> {
  const whole: { [key: string]: unknown } = {};
  const findings: Finding[] = [];
  const places = new Map<string, { file: string; lineOf(path: readonly (string | number)[]): number }>();
  for (const [name, bytes] of bundle.files) {
    const file = `registry/${name}`;
    const yaml = readYaml(file, bytes);
    if ('findings' in yaml) {
      findings.push(...yaml.findings);
      continue;
    }
    for (const [field, value] of Object.entries(yaml.value ?? {})) {
      if (field in whole) findings.push(problem('key-twice', file, { field }));
      whole[field] = value;
      places.set(field, { file, lineOf: yaml.lineOf });
    }
  }
  if (findings.length > 0) return { findings };
  const where = {
    file: 'registry',
    lineOf: (path: readonly (string | number)[]) => places.get(String(path[0]))?.lineOf(path) ?? 1,
  };
  const valid = validate('registry', whole, where);
  if ('value' in valid) return valid;
  return {
    findings: valid.findings.map((finding) => ({
      ...finding,
      file: places.get(finding.field?.split('.')[0] ?? '')?.file ?? 'registry',
    })),
  };
}

/**
 * The governed files that `bundles` (id → version) make together, or every reason why they cannot be in force: broken YAML,
 * fields that no schema knows, a site without its files, references to nobody. A site without its own policy, checklist or rules
 * has the main site's.
 */
export function assemble(bundles: ReadonlyMap<string, Bundle>): { inForce: InForce } | { findings: Finding[] } {
  const findings: Finding[] = [];
  const take = <T>(parsed: Parsed<T>): T | undefined => {
    if ('value' in parsed) return parsed.value;
    findings.push(...parsed.findings);
    return undefined;
  };
  const file = <N extends SchemaName>(name: N, id: string): Valid<N> | undefined => {
    const bytes = bundles.get(id)?.files.get(fileOf(id));
    return bytes ? take(parseFile(name, id, bytes)) : undefined;
  };
  const demand = <N extends SchemaName>(name: N, id: string): Valid<N> | undefined => {
    if (!bundles.has(id)) findings.push(problem('bundle-missing', id, { bundle: id }));
    return file(name, id);
  };
  for (const [id, { files }] of bundles) {
    if (id !== 'registry' && [...files.keys()].join() !== fileOf(id))
      findings.push(problem('bundle-missing', id, { bundle: id }));
    const [, name] = /^[^/]+\/(\w+)\.yml$/.exec(id) ?? [];
    if (id !== 'group.yml' && id !== 'archive.yml' && id !== 'registry' && !(name && isSiteFile(name)))
      findings.push(problem('bundle-unknown', id, { bundle: id }));
  }
  const group = demand('group', 'group.yml');
  const archive = file('archive', 'archive.yml');
  const registryBundle = bundles.get('registry');
  if (!registryBundle) findings.push(problem('bundle-missing', 'registry', { bundle: 'registry' }));
  const registry = registryBundle ? take(parseRegistry(registryBundle)) : undefined;
  if (!group || !registry) return { findings };

  const main = {
    policy: demand('policy', `${group.main}/policy.yml`),
    checklist: demand('checklist', `${group.main}/checklist.yml`),
    rules: demand('rules', `${group.main}/rules.yml`),
  };
  const sites = new Map<string, SiteModel>();
  for (const id of group.sites) {
    const own = id === group.main;
    const site = demand('site', `${id}/site.yml`);
    const columns = demand('columns', `${id}/columns.yml`);
    const blocks = demand('blocks', `${id}/blocks.yml`);
    const policy = (own ? undefined : file('policy', `${id}/policy.yml`)) ?? main.policy;
    const checklist = (own ? undefined : file('checklist', `${id}/checklist.yml`)) ?? main.checklist;
    const rules = (own ? undefined : file('rules', `${id}/rules.yml`)) ?? main.rules;
    const banner = file('banner', `${id}/banner.yml`) ?? null;
    if (site && columns && blocks && policy && checklist && rules)
      sites.set(id, { site, columns, policy, checklist, rules, blocks, banner });
  }
  const inForce: InForce = {
    group,
    registry,
    sites,
    ...(archive ? { archive } : {}),
    bundles: new Map([...bundles].map(([id, { digest }]) => [id, digest])),
  };
  findings.push(...checkConsistency(inForce, [...bundles.keys()]));
  return findings.length > 0 ? { findings } : { inForce };
}

import type { Folder } from '../article/folder.ts';
import { folderDigest, type ParsedArticle, type ParsedWithdrawal } from '../article/parse.ts';
import { checkArchive } from '../signoff/archive.ts';
import { factsOf } from '../signoff/facts.ts';
import { checkPolicies } from '../signoff/policy-check.ts';
import { assemble } from '../site/bundles.ts';
import { checkProposed } from '../site/proposed.ts';
import { dayIn } from '../site/time.ts';
import type { Original, RecordItem } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { Said } from '../words/said.ts';
import { bundleDigest, GovernedVersions } from './governed.ts';
import { governedFacts } from './item-fits.ts';
import type { LedgerState } from './state.ts';
import { demonstrationKeys, type Ledger } from './verify.ts';

/** What would be recorded of a folder, numbers not yet given: the item with its facts. */
export type Proposal = { item: RecordItem } | { refused: Said[] };

/**
 * The item that a parsed article or withdrawal at `folder.path` makes against the newest record of its id; with `original` it moves in
 * from an old site. `correction` is what `correctsLive` found.
 */
export function proposeFolder(
  { state, inForce }: Ledger,
  folder: Folder,
  parsed: ParsedArticle | ParsedWithdrawal,
  unchecked: boolean,
  original: Original | null = null,
  correction = false,
): Proposal {
  const { id } = parsed.front;
  const before = state.articles.get(id) ?? null;
  const known = (other: string) => state.articles.get(other)?.facts;
  const read = factsOf(inForce, folder.path, parsed, before, known, unchecked, correction);
  if ('refused' in read) return { refused: [read.refused] };
  return {
    item: {
      id,
      path: folder.path,
      digest: folderDigest(id, folder),
      replaces: before?.record ?? null,
      facts: original ? { ...read.facts, change: 'import' } : read.facts,
      ...(original ? { original } : {}),
      ...(parsed.type === 'withdrawal' ? { reason: parsed.front.reason } : {}),
    },
  };
}

/** The item for an article that goes again without new bytes: `purge` and `confirmation` follow on its newest record. */
export function proposeAgain({ state }: Ledger, id: string, change: 'purge' | 'change'): RecordItem | null {
  const before = state.articles.get(id);
  if (!before) return null;
  const { from_column: _from, correction: _correction, ...facts } = before.facts;
  return { id, path: before.path, digest: before.digest, replaces: before.record, facts: { ...facts, change } };
}

/** The governed files as they would be in force together with `changed` (bundle id → files by name), or why they could not be. */
export async function inForceWith(
  { state, files }: Ledger,
  changed: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>,
): Promise<ReturnType<typeof assemble>> {
  const { bundles, refused } = await new GovernedVersions(files).bundles(state.governed);
  if (refused.length > 0)
    throw new Error(`governed bundles cannot be read: ${refused.map(({ key }) => key).join(', ')}`);
  for (const [id, content] of changed) bundles.set(id, { digest: bundleDigest(id, content), files: content });
  return assemble(bundles);
}

/**
 * The item for a new version of a governed bundle, after asking whether the governed files could be in force with it: they parse,
 * fit together, and their policies rule every case (attacks 57, 73). A broken proposal never reaches the ledger.
 */
export async function proposeBundle(
  ledger: Ledger,
  id: string,
  content: ReadonlyMap<string, Uint8Array>,
): Promise<{ item: RecordItem } | { findings: Finding[] }> {
  const { state, inForce } = ledger;
  const assembled = await inForceWith(ledger, new Map([[id, content]]));
  if ('findings' in assembled) return assembled;
  const findings = [...checkPolicies(assembled.inForce), ...checkProposed(assembled.inForce, id)];
  const { archive, registry } = assembled.inForce;
  if (archive) findings.push(...checkArchive(inForce.archive, archive, registry, formDays(state)));
  const { id: after } = assembled.inForce.group;
  if (after !== state.group) {
    const params = { before: state.group, after };
    findings.push({ rule: 'governed', key: 'group-id-fixed', severity: 'error', file: id, params });
  }
  for (const { key, params } of demonstrationKeys(assembled.inForce.registry, state.root)) {
    findings.push({ rule: 'governed', key, severity: 'error', file: id, params });
  }
  if (findings.length > 0) return { findings };
  return {
    item: {
      id,
      path: id,
      digest: bundleDigest(id, content),
      replaces: state.governed.get(id)?.record ?? null,
      facts: governedFacts(inForce, id),
    },
  };
}

/** Every form of the ledger and the day of its newest record. */
export const formDays = ({ chain, zone }: LedgerState): Map<string, string> =>
  new Map([...chain.values()].flatMap(({ form, time }) => (form ? [[form, dayIn(zone, time)] as const] : [])));

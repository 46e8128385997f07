import type { InForce } from '../site/in-force.ts';
import { dayIn } from '../site/time.ts';
import type { Digest, LedgerRecord } from '../site/types.gen.ts';
import type { Said } from '../words/said.ts';
import { GovernedVersions } from './governed.ts';
import { recordsNamed } from './known-records.ts';
import { isGoverned } from './state.ts';
import type { Ledger } from './verify.ts';

/** One change of governed files: the record that made it, and what was in force before (null at the root) and after it. */
export interface GovernedChange {
  record: LedgerRecord;
  bundles: string[];
  before: InForce | null;
  after: InForce;
}

/** Every change of governed files that the ledger knows, oldest first, each with what it brought into force. */
export async function governedChanges(ledger: Ledger): Promise<GovernedChange[] | { refused: Said[] }> {
  const records = (await recordsNamed(ledger, ledger.state.governing)).sort((a, b) => a.seq - b.seq);
  const versions = new GovernedVersions(ledger.files);
  const changes: GovernedChange[] = [];
  let bundles = new Map<string, { digest: Digest }>();
  let before: InForce | null = null;
  for (const record of records) {
    const items = record.items.filter(isGoverned);
    if (items.length === 0) continue;
    if (record.type === 'root') bundles = new Map();
    for (const { id, digest } of items) bundles.set(id, { digest });
    const found: { inForce: InForce } | { refused: Said[] } = await versions.inForce(bundles);
    if ('refused' in found) return found;
    changes.push({ record, bundles: items.map(({ id }) => id), before, after: found.inForce });
    before = found.inForce;
  }
  return changes;
}

/** What was in force at the end of `day` in the group's zone; null before the group was founded. */
export const inForceOn = (changes: readonly GovernedChange[], day: string): InForce | null =>
  changes.findLast(({ record, after }) => dayIn(after.group.zone, record.time) <= day)?.after ?? null;

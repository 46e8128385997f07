import { sha256 } from '../article/canonical.ts';
import type { Content, Edit } from '../git/commit.ts';
import { checkPolicies } from '../signoff/policy-check.ts';
import { formNumber } from '../signoff/statement.ts';
import { assemble, type Bundle } from '../site/bundles.ts';
import { instantIn, later } from '../site/time.ts';
import type { Digest, LedgerRecord } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { Recorder } from './compose.ts';
import { algorithms, recordPath, recordText, signedText, type Unsigned } from './record.ts';

/** The ledger's end that a root goes on from; null for a new ledger. */
export type Head = { seq: number; digest: Digest; time: string } | null;

/**
 * The root record (DESIGN §3): it lists id and digest of every governed bundle, goes on from `head`, and is signed by a recorder of the
 * registry that it brings. Its digest is what everybody pins. Refused when the governed files cannot be in force together.
 */
export async function composeRoot(
  bundles: ReadonlyMap<string, Bundle>,
  head: Head,
  recorder: Recorder,
): Promise<{ record: LedgerRecord; digest: Digest; edit: Edit } | { findings: Finding[] }> {
  const assembled = assemble(bundles);
  if ('findings' in assembled) return assembled;
  const findings = checkPolicies(assembled.inForce);
  if (findings.length > 0) return { findings };
  const { group } = assembled.inForce;
  const items = [...bundles]
    .map(([id, bundle]) => ({ id, path: id, digest: bundle.digest, replaces: null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const unsigned: Unsigned = {
    v: 1,
    type: 'root',
    seq: (head?.seq ?? 0) + 1,
    previous: head?.digest ?? null,
    group: group.id,
    root: null,
    time: head ? later(instantIn(group.zone, recorder.now()), head.time) : instantIn(group.zone, recorder.now()),
    recorder: recorder.id,
    algorithms,
    form: formNumber(items),
    items,
  };
  const record: LedgerRecord = { ...unsigned, signature: await recorder.sign(signedText(unsigned)) };
  const text = recordText(record);
  const digest = sha256(text);
  const put = new Map<string, Content>([[recordPath(record, digest, group.zone), { bytes: Buffer.from(text) }]]);
  for (const bundle of bundles.values()) {
    for (const [name, bytes] of bundle.files) put.set(`governed/${bundle.digest}/${name}`, { bytes });
  }
  return { record, digest, edit: { put, remove: [] } };
}

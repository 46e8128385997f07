import { type Approval, approvalFrom } from '../signoff/approval.ts';
import { type Reviewed, reviewedFrom } from '../signoff/reviewed.ts';
import { type Check, signingKey } from '../signoff/ssh-signature.ts';
import type { ForgeEvidence, LedgerRecord, SignedEvidence } from '../site/types.gen.ts';
import { recordNamespace, signedText } from './record.ts';

/** What signatures say of a record, whatever stands before it: the key that signed it, null where none did, and its evidence in order. */
export interface Signed {
  key: string | null;
  approvals: readonly (Approval | Reviewed | null)[];
}

/** An approval as a record keeps it, read again: a signed statement, or a forge's review. Null when it is neither. */
export const readEvidence = (evidence: SignedEvidence | ForgeEvidence, check?: Check): Approval | Reviewed | null =>
  'answer' in evidence ? reviewedFrom(evidence) : approvalFrom(evidence, check);

/** The key of the machine that signed a record. */
export const recorderKey = (record: LedgerRecord, check?: Check): string | null =>
  signingKey(record.signature, signedText(record), recordNamespace, check);

/** Reads every signature of a record; `check` checks them. A statement on ten thousand articles is as long as the record, and read once. */
export const signedBy = (record: LedgerRecord, check?: Check): Signed => ({
  key: recorderKey(record, check),
  approvals: (record.evidence ?? []).map((evidence) => readEvidence(evidence, check)),
});

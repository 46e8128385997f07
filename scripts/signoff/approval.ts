import type { Digest, Statement } from '../site/types.gen.ts';
import { type Check, signingKey } from './ssh-signature.ts';
import { parseStatement, statementDigest, statementNamespace } from './statement.ts';

/** A statement and its SSH signature as they were committed. */
export interface Evidence {
  statement: string;
  signature: string;
}

/** Evidence that was read: `key` is the signing key, null when the signature is not good; who holds it is not yet asked. */
export interface Approval {
  digest: Digest;
  statement: Statement;
  key: string | null;
  evidence: Evidence;
}

/** Reads evidence; null when the text is no statement at all. */
export function approvalFrom(evidence: Evidence, check?: Check): Approval | null {
  const statement = parseStatement(evidence.statement);
  // Only the recorder derives a statement from a review, and nobody signs that.
  if (!statement || statement.review) return null;
  const key = signingKey(evidence.signature, evidence.statement, statementNamespace, check);
  return { digest: statementDigest(evidence.statement), statement, key, evidence };
}

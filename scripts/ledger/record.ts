import { isUtf8 } from 'node:buffer';
import { canonicalJson, isCanonical, sha256 } from '../article/canonical.ts';
import { dayIn } from '../site/time.ts';
import type { Digest, LedgerRecord } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';
import { type Said, said } from '../words/said.ts';

/** SSH namespace of the recorder's signatures; no statement can pass for a record, nor a record for a statement. */
export const recordNamespace = 'qianfa-record-v1';

export const algorithms: LedgerRecord['algorithms'] = { digest: 'sha256', canonical: 'rfc8785', signature: 'sshsig' };

export type Unsigned = Omit<LedgerRecord, 'signature'>;

/** The text that the recorder signs: the record's RFC 8785 JSON without `signature`. */
export const signedText = (record: Unsigned | LedgerRecord): string => {
  const { signature: _, ...rest } = { signature: '', ...record };
  return canonicalJson(rest);
};

/** A record's file: RFC 8785 JSON without final newline. Its digest is the SHA-256 of these bytes. */
export const recordText = (record: LedgerRecord): string => canonicalJson(record);

/** Where a record's file lies below the ledger; year and month are those of its time in the group's `zone`. */
export function recordPath(record: LedgerRecord, digest: Digest, zone: string): string {
  const [year, month] = dayIn(zone, record.time).split('-');
  return `records/${year}/${month}/${String(record.seq).padStart(8, '0')}-${digest}.json`;
}

/** A record as it lies in the ledger. */
export interface Stored {
  path: string;
  digest: Digest;
  record: LedgerRecord;
}

/** Reads a record's file; refuses names that lie about seq or digest, unknown versions and fields (attacks 41, 45). */
export function readRecord(path: string, bytes: Uint8Array): { stored: Stored } | { refused: Said } {
  const name = /^records\/\d{4}\/\d{2}\/(\d{8})-([0-9a-f]{64})\.json$/.exec(path);
  if (!name) return { refused: said('ledger-file-unknown', { file: path }) };
  const digest = sha256(bytes);
  if (digest !== name[2]) return { refused: said('record-digest', { file: path }) };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refused: said('record-broken', { file: path, field: 'JSON' }) };
  }
  const valid = validate('ledger-record', value, { file: path, lineOf: () => 1 });
  if ('findings' in valid) {
    return {
      refused: said('record-broken', { file: path, field: valid.findings.map(({ field }) => field).join('、') }),
    };
  }
  // Bytes that are no UTF-8 were read as other text.
  if (!isCanonical(valid.value, text) || !isUtf8(bytes))
    return { refused: said('record-not-canonical', { file: path }) };
  if (valid.value.seq !== Number(name[1]))
    return { refused: said('record-seq-name', { file: path, seq: valid.value.seq }) };
  return { stored: { path, digest, record: valid.value } };
}

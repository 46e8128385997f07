import type { Approval } from '../signoff/approval.ts';
import { reviewedFrom } from '../signoff/reviewed.ts';
import type { Check } from '../signoff/ssh-signature.ts';
import type { Digest, ForgeEvidence, LedgerRecord, SignedEvidence, Statement } from '../site/types.gen.ts';
import { AnsweringThread } from './answering-thread.ts';
import { readRecord, type Stored } from './record.ts';
import { type Signed, signedBy } from './signed-by.ts';

/** A file of a record, and the record that is in it with what its signatures say. */
export interface RecordFile {
  path: string;
  bytes: Uint8Array;
}
export interface ReadRecord extends Stored {
  signed: Signed;
}

/** What another thread found in a file by `readRecord` and `signedBy`: the record's key, and digest and key of each signed statement in it. */
export interface Found {
  key: string | null;
  statements: (Pick<Approval, 'digest' | 'key'> | null)[];
}

/** Reads records in their order, which are to be looked at once; null where one of the files is none. */
export interface RecordReader {
  read(files: readonly RecordFile[]): Promise<Iterable<ReadRecord> | null>;
  close(): Promise<void>;
}

/** Reads records in this thread; `check` checks their signatures. */
export const recordsHere = (check?: Check): RecordReader => ({
  async read(files) {
    const found = files.map(({ path, bytes }) => readRecord(path, bytes));
    const records = found.flatMap((one) =>
      'stored' in one ? { ...one.stored, signed: signedBy(one.stored.record, check) } : [],
    );
    return records.length === files.length ? records : null;
  },
  close: async () => undefined,
});

/** What bytes hold that `readRecord` found to be a record, under the name that it compared with their digest; what text holds that is a statement. */
const wasRead = (value: unknown, found: Found | undefined): value is LedgerRecord =>
  found !== undefined && typeof value === 'object' && value !== null;
const wasStated = (value: unknown, found: Found['statements'][number]): value is Statement =>
  found !== null && typeof value === 'object' && value !== null;

/**
 * The same by `count` other threads, while this one judges the records before: they hold the files against their names, the schema and the
 * canonical form, and check all signatures. This thread takes the same bytes apart again, which is the least of the work.
 */
export function recordReader(count: number): RecordReader {
  const worker = new URL('./record-worker.ts', import.meta.url);
  const threads = Array.from(
    { length: count },
    () => new AnsweringThread<RecordFile[], Found[] | null>(worker, 'a thread that reads records'),
  );
  const ask = async (thread: (typeof threads)[number], files: readonly RecordFile[]) => {
    const copies = files.map(({ path, bytes }) => ({ path, bytes: new Uint8Array(bytes) }));
    const given = copies.flatMap(({ bytes: { buffer } }) => (buffer instanceof ArrayBuffer ? buffer : []));
    return thread.ask(copies, given);
  };
  return {
    async read(files) {
      const share = Math.ceil(files.length / count);
      const parts = await Promise.all(
        threads.map((thread, index) => ask(thread, files.slice(share * index, share * (index + 1)))),
      );
      const found = parts.flatMap((part) => part ?? []);
      return parts.includes(null) ? null : recordsIn(files, found);
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** One behind the other: none stays in memory until the others are judged. */
function* recordsIn(files: readonly RecordFile[], found: readonly Found[]): Generator<ReadRecord> {
  for (const [index, file] of files.entries()) yield recordIn(file, found[index]);
}

function recordIn({ path, bytes }: RecordFile, found: Found | undefined): ReadRecord {
  const value: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  if (!wasRead(value, found)) throw new Error(`${path} changed while it was read`);
  const approvals = (value.evidence ?? []).map((evidence, index) =>
    approvalIn(evidence, found?.statements[index] ?? null),
  );
  const digest: Digest = path.slice(-'.json'.length - 64, -'.json'.length);
  return { path, digest, record: value, signed: { key: found?.key ?? null, approvals } };
}

/** Reviews bear no signature, and are read here. */
function approvalIn(
  evidence: SignedEvidence | ForgeEvidence,
  found: Found['statements'][number],
): Signed['approvals'][number] {
  if ('answer' in evidence) return reviewedFrom(evidence);
  const statement: unknown = found && JSON.parse(evidence.statement);
  return found && wasStated(statement, found) ? { ...found, statement, evidence } : null;
}

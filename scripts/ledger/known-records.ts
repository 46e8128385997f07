import { sha256 } from '../article/canonical.ts';
import type { Digest, LedgerRecord } from '../site/types.gen.ts';
import type { Stored } from './record.ts';
import type { Ledger, WholeLedger } from './verify.ts';

/** A record up to which this ledger was verified before, by the same program and under the same root. */
export interface Known {
  seq: number;
  digest: Digest;
}

/** Bytes of this digest were read by the schema when they were judged; what they hold needs no second look. */
const wasJudged = (value: unknown, found: Digest, judged: Digest): value is LedgerRecord =>
  typeof value === 'object' && value !== null && found === judged;

/**
 * The records up to `known`, by their paths, when the files lead from it to the first record: each holds the digest of the one before, so that
 * every byte of them is what was judged. Empty where one is missing or is another.
 */
export function knownRecords(
  files: readonly { path: string; bytes: Uint8Array }[],
  known: Known,
): ReadonlyMap<string, Stored> {
  const named = new Map(files.map((file) => [file.path.split('/').at(-1), file]));
  const records = new Map<string, Stored>();
  let digest: Digest | null = known.digest;
  for (let seq = known.seq; seq > 0; seq -= 1) {
    const file = digest === null ? undefined : named.get(`${String(seq).padStart(8, '0')}-${digest}.json`);
    if (!file || digest === null) return new Map();
    const found = sha256(file.bytes);
    const value: unknown = found === digest ? JSON.parse(Buffer.from(file.bytes).toString('utf8')) : null;
    if (!wasJudged(value, found, digest)) return new Map();
    records.set(file.path, { path: file.path, digest, record: value });
    digest = value.previous;
  }
  return digest === null ? records : new Map();
}

/** The records of a verified ledger that have these digests, in no order; each is the one that was judged. */
export async function recordsNamed(ledger: Ledger | WholeLedger, digests: readonly Digest[]): Promise<LedgerRecord[]> {
  const wanted = new Set(digests);
  if (wanted.size === 0) return [];
  if ('records' in ledger) return ledger.records.flatMap(({ digest, record }) => (wanted.has(digest) ? [record] : []));
  const { files } = ledger;
  const nameOf = (path: string) => path.slice(-'.json'.length - 64, -'.json'.length);
  const entries = (await files.list('records')).filter(({ path }) => wanted.has(nameOf(path)));
  const bytes = await files.read(entries);
  return entries.map(({ path }, index) => {
    const read = bytes[index] ?? Buffer.alloc(0);
    const value: unknown = JSON.parse(read.toString('utf8'));
    if (!wasJudged(value, sha256(read), nameOf(path))) throw new Error(`${path} changed while it was read`);
    return value;
  });
}

/** Every record of a verified ledger, oldest first, read again where only its head was: each is the one that was judged, by its digest. */
export async function recordsOf(ledger: Ledger | WholeLedger): Promise<readonly Stored[]> {
  if ('records' in ledger) return ledger.records;
  const { state, files } = ledger;
  const entries = await files.list('records');
  const bytes = await files.read(entries);
  const read = entries.map(({ path }, index) => ({ path, bytes: bytes[index] ?? Buffer.alloc(0) }));
  const records = [...knownRecords(read, state.head).values()].reverse();
  if (records.length < state.head.seq) throw new Error('records changed while they were read');
  return records;
}

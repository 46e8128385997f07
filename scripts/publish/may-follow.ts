import type { Ledger } from '../ledger/verify.ts';
import { compareInstants } from '../site/time.ts';
import type { Manifest } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';

const hour = 3_600_000;

/** What the target shows now: its manifest and the publisher who signed it, null where no registered one did. */
export interface Shown {
  manifest: Manifest;
  signer: string | null;
}

/**
 * Whether a release of this ledger at `asOf` may take the place of what the target shows (attacks 43, 60). A ledger that does not contain
 * the head that is shown was rolled back, or is another one; an older program is allowed, an older ledger or `as_of` never. An empty list is
 * a yes.
 */
export function mayFollow({ state }: Pick<Ledger, 'state'>, shown: Shown, asOf: string): Said[] {
  const { group, ledger, as_of } = shown.manifest;
  if (group !== state.group) return [said('publish-other-group', { group, own: state.group })];
  if (shown.signer === null) return [said('publish-unsigned')];
  if (state.chain.get(`${ledger.seq}`)?.digest !== ledger.digest)
    return [said('publish-rolled-back', { seq: ledger.seq, shown: ledger.digest.slice(0, 12), head: state.head.seq })];
  return compareInstants(as_of, asOf) > 0 ? [said('publish-older', { shown: as_of, asOf })] : [];
}

/**
 * Whether the ledger is fresh enough to publish (attacks 43): its newest record, which on a quiet day is the recorder's checkpoint, is no older
 * than the operator's limit of `hours` at `now` (milliseconds). Nobody but the recorder can make a record that is newer.
 */
export function freshEnough({ state }: Pick<Ledger, 'state'>, now: number, hours: number): Said[] {
  const { seq, time } = state.head;
  return now - Date.parse(time) <= hours * hour ? [] : [said('publish-stale', { seq, time, hours })];
}

import type { Git } from '../git/git.ts';
import { type Bytes, compose, type Entry, editOf, type Recorder, sameSigning, verdicts } from '../ledger/compose.ts';
import { append, dirty } from '../ledger/place.ts';
import { recordNamespace } from '../ledger/record.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Approval } from '../signoff/approval.ts';
import type { Verdict } from '../signoff/evaluate.ts';
import type { Reviewed } from '../signoff/reviewed.ts';
import { keyOf } from '../site/people.ts';
import type { Digest, LedgerRecord, RecordItem } from '../site/types.gen.ts';
import type { Said } from '../words/said.ts';
import { readApprovals } from './approvals.ts';
import { nowIn } from './clock.ts';
import { type Call, Refusal } from './command.ts';
import type { Opened } from './open.ts';
import { printRefusal } from './print-refusal.ts';
import { publicKeyOf, signText } from './ssh.ts';
import type { Target } from './targets.ts';

/** The recorder whose private key file QIANFA_RECORDER_KEY names; its public half must be registered. */
export async function recorderOf(call: Call, recorders: readonly { id: string; key: string }[]): Promise<Recorder> {
  const path = call.world.env.QIANFA_RECORDER_KEY;
  if (!path) throw new Refusal(call.say('recorder-key-missing'));
  const key = await publicKeyOf(path);
  const machine = recorders.find((entry) => keyOf(entry.key) === key);
  if (!machine) throw new Refusal(call.say('recorder-unknown'));
  return { id: machine.id, sign: (text) => signText(path, recordNamespace, text), now: call.world.now };
}

/** An entry with what it puts below the ledger. */
export interface Recordable {
  entry: Entry;
  bytes: Bytes[];
}

/** Targets of one type that are recorded together. */
export const recordableOf = (targets: readonly Target[], writers: Entry['writers']): Recordable => ({
  entry: { type: targets[0]?.type ?? 'signoff', items: targets.map(({ item }) => item), writers },
  bytes: targets.map(({ bytes }) => bytes),
});

type Recorded = { record: LedgerRecord; digest: Digest } | { refused: Said[]; verdicts: Verdict[] } | { already: true };

/** What else a recorder may do: approvals from elsewhere, a push to where others append too, and passing over what they have recorded. */
export interface Manner {
  approvals: readonly (Approval | Reviewed)[];
  push?: (commit: string, from: string | null) => Promise<boolean>;
  already?: (opened: Opened, items: readonly RecordItem[]) => boolean;
}

/**
 * Appends `recordables` in as few records as their signings allow, says what was done, and why the others were refused: a refusal of
 * one does not stop the others. `nameOf` names the items of a record.
 */
export async function recordAll(
  call: Call,
  git: Git,
  ledger: Ledger,
  reopen: () => Promise<Opened>,
  recordables: readonly Recordable[],
  nameOf: (items: readonly RecordItem[]) => string,
  manner: Manner | null = null,
): Promise<{ refused: boolean; recorded: number }> {
  const how = manner ?? { approvals: await readApprovals(git) };
  const results: unknown[] = [];
  let refused = false;
  for (const recordable of joined(ledger, recordables, how.approvals, nowIn(call, ledger))) {
    const done = await appendRecord(call, git, reopen, recordable, how);
    const titles = nameOf(recordable.entry.items);
    if ('already' in done) continue;
    if ('refused' in done) {
      printRefusal(call, ledger, titles, done);
      refused = true;
      continue;
    }
    results.push({ seq: done.record.seq, digest: done.digest, items: done.record.items });
    call.note('record-done', { seq: done.record.seq, type: done.record.type, titles });
  }
  if (call.json && !manner) call.print('', results);
  return { refused, recorded: results.length };
}

/** Joins entries that were signed by the same people on the same routes, so that one approval of many makes one record. */
function joined(ledger: Ledger, all: readonly Recordable[], approvals: Manner['approvals'], at: string): Recordable[] {
  const groups: { recordable: Recordable; verdict: Verdict | undefined }[] = [];
  for (const recordable of all) {
    const [verdict] = verdicts(ledger, recordable.entry, approvals, at);
    const same = groups.find(
      (group) =>
        verdict !== undefined &&
        group.verdict !== undefined &&
        sameSigning(group.verdict, verdict) &&
        group.recordable.entry.type === recordable.entry.type &&
        !recordable.entry.items.some(({ id, path }) => id === path) &&
        JSON.stringify(group.recordable.entry.writers) === JSON.stringify(recordable.entry.writers),
    );
    if (same) {
      const { entry, bytes } = same.recordable;
      same.recordable = {
        entry: { ...entry, items: [...entry.items, ...recordable.entry.items] },
        bytes: [...bytes, ...recordable.bytes],
      };
    } else groups.push({ recordable, verdict });
  }
  return groups.map(({ recordable }) => recordable);
}

/**
 * Appends one record, or says why not. `reopen` reads and verifies the ledger anew; after a lost race it is asked again and the whole
 * judgement repeated, so that both recorders' records end in one chain (attacks 44).
 */
async function appendRecord(
  call: Call,
  git: Git,
  reopen: () => Promise<Opened>,
  { entry, bytes }: Recordable,
  { approvals, push, already }: Manner,
): Promise<Recorded> {
  for (;;) {
    const opened = await reopen();
    const { place, ledger, commit } = opened;
    if (!place) throw new Refusal(call.say('not-a-repository', { folder: opened.repository.folder }));
    if (await dirty(git, place)) throw new Refusal(call.say('append-dirty', { path: place.path }));
    if (already?.(opened, entry.items)) return { already: true };
    const recorder = await recorderOf(call, ledger.inForce.registry.recorders);
    const made = await compose(ledger, entry, approvals, recorder);
    if ('refused' in made) return made;
    const { record, digest } = made;
    const message = call.say('record-message', { type: record.type, seq: record.seq, count: record.items.length });
    const by = { message, recorder: recorder.id, time: record.time };
    if (await append(git, place, commit, editOf(made, bytes), by, push && ((made) => push(made, commit))))
      return { record, digest };
    call.note('append-lost');
  }
}

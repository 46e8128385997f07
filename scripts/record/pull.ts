import { type Call, exit, Refusal } from '../command/command.ts';
import { confirms } from '../command/examine.ts';
import type { Opened } from '../command/open.ts';
import { printFindings } from '../command/print.ts';
import { type Recordable, recordAll, recordableOf, recorderOf } from '../command/recording.ts';
import type { Pull } from '../forge/forge.ts';
import { recordsNamed } from '../ledger/known-records.ts';
import type { Ledger } from '../ledger/verify.ts';
import { marker } from '../pull/answer.ts';
import { type Desk, openForgeLedger, pushLedger, reopened } from '../pull/ledger.ts';
import { isNewest, type ReadItem, type ReadPull, readPull } from '../pull/read.ts';
import { sealOf } from '../pull/seal.ts';
import { ownBody, shownIn } from '../pull/shown.ts';
import { compareInstants } from '../site/time.ts';
import type { RecordItem } from '../site/types.gen.ts';
import { overtakenOf } from './overtaken.ts';
import { publishedBy } from './publisher.ts';

/** What came of one pull request: how many records were made, whether anything of it may not be recorded, and the ledger afterwards. */
export interface PullRecorded {
  recorded: number;
  refused: boolean;
  /** Whether something could not be found out. */
  unknown?: boolean;
  /** Whether something of it is online and waits to be confirmed (attacks 70): it is looked at again until it is. */
  confirming?: boolean;
  opened: Opened;
}

/**
 * Records what a merged pull request brought, as it stands in the merge: reads and judges it again, derives the statements, appends with the
 * raw answers, pushes the ledger. What is recorded already is passed over, with `past` also what was recorded of it and has changed since.
 */
export async function recordPull(
  call: Call,
  desk: Desk,
  opened: Opened,
  number: number,
  past: boolean,
): Promise<PullRecorded> {
  const { repository, connected, branch } = desk;
  const { git } = repository;
  const { ledger } = opened;
  await recorderOf(call, ledger.inForce.registry.recorders);
  const read = await readPull(call, git, connected, ledger, branch, number);
  if (!read.pull.merged) throw new Refusal(call.say('pull-not-merged', { pull: number }));
  const recorded = await Promise.all(read.items.map((item) => past && wasRecorded(ledger, read.pull, item)));
  const open = read.items.filter((item, index) => !item.recorded && !recorded[index]);
  const { forge } = connected;
  const body = open.length > 0 ? await ownBody(forge, marker, await forge.comments(number)) : null;
  const shown: Shown = (item) => shownIn(body, item, sealOf(call, forge, number));
  const published = publishedBy(call, ledger, read, forge.url, open);
  if ('refused' in published) throw new Refusal(published.refused);
  const overtaken = await overtakenOf(git, ledger, read, open);
  const { sound: entries, refused } = sorted(call, read, open, overtaken, shown);
  const sound = entries.map(({ entry, bytes }) => ({ entry: { ...entry, ...published }, bytes }));
  // What was opened for the judgement will do for the first record: if others appended meanwhile, the race is lost and it is opened anew.
  const first = [opened];
  const reopen = async () => first.pop() ?? (await openForgeLedger(call, desk));
  const nameOf = (items: readonly RecordItem[]) => items.map(({ path }) => path).join('、');
  const done = await recordAll(call, git, ledger, reopen, sound, nameOf, {
    approvals: read.approvals,
    push: (commit, from) => pushLedger(desk, commit, from),
    already: (opened, items) => items.every((item) => isNewest(opened.ledger, item)),
  });
  const after = done.recorded > 0 ? await reopened(call, desk) : opened;
  const confirming = read.items.some((item) => waits(after.ledger, item));
  return { recorded: done.recorded, refused: refused || done.refused, confirming, opened: after };
}

/** Which reading copy was shown of an item, or why nobody can say. */
type Shown = (item: RecordItem) => ReturnType<typeof shownIn>;

/** What can be put to the judge; why the rest cannot is said. */
function sorted(
  call: Call,
  { changes, pull }: ReadPull,
  open: readonly ReadItem[],
  overtaken: ReadonlySet<string>,
  shown: Shown,
): { sound: Recordable[]; refused: boolean } {
  if (open.length > 0 && changes.refused.length > 0) {
    call.world.err(`${call.say('record-refused', { path: `#${pull.number}` })}\n`);
    for (const why of changes.refused) call.world.err(`  ${call.tell(why)}\n`);
    return { sound: [], refused: true };
  }
  const sound: Recordable[] = [];
  for (const { target, path, findings, unknown, writers, verdict } of open) {
    const reviewed = verdict?.signed && verdict.evidence.some((evidence) => 'answer' in evidence);
    const named = target && reviewed ? shown(target.item) : null;
    const copy = named && 'copy' in named ? named.copy : null;
    if (named && 'why' in named) call.note('record-no-copy', { path, why: call.say(named.why) });
    if (target && unknown.length === 0 && !overtaken.has(path))
      sound.push(recordableOf([copy ? { ...target, item: { ...target.item, copy } } : target], writers));
    else {
      call.world.err(`${call.say('record-refused', { path })}\n`);
      printFindings(call, path, findings);
      for (const why of unknown) call.world.err(`  ${call.tell(why)}\n`);
      if (overtaken.has(path)) call.world.err(`  ${call.say('pull-overtaken', { path })}\n`);
    }
  }
  return { sound, refused: sound.length < open.length };
}

/** Whether an item is online as this version and waits to be confirmed. */
function waits(ledger: Ledger, { target, at }: ReadItem): boolean {
  const item = target?.item ?? at;
  return item !== null && confirms(ledger, item);
}

/**
 * Whether this very version was recorded since the pull request was merged, whatever became of it afterwards. One that waits to be confirmed
 * still wants a record.
 */
async function wasRecorded(ledger: Ledger, { number, merged }: Pull, { target, at }: ReadItem): Promise<boolean> {
  const item = target?.item ?? at;
  if (!item || !merged || confirms(ledger, item)) return false;
  const digests = ledger.state.records.get(item.id)?.map(({ record }) => record) ?? [];
  return (await recordsNamed(ledger, digests)).some(
    (record) =>
      record.items.some(({ id, digest }) => id === item.id && digest === item.digest) &&
      (compareInstants(record.time, merged.at) >= 0 ||
        (record.evidence ?? []).some((evidence) => 'answer' in evidence && evidence.pull === number)),
  );
}

/** The exit code of a pull request's recording. */
export const codeOf = ({ refused, unknown }: Pick<PullRecorded, 'refused' | 'unknown'>): number =>
  unknown ? exit.unknown : refused ? exit.refused : exit.done;

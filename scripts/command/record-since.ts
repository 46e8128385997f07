import { below, gitFiles } from '../git/files.ts';
import { commitOf, line } from '../git/git.ts';
import type { Ledger } from '../ledger/verify.ts';
import { type Call, UsageError } from './command.ts';
import { kept } from './pull-fetch.ts';
import type { Desk } from './pull-ledger.ts';
import { type PullRecorded, recordPull } from './record-pull.ts';
import { unsignedChanges } from './unsigned.ts';

/** How far behind the newest record `last` begins: whoever approves a merged pull request late is found all the same. */
const behind = 30 * 24 * 3_600_000;

/** The moment that --since means: a day, an instant, `last`, or a commit (the date it was committed). RFC 3339. */
export async function sinceOf(call: Call, { repository: { git } }: Desk, { state }: Ledger): Promise<string> {
  const text = call.text('since') ?? 'last';
  if (text === 'last') return new Date(Date.parse(state.head.time) - behind).toISOString();
  if (/^\d{4}-\d{2}-\d{2}(T.+)?$/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  const commit = /^[0-9a-f]{7,64}$/.test(text) ? await commitOf(git, text) : null;
  if (!commit) throw new UsageError(call.say('since-form'));
  return new Date(await line(git, ['show', '--no-patch', '--format=%cI', commit])).toISOString();
}

/**
 * Records every pull request that was merged since a moment, in the order of their merges, and says what stands on the branch without a
 * signature. One that may not be recorded does not stop the others.
 */
export async function recordSince(call: Call, desk: Desk, before: Ledger, since: string): Promise<PullRecorded> {
  const { connected, branch } = desk;
  let found: PullRecorded = { recorded: 0, refused: false, ledger: before };
  for (const { number } of await connected.forge.mergedSince(branch, since)) {
    const one = await recordPull(call, desk, found.ledger, number, true);
    found = { recorded: found.recorded + one.recorded, refused: found.refused || one.refused, ledger: one.ledger };
  }
  return found;
}

/** What stands on the branch and not in the ledger: it has no effect, and people are told. */
export async function unsignedOn({ repository: { git } }: Desk, ledger: Ledger): Promise<string[]> {
  const head = await commitOf(git, kept.base);
  if (!head) return [];
  const { changed, deleted } = await unsignedChanges(ledger, below(gitFiles(git, head), 'content'));
  return [...changed, ...deleted];
}

import { type Call, Refusal } from '../command/command.ts';
import type { Connected } from '../command/forge-of.ts';
import { type Opened, openLedgerAt, type Repository } from '../command/open.ts';
import { moveRef } from '../git/commit.ts';
import { isIn } from '../git/compare.ts';
import { commitOf, type Git } from '../git/git.ts';
import { pushCommit } from '../git/remote.ts';
import { fetchForge, kept } from './fetch.ts';

/** The branch of the ledger, here and on the forge. */
export const branchOfLedger = 'refs/heads/ledger';

/** Where a recorder works: its repository, the forge, the branch that is merged into. */
export interface Desk {
  repository: Repository & { git: Git };
  connected: Connected;
  branch: string;
}

/**
 * The ledger as the forge has it now, verified, on the branch `ledger` of this repository. Records that were made here and not pushed yet are
 * pushed; where both sides have records of their own it is refused, for one chain has one end.
 */
export async function openForgeLedger(call: Call, { repository, connected, branch }: Desk): Promise<Opened> {
  const { git } = repository;
  await fetchForge(call, git, connected.remote, branch);
  const there = await commitOf(git, kept.ledger);
  const here = await commitOf(git, branchOfLedger);
  if (!there) throw new Refusal(call.say('pull-no-ledger'));
  const place = { ref: branchOfLedger, path: '' };
  if (here === null || (here !== there && (await isIn(git, here, there)))) {
    // Whoever else moves it here meanwhile only brings it nearer to the forge's.
    await moveRef(git, branchOfLedger, here, there);
    return openLedgerAt(call, repository, place, { demandRoot: true });
  }
  if (here !== there && !(await isIn(git, there, here))) throw new Refusal(call.say('ledger-diverged'));
  const opened = await openLedgerAt(call, repository, place, { demandRoot: true });
  if (here !== there && !(await pushLedger({ repository, connected, branch }, here, there)))
    return openForgeLedger(call, { repository, connected, branch });
  return opened;
}

/** The ledger as it stands here after records of ours were pushed: nobody is asked again. */
export const reopened = (call: Call, { repository }: Desk): Promise<Opened> =>
  openLedgerAt(call, repository, { ref: branchOfLedger, path: '' }, { demandRoot: true });

/** Moves the forge's ledger on from `from` to `commit`; false when it no longer stands there. A ledger rolled back afterwards is noticed. */
export async function pushLedger(
  { repository: { git }, connected }: Desk,
  commit: string,
  from: string | null,
): Promise<boolean> {
  if (!(await pushCommit(git, connected.ledger, commit, branchOfLedger, from))) return false;
  await git.run(['update-ref', kept.ledger, commit]);
  return true;
}

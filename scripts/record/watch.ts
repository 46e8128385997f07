import { setTimeout } from 'node:timers/promises';
import { today } from '../command/clock.ts';
import { type Call, UsageError } from '../command/command.ts';
import type { Opened } from '../command/open.ts';
import type { Pull } from '../forge/forge.ts';
import { commitOf } from '../git/git.ts';
import type { Ledger } from '../ledger/verify.ts';
import { answerPull } from '../pull/answer.ts';
import { kept } from '../pull/fetch.ts';
import { type Desk, openForgeLedger } from '../pull/ledger.ts';
import { retargetedOf } from '../pull/reviews.ts';
import { stumble } from '../pull/stumble.ts';
import { CouldNot } from '../words/could-not.ts';
import { recordPull } from './pull.ts';
import { recordSince, sinceOf } from './since.ts';

/** Seconds between two looks at the forge. */
const usual = 60;

function intervalOf(call: Call): number {
  const text = call.text('interval') ?? String(usual);
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageError(call.say('interval-form'));
  return Number(text) * 1000;
}

/**
 * The recorder's service: again and again records what was merged, answers on open pull requests and, with --merge, merges what is signed.
 * The first look must succeed; what fails later is said and tried again at the next one. Ends when the world says so, between two looks.
 */
export async function watch(call: Call, desk: Desk): Promise<void> {
  const interval = intervalOf(call);
  const stop = new AbortController();
  const stopped = call.world.stopped().then(() => stop.abort());
  const known: Known = { answered: new Map(), recorded: new Set() };
  await look(call, desk, known);
  call.note('watch-ready', { seconds: interval / 1000 });
  while (!stop.signal.aborted) {
    await setTimeout(interval, undefined, { signal: stop.signal }).catch(() => undefined);
    if (stop.signal.aborted) break;
    try {
      await look(call, desk, known);
    } catch (error) {
      const what =
        error instanceof CouldNot ? call.tell(error.said) : error instanceof Error ? error.message : String(error);
      call.world.err(`${call.say('watch-failed', { what })}\n`);
    }
  }
  await stopped;
  call.note('watch-ended');
}

/** What earlier looks need not be told again: on what each open pull request was answered, and which merged ones are done. */
export interface Known {
  answered: Map<number, string>;
  recorded: Set<number>;
}

/** One look: what was merged is recorded first, so that what waits is judged by the newest ledger. */
export async function look(call: Call, desk: Desk, known: Known): Promise<void> {
  const { connected, branch } = desk;
  const opened = await openForgeLedger(call, desk);
  let now = (await recordSince(call, desk, opened, await sinceOf(call, desk, opened.ledger), known.recorded)).opened;
  for (const pull of await connected.forge.openPulls(branch)) {
    try {
      const mark = `${today(call, now.ledger)} ${await markOf(desk, now.ledger, pull)}`;
      if (known.answered.get(pull.number) === mark) continue;
      const attended = await attend(call, desk, now, pull.number);
      now = attended.opened;
      if (attended.answered) known.answered.set(pull.number, mark);
    } catch (error) {
      stumble(call, pull.number, error);
    }
  }
}

/** What an answer depends on beside the day: as long as it is the same, nothing has to be judged anew. */
async function markOf({ connected, repository }: Desk, ledger: Ledger, pull: Pull): Promise<string> {
  const { forge } = connected;
  const approvals = await commitOf(repository.git, kept.approvals);
  const base = await commitOf(repository.git, kept.base);
  const reviews = await forge.reviews(pull.number);
  const retargeted = await retargetedOf(forge, pull, reviews);
  const raws = reviews.map(({ raw }) => raw);
  const comments = (await forge.comments(pull.number)).map(({ id, body }) => [id, body]);
  return JSON.stringify([pull, base, approvals, ledger.state.head.digest, raws, retargeted, comments]);
}

/** What came of it: the ledger afterwards, and whether nothing is left to be tried again, as a merge is that the forge refused. */
interface Attended {
  opened: Opened;
  answered: boolean;
}

/** Answers on an open pull request; merges and records it where it is signed, --merge is given and no publisher is named. */
export async function attend(call: Call, desk: Desk, opened: Opened, number: number): Promise<Attended> {
  const { repository, connected, branch } = desk;
  const { read, plan } = await answerPull(call, repository.git, connected, opened.ledger, branch, number);
  const clear = read.gone.length === 0 && read.rivals.length === 0;
  const ready = plan.state === 'signed' && plan.publishers === null && clear && !read.pull.draft && read.pull.open;
  // Nothing here tells when the other one is gone.
  if (!call.flag('merge') || !ready) return { opened, answered: read.rivals.length === 0 };
  const merged = await connected.forge.merge(number, read.commits.head);
  if (!merged.merged) {
    call.note('merge-refused', { pull: number, why: merged.said });
    return { opened, answered: false };
  }
  const recorded = await recordPull(call, desk, await openForgeLedger(call, desk), number, false);
  return { opened: recorded.opened, answered: true };
}

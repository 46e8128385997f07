import { below, gitFiles } from '../git/files.ts';
import type { Git } from '../git/git.ts';
import { fetchCommit } from '../git/remote.ts';
import { recordsOf } from '../ledger/known-records.ts';
import type { Ledger } from '../ledger/verify.ts';
import { itemAt } from '../pull/reviews.ts';
import type { Retarget } from '../signoff/retarget.ts';
import { type Review, readRawReview } from '../signoff/review.ts';
import { parseStatement } from '../signoff/statement.ts';
import { compareInstants } from '../site/time.ts';
import type { ForgeEvidence } from '../site/types.gen.ts';
import type { Call } from './command.ts';
import type { Connected } from './forge-of.ts';

/** What asking the forge again came to. `faults` are sentences for people; none of them takes a record away. */
export interface Online {
  checked: number;
  same: number;
  /** Commits that can still be had and hold what was recorded. */
  commits: number;
  /** Reviews of other forges, which nobody was asked about. */
  elsewhere: number;
  faults: string[];
}

/** What of a review must not have changed since; its giver may have renamed himself. */
const meaning = ({ state, dismissed, commit, submittedAt, body, account }: Review) => ({
  state,
  dismissed,
  commit,
  submittedAt,
  body,
  account: account?.id ?? null,
});

/**
 * Reads every review of the ledger again from its forge, and the commits that they name: which are gone, which say something else now, which
 * commit does not hold the recorded bytes. What was true when it was recorded stays recorded (DESIGN §3); this tells who to ask.
 */
export async function askAgain(call: Call, git: Git, { forge, remote }: Connected, ledger: Ledger): Promise<Online> {
  const found: Online = { checked: 0, same: 0, commits: 0, elsewhere: 0, faults: [] };
  const pulls = new Map<number, { reviews: Review[]; retargeted: Retarget | null }>();
  const commits = new Map<string, boolean>();
  for (const { record } of await recordsOf(ledger)) {
    for (const evidence of record.evidence ?? []) {
      if (!('answer' in evidence)) continue;
      if (evidence.forge !== forge.url) {
        found.elsewhere += 1;
        continue;
      }
      found.checked += 1;
      const now = pulls.get(evidence.pull) ?? {
        reviews: await forge.reviews(evidence.pull),
        retargeted: await forge.retargeted(evidence.pull, true),
      };
      pulls.set(evidence.pull, now);
      const fault = compared(call, record.seq, evidence, now);
      if (fault) found.faults.push(fault);
      else found.same += 1;
      const known = commits.get(evidence.commit);
      const here = known ?? (await fetchCommit(git, remote, evidence.commit));
      if (here && known === undefined) found.commits += 1;
      commits.set(evidence.commit, here);
      if (here) found.faults.push(...(await otherBytes(call, git, record.seq, evidence)));
    }
  }
  return found;
}

/** What is wrong with a review now, or null. */
function compared(
  call: Call,
  seq: number,
  evidence: ForgeEvidence,
  { reviews, retargeted }: { reviews: readonly Review[]; retargeted: Retarget | null },
): string | null {
  const read = readRawReview(evidence.dialect, evidence.answer);
  const id = parseStatement(evidence.statement)?.review?.id ?? '—';
  const then = 'review' in read ? read.review : null;
  const params = { seq, pull: evidence.pull, review: id, person: then?.account?.login ?? '—' };
  const again = reviews.find((review) => review.id === id);
  if (!again || !then) return call.say('online-gone', params);
  const [before, after] = [meaning(then), meaning(again)];
  const fields = (Object.keys(before) as (keyof typeof before)[]).filter((field) => before[field] !== after[field]);
  if (fields.length > 0) return call.say('online-changed', { ...params, fields: fields.join('、') });
  const time = retargeted?.at ?? '';
  const late = retargeted && then.submittedAt !== null && compareInstants(then.submittedAt, time) <= 0;
  return late ? call.say('online-retargeted', { ...params, time }) : null;
}

async function otherBytes(call: Call, git: Git, seq: number, evidence: ForgeEvidence): Promise<string[]> {
  const files = below(gitFiles(git, evidence.commit), 'content');
  const review = parseStatement(evidence.statement)?.review?.id ?? '—';
  const wrong: string[] = [];
  for (const { id, path, digest } of evidence.items) {
    const there = await itemAt(files, path);
    if (there?.id !== id || there.digest !== digest) wrong.push(call.say('online-bytes', { seq, review, path }));
  }
  return wrong;
}

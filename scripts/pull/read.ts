import { datedApprovals } from '../command/approvals.ts';
import { nowIn } from '../command/clock.ts';
import { type Call, Refusal } from '../command/command.ts';
import type { Connected } from '../command/forge-of.ts';
import { type Target, targetAt } from '../command/targets.ts';
import type { Pull } from '../forge/forge.ts';
import { changedPaths } from '../git/compare.ts';
import { below, type Files, gitFiles, listedOnce, readOnce } from '../git/files.ts';
import type { Git } from '../git/git.ts';
import { verdicts } from '../ledger/compose.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Approval } from '../signoff/approval.ts';
import type { Verdict } from '../signoff/evaluate.ts';
import { interleaved } from '../signoff/interleave.ts';
import type { Review } from '../signoff/review.ts';
import type { Reviewed } from '../signoff/reviewed.ts';
import type { Writer } from '../signoff/writer.ts';
import type { ForgeEvidence } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { Said } from '../words/said.ts';
import { type PullChanges, sortChanges } from './changes.ts';
import { fetchPull, kept, type PullCommits } from './fetch.ts';
import { itemAt, retargetedOf, reviewedOf } from './reviews.ts';
import { rivalsOf } from './rivals.ts';
import { pullWriters } from './writers.ts';

/** One item of a pull request: what is to be signed, who wrote it, and how far it is. `target` is null where its findings forbid it. */
export interface PullItem {
  path: string;
  target: Target | null;
  findings: Finding[];
  writers: Writer[];
  /** Why nobody can say who wrote it. */
  unknown: Said[];
  verdict: Verdict | null;
  /** The ledger's newest version of it is this very one. */
  recorded: boolean;
}

/** The same with its id, path and digest as the tree has them, where it can be read at all. */
export interface ReadItem extends PullItem {
  at: ForgeEvidence['items'][number] | null;
}

/** A pull request, read and judged: all of it, or an error. */
export interface ReadPull {
  pull: Pull;
  commits: PullCommits;
  changes: PullChanges;
  /** What stands at `commits.tree`, below content/. */
  files: Files;
  items: ReadItem[];
  /** Live articles whose folder is gone without a withdrawal: their pages stay. */
  gone: string[];
  /** Document numbers that other open pull requests bear too. */
  rivals: Said[];
  reviews: Review[];
  approvals: (Approval | Reviewed)[];
}

/**
 * Reads pull request `number` as data and judges it by the governed files in force in `ledger`: every article, withdrawal and governed bundle
 * between merge base and head, all reviews, all statements on the branch of approvals, together. Nothing of it is checked out or run. One that
 * goes onto another branch than `branch` is refused: what its reviewers saw was compared with something else.
 */
export async function readPull(
  call: Call,
  git: Git,
  { forge, remote }: Connected,
  ledger: Ledger,
  branch: string,
  number: number,
): Promise<ReadPull> {
  const pull = await forge.pull(number);
  if (pull.baseBranch !== branch)
    throw new Refusal(call.say('pull-other-branch', { pull: number, to: pull.baseBranch, branch }));
  const commits = await fetchPull(call, git, remote, pull);
  const changes = sortChanges(await changedPaths(git, commits.base, commits.head));
  const files = readOnce(listedOnce(below(gitFiles(git, commits.tree), 'content')));
  const paths = [...changes.bundles, ...changes.articles];
  const there = await present(files, paths);
  const found = [];
  for (const path of paths) if (there.has(path)) found.push({ path, ...(await targetOf(ledger, files, path)) });
  const items = found.flatMap(({ target }) => (target ? [target.item] : []));
  const gone = paths.filter((path) => !there.has(path) && stands(ledger, path, items));
  const targets = found.flatMap(({ target }) => target ?? []);
  const rivals = await rivalsOf(git, { forge, remote }, pull, targets);
  const reviews = await forge.reviews(number);
  const retargeted = await retargetedOf(forge, pull, reviews);
  const where = { forge: forge.url, dialect: forge.dialect, pull: number, retargeted };
  const reviewed = await reviewedOf(git, remote, where, reviews, items, commits);
  const approvals = interleaved(await datedApprovals(git, kept.approvals), reviewed);
  const at = nowIn(call, ledger);
  const judged: ReadItem[] = [];
  for (const { path, target, at: there, findings, recorded } of found) {
    const wrote = target
      ? await pullWriters(git, forge, pull, commits.head, ledger, target)
      : { writers: [], unknown: [] };
    const sound = target && wrote.unknown.length === 0 && changes.refused.length === 0;
    const entry = target && { type: target.type, items: [target.item], writers: wrote.writers };
    const [verdict = null] = sound && entry ? verdicts(ledger, entry, approvals, at) : [];
    judged.push({ path, target, at: there, findings, recorded, ...wrote, verdict });
  }
  return { pull, commits, changes, files, items: judged, gone, rivals, reviews, approvals };
}

async function targetOf(
  ledger: Ledger,
  files: Files,
  path: string,
): Promise<Pick<ReadItem, 'target' | 'at' | 'findings' | 'recorded'>> {
  const at = await itemAt(files, path);
  if (at && isNewest(ledger, at)) return { target: null, at, findings: [], recorded: true };
  const target = await targetAt(ledger, files, path);
  return { target: target.item ? target : null, at, findings: target.findings, recorded: false };
}

/** Which of these folders and bundles hold anything in the tree. */
async function present(files: Files, paths: readonly string[]): Promise<Set<string>> {
  const there = new Set<string>();
  for (const path of paths) if ((await files.list(path)).length > 0) there.add(path);
  return there;
}

/** Whether the ledger has something at a place that is neither withdrawn nor moved by `items`. */
function stands({ state }: Ledger, path: string, items: readonly { id: string }[]): boolean {
  const article = [...state.articles.values()].find((one) => one.status === 'live' && one.path === path);
  return state.governed.has(path) || (article !== undefined && !items.some(({ id }) => id === article.id));
}

/** Whether the ledger's newest record of an item is of these bytes at this place; what waits for its confirmation is not done yet. */
export function isNewest(
  { state }: Ledger,
  { id, path, digest }: { id: string; path: string; digest: string },
): boolean {
  const article = id === path ? undefined : state.articles.get(id);
  if (article) return article.path === path && article.digest === digest && article.confirmBy === null;
  return state.governed.get(id)?.digest === digest;
}

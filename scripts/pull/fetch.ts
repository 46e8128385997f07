import { type Call, Refusal } from '../command/command.ts';
import type { Pull } from '../forge/forge.ts';
import { isIn, mergeBase, parentsOf } from '../git/compare.ts';
import { commitOf, type Git, GitError, refsBelow } from '../git/git.ts';
import { fetchRefs, type Remote, remoteRefs } from '../git/remote.ts';

/** The names under which a forge's refs lie here. Nothing of them is ever checked out. */
export const kept = {
  ledger: 'refs/qianfa/ledger',
  approvals: 'refs/qianfa/approvals',
  base: 'refs/qianfa/base',
  pull: (number: number) => `refs/qianfa/pull/${number}`,
};

/**
 * Brings ledger, approvals and the branch that is merged into, and on the way the head of `pull`. What stands here as it stands there is not asked
 * for. A ledger or approvals whose history was rewritten are an error.
 */
export async function fetchForge(
  call: Call,
  git: Git,
  remote: Remote,
  branch: string,
  pull: number | null = null,
): Promise<void> {
  const wanted = [
    { from: 'refs/heads/ledger', to: kept.ledger, forward: true },
    { from: 'refs/heads/approvals', to: kept.approvals, forward: true },
    { from: `refs/heads/${branch}`, to: kept.base, forward: false },
    ...(pull === null ? [] : [{ from: `refs/pull/${pull}/head`, to: kept.pull(pull), forward: false }]),
  ];
  const there = await remoteRefs(
    git,
    remote,
    wanted.map(({ from }) => from),
  );
  if (!there.has('refs/heads/ledger')) throw new Refusal(call.say('pull-no-ledger'));
  const here = await refsBelow(git, 'refs/qianfa');
  for (const { from, to } of wanted)
    if (from.startsWith('refs/heads/') && !there.has(from) && here.has(to))
      throw new Refusal(call.say('pull-ref-gone', { ref: from }));
  await fetchRefs(
    git,
    remote,
    wanted.filter(({ from, to }) => there.has(from) && there.get(from) !== here.get(to)),
  );
}

/** Where a pull request stands in git: what it goes on from, its head, and the tree that counts (its head, or the merge on the branch). */
export interface PullCommits {
  base: string;
  head: string;
  tree: string;
  /** The branch as it was, or would be, before the merge: what a reviewed commit is compared with. */
  before: string;
}

/**
 * Brings the head of a pull request and finds what it changes. Of a merged one the merge must be on the branch. Throws when the head that git
 * gives is not the one that the forge told of: it moved meanwhile. `brought`: the head came just now, with those of others.
 */
export async function fetchPull(
  call: Call,
  git: Git,
  remote: Remote,
  pull: Pull,
  brought = false,
): Promise<PullCommits> {
  const to = kept.pull(pull.number);
  const known = pull.open ? await commitOf(git, to) : null;
  if (!brought && known !== pull.head)
    await fetchRefs(git, remote, [{ from: `refs/pull/${pull.number}/head`, to, forward: false }]);
  const head = known === pull.head ? known : await commitOf(git, to);
  // Of a closed one Gitea and Forgejo go on telling the branch's newest commit, and git the one that was merged.
  if (!head || (pull.open && head !== pull.head)) throw new Error(call.say('pull-moved', { pull: pull.number }));
  const branch = await commitOf(git, kept.base);
  if (!branch) throw new Refusal(call.say('pull-no-base', { branch: pull.baseBranch }));
  const { before, tree } = pull.merged ? await mergedAs(call, git, pull, head, branch) : { before: branch, tree: head };
  const base = await mergeBase(git, before, head);
  if (!base) throw new Refusal(call.say('pull-no-history', { pull: pull.number }));
  return { base, head, tree, before };
}

/** Brings the heads of many pull requests at once; false where one of them cannot be had: then each is asked for by itself. */
export async function fetchHeads(git: Git, remote: Remote, numbers: readonly number[]): Promise<boolean> {
  const refs = numbers.map((number) => ({ from: `refs/pull/${number}/head`, to: kept.pull(number), forward: false }));
  try {
    await fetchRefs(git, remote, refs);
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

async function mergedAs(
  call: Call,
  git: Git,
  { number, merged, mergeBase: from }: Pull,
  head: string,
  branch: string,
): Promise<{ before: string; tree: string }> {
  const tree = merged?.commit ?? null;
  if (!tree || !(await commitOf(git, tree)) || !(await isIn(git, tree, branch)))
    throw new Refusal(call.say('pull-merge-lost', { pull: number }));
  // Moved forward without a commit of its own, the merge does not tell where the pull request began: only the forge can.
  if (tree === head) {
    if (!from || from === head || !(await commitOf(git, from)) || !(await isIn(git, from, head)))
      throw new Refusal(call.say('pull-fast-forward', { pull: number }));
    return { before: from, tree };
  }
  const [before] = await parentsOf(git, tree);
  if (!before) throw new Refusal(call.say('pull-no-history', { pull: number }));
  return { before, tree };
}

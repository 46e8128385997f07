import { readApprovals } from '../command/approvals.ts';
import { nowIn } from '../command/clock.ts';
import type { Call } from '../command/command.ts';
import { foldersFor } from '../command/examine.ts';
import type { Connected } from '../command/forge-of.ts';
import { targetAt } from '../command/targets.ts';
import { unsignedChanges } from '../command/unsigned.ts';
import { writersKnown } from '../command/wrote.ts';
import { changedPaths, mergeBase, objectsAt } from '../git/compare.ts';
import { below, type Files, gitFiles } from '../git/files.ts';
import { commitOf, type Git, line } from '../git/git.ts';
import { verdicts } from '../ledger/compose.ts';
import type { Ledger } from '../ledger/verify.ts';
import { sortChanges } from '../pull/changes.ts';
import { lineRemarks } from '../pull/line-remarks.ts';
import { isNewest, readPull } from '../pull/read.ts';
import { itemAt } from '../pull/reviews.ts';
import { changedElsewhere } from './elsewhere.ts';
import { openRow, type StatusRow } from './row.ts';

const alone = { articles: [], bundles: [], program: [], refused: [] };

/** Branches that hold no articles. */
const others = ['ledger', 'approvals'];

/** What is under way in this clone: what HEAD holds and the ledger does not, and what officers began on other branches of theirs. */
export async function localRows(call: Call, git: Git, ledger: Ledger, caller: string | null): Promise<StatusRow[]> {
  const head = await commitOf(git, 'HEAD');
  if (!head) return [];
  const { changed } = await unsignedChanges(ledger, below(gitFiles(git, head), 'content'));
  const rows = await rowsAt(call, git, ledger, caller, { commit: head, branch: null, paths: changed });
  const seen = new Set([head]);
  const refs = await git.run(['for-each-ref', '--format=%(objectname) %(refname:short)', 'refs/heads']);
  for (const row of refs.toString('utf8').split('\n')) {
    const [commit = '', branch = ''] = row.split(/ (.*)/s);
    const base =
      commit === '' || seen.has(commit) || others.includes(branch) ? null : await mergeBase(git, head, commit);
    if (!base || base === commit) continue;
    seen.add(commit);
    const { articles, bundles } = sortChanges(await changedPaths(git, base, commit));
    const there = below(gitFiles(git, commit), 'content');
    const paths: string[] = [];
    const changed = [...bundles, ...articles];
    const full = changed.map((path) => `content/${path}`);
    const [theirs, ours] = [await objectsAt(git, commit, full), await objectsAt(git, head, full)];
    for (const path of changed) {
      const [own, here] = [theirs.get(`content/${path}`), ours.get(`content/${path}`)];
      const item = own === here ? null : await itemAt(there, path);
      if (own !== here && own !== '' && !(item && isNewest(ledger, item))) paths.push(path);
    }
    rows.push(...(await rowsAt(call, git, ledger, caller, { commit, branch, paths })));
  }
  return rows;
}

/** Rows of what a commit of this clone holds at `paths`, with the approvals that lie here. */
async function rowsAt(
  call: Call,
  git: Git,
  ledger: Ledger,
  caller: string | null,
  { commit, branch, paths }: { commit: string; branch: string | null; paths: readonly string[] },
): Promise<StatusRow[]> {
  const files: Files = below(gitFiles(git, commit), 'content');
  const approvals = await readApprovals(git);
  const full = paths.map((path) => `content/${path}`);
  const elsewhere = branch === null ? await changedElsewhere(git, commit, full) : null;
  const folders = await foldersFor(files, paths);
  const rows: StatusRow[] = [];
  for (const path of paths) {
    const found = await targetAt(ledger, files, path, folders);
    const target = found.item ? found : null;
    const writers = target ? await writersKnown(call, git, ledger, [target], commit) : [];
    const entry = target && { type: target.type, items: [target.item], writers };
    const [verdict = null] = entry ? verdicts(ledger, entry, approvals, nowIn(call, ledger)) : [];
    const item = { path, target, findings: found.findings, writers, unknown: [], verdict, recorded: false };
    const at = await line(git, ['log', '-1', '--format=%cI', commit, '--', `content/${path}`]);
    const more = { pull: null, at: at || null, caller, branch, elsewhere: elsewhere?.get(`content/${path}`) ?? [] };
    rows.push(openRow(call, ledger, item, alone, more));
  }
  return rows;
}

/** Every item of every open pull request against `branch`, whose refs were fetched, since its newest review or, without any, its newest commit. */
export async function pullRows(
  call: Call,
  git: Git,
  connected: Connected,
  branch: string,
  ledger: Ledger,
  caller: string | null,
): Promise<StatusRow[]> {
  const rows: StatusRow[] = [];
  for (const { number } of await connected.forge.openPulls(branch)) {
    const read = await readPull(call, git, connected, ledger, branch, number);
    const reviewed = read.reviews.flatMap(({ submittedAt }) => submittedAt ?? []).sort();
    const at = reviewed.at(-1) ?? (await line(git, ['log', '-1', '--format=%cI', read.commits.head]));
    const open = read.items.filter(({ recorded }) => !recorded);
    if (open.length === 0) continue;
    const { forge } = connected;
    const { reviews, commits } = read;
    const comments = await forge.lineComments(number, reviews);
    const lines = await lineRemarks(git, ledger.inForce.registry, forge.url, commits.head, comments, reviews);
    for (const item of open) rows.push(openRow(call, ledger, item, read.changes, { pull: number, at, caller, lines }));
  }
  return rows;
}

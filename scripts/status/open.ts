import { readApprovals } from '../command/approvals.ts';
import { nowIn } from '../command/clock.ts';
import type { Call } from '../command/command.ts';
import { foldersFor } from '../command/examine.ts';
import type { Connected } from '../command/forge-of.ts';
import { targetAt } from '../command/targets.ts';
import { unsignedChanges } from '../command/unsigned.ts';
import { writersKnown } from '../command/wrote.ts';
import { below, type Files, gitFiles } from '../git/files.ts';
import { commitOf, type Git, line } from '../git/git.ts';
import { verdicts } from '../ledger/compose.ts';
import type { Ledger } from '../ledger/verify.ts';
import { lineRemarks } from '../pull/line-remarks.ts';
import { readPull } from '../pull/read.ts';
import { changedElsewhere } from './elsewhere.ts';
import { openRow, type StatusRow } from './row.ts';

const alone = { articles: [], bundles: [], program: [], refused: [] };

/** What this clone's HEAD holds and the ledger does not, with the approvals that lie here. */
export async function localRows(call: Call, git: Git, ledger: Ledger, caller: string | null): Promise<StatusRow[]> {
  const head = await commitOf(git, 'HEAD');
  if (!head) return [];
  const files: Files = below(gitFiles(git, head), 'content');
  const approvals = await readApprovals(git);
  const rows: StatusRow[] = [];
  const { changed } = await unsignedChanges(ledger, files);
  const elsewhere = await changedElsewhere(
    git,
    head,
    changed.map((path) => `content/${path}`),
  );
  const folders = await foldersFor(files, changed);
  for (const path of changed) {
    const found = await targetAt(ledger, files, path, folders);
    const target = found.item ? found : null;
    const writers = target ? await writersKnown(call, git, ledger, [target]) : [];
    const entry = target && { type: target.type, items: [target.item], writers };
    const [verdict = null] = entry ? verdicts(ledger, entry, approvals, nowIn(call, ledger)) : [];
    const item = { path, target, findings: found.findings, writers, unknown: [], verdict, recorded: false };
    const at = await line(git, ['log', '-1', '--format=%cI', head, '--', `content/${path}`]);
    rows.push(
      openRow(call, ledger, item, alone, {
        pull: null,
        at: at || null,
        caller,
        elsewhere: elsewhere.get(`content/${path}`) ?? [],
      }),
    );
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

import { type Call, exit, UsageError } from '../command/command.ts';
import type { Opened } from '../command/open.ts';
import { unsignedChanges } from '../command/unsigned.ts';
import type { Pull } from '../forge/forge.ts';
import { changedPaths } from '../git/compare.ts';
import { below, gitFiles } from '../git/files.ts';
import { commitOf, line } from '../git/git.ts';
import type { Ledger } from '../ledger/verify.ts';
import { sortChanges } from '../pull/changes.ts';
import { fetchHeads, fetchPull, kept } from '../pull/fetch.ts';
import type { Desk } from '../pull/ledger.ts';
import { stumble } from '../pull/stumble.ts';
import { type PullRecorded, recordPull } from './pull.ts';

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
 * Records every pull request that was merged since a moment, in the order of their merges. One that may not be recorded does not stop the
 * others. `done` are those that need no look any more; without any, what stands on the branch says which ones can matter at all.
 */
export async function recordSince(
  call: Call,
  desk: Desk,
  before: Opened,
  since: string,
  done: Set<number> = new Set(),
): Promise<PullRecorded> {
  const merged = await desk.connected.forge.mergedSince(desk.branch, since);
  const open = done.size === 0 && merged.length > 0 ? await openPaths(desk, before.ledger) : null;
  const numbers = merged.flatMap(({ number }) => (done.has(number) ? [] : [number]));
  const brought = open !== null && (await fetchHeads(desk.repository.git, desk.connected.remote, numbers));
  let found: PullRecorded = { recorded: 0, refused: false, opened: before };
  for (const pull of merged) {
    if (done.has(pull.number)) continue;
    try {
      if (open === null || (await touches(call, desk, pull, open, brought))) {
        const one = await recordPull(call, desk, found.opened, pull.number, true);
        found = {
          ...found,
          recorded: found.recorded + one.recorded,
          refused: found.refused || one.refused,
          opened: one.opened,
        };
        if (one.refused || one.confirming) continue;
      }
      done.add(pull.number);
    } catch (error) {
      const code = stumble(call, pull.number, error);
      found = { ...found, ...(code === exit.refused ? { refused: true } : { unknown: true }) };
    }
  }
  return found;
}

/** The places that a record may be waiting for: what is unsigned on the branch, and what waits for its confirmation. */
async function openPaths(desk: Desk, ledger: Ledger): Promise<Set<string>> {
  const confirming = [...ledger.state.articles.values()].filter(({ confirmBy }) => confirmBy !== null);
  return new Set([...(await unsignedOn(desk, ledger)), ...confirming.map(({ path }) => path)]);
}

async function touches(
  call: Call,
  { repository, connected }: Desk,
  pull: Pull,
  open: ReadonlySet<string>,
  brought: boolean,
): Promise<boolean> {
  const { base, head } = await fetchPull(call, repository.git, connected.remote, pull, brought);
  const { articles, bundles } = sortChanges(await changedPaths(repository.git, base, head));
  return [...articles, ...bundles].some((path) => open.has(path));
}

/** What stands on the branch and not in the ledger: it has no effect, and people are told. */
export async function unsignedOn({ repository: { git } }: Desk, ledger: Ledger): Promise<string[]> {
  const head = await commitOf(git, kept.base);
  if (!head) return [];
  const { changed, deleted } = await unsignedChanges(ledger, below(gitFiles(git, head), 'content'));
  return [...changed, ...deleted];
}

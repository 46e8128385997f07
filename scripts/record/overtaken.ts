import { confirms } from '../command/examine.ts';
import { objectAt } from '../git/compare.ts';
import { below, gitFiles } from '../git/files.ts';
import type { Git } from '../git/git.ts';
import type { Ledger } from '../ledger/verify.ts';
import { kept } from '../pull/fetch.ts';
import { isNewest, type ReadItem, type ReadPull } from '../pull/read.ts';
import { itemAt } from '../pull/reviews.ts';
import { compareInstants } from '../site/time.ts';

/**
 * The paths of a merged pull request that its branch has left behind: it holds something else there by now, and the ledger has gone on since
 * the merge, or was put back to where it is. Whoever approves such a version late would bring back what was replaced or withdrawn. What was only
 * merged on top and is not recorded yet does not count: both versions are recorded in their order.
 */
export async function overtakenOf(
  git: Git,
  ledger: Ledger,
  { pull: { merged }, commits }: ReadPull,
  open: readonly ReadItem[],
): Promise<Set<string>> {
  const found = new Set<string>();
  const branch = below(gitFiles(git, kept.base), 'content');
  for (const { path, at, target } of open) {
    const one = target?.item ?? at;
    const place = `content/${path}`;
    // To confirm what is online brings nothing back.
    if (!merged || !one || confirms(ledger, one)) continue;
    if ((await objectAt(git, kept.base, place)) === (await objectAt(git, commits.tree, place))) continue;
    const now = await itemAt(branch, path);
    const since = ledger.state.records.get(one.id)?.some(({ time }) => compareInstants(time, merged.at) >= 0);
    if (since || (now && isNewest(ledger, now))) found.add(path);
  }
  return found;
}

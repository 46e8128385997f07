import { mergeBase, objectsAt } from '../git/compare.ts';
import { type Git, line } from '../git/git.ts';

/** Another branch that changed the same article. */
export interface Elsewhere {
  branch: string;
  /** Who committed there last, as git names him, and when (RFC 3339). */
  author: string;
  at: string;
}

/** Branches that hold no work of officers. */
const others = /(?:^|\/)(?:HEAD|ledger|approvals)$/;

/**
 * Branches of this clone, fetched ones too, on which the folder at `path` (from the repository's top) is neither what it is in `head` nor what
 * it was where the two parted: somebody else is at work on it. What a branch has from `head`, or left as it was, does not count.
 */
export async function changedElsewhere(
  git: Git,
  head: string,
  paths: readonly string[],
): Promise<Map<string, Elsewhere[]>> {
  if (paths.length === 0) return new Map();
  const out = await git.run(['for-each-ref', '--format=%(objectname) %(refname:short)', 'refs/heads', 'refs/remotes']);
  const seen = new Set<string>([head]);
  const here = await objectsAt(git, head, paths);
  const found = new Map<string, Elsewhere[]>();
  for (const row of out.toString('utf8').split('\n')) {
    const [commit = '', branch = ''] = row.split(/ (.*)/s);
    if (commit === '' || seen.has(commit) || others.test(branch)) continue;
    seen.add(commit);
    const base = await mergeBase(git, head, commit);
    if (!base || base === commit) continue;
    const [there, before] = [await objectsAt(git, commit, paths), await objectsAt(git, base, paths)];
    for (const path of paths) {
      const own = there.get(path);
      if (own === here.get(path) || own === before.get(path)) continue;
      const [at = '', author = ''] = (await line(git, ['log', '-1', '--format=%cI%x09%an', commit, '--', path])).split(
        '\t',
      );
      found.set(path, [...(found.get(path) ?? []), { branch, author, at }]);
    }
  }
  return found;
}

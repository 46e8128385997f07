import { placeOf, readFolder } from '../article/folder.ts';
import { folderDigest, parseFolder } from '../article/parse.ts';
import { bundleContent } from '../command/bundles.ts';
import type { Forge, Pull } from '../forge/forge.ts';
import { changedPaths, mergeBase, objectAt } from '../git/compare.ts';
import { below, type Files, gitFiles } from '../git/files.ts';
import { commitOf, type Git } from '../git/git.ts';
import { fetchCommit, type Remote } from '../git/remote.ts';
import { bundleDigest } from '../ledger/governed.ts';
import type { Retarget } from '../signoff/retarget.ts';
import type { Review } from '../signoff/review.ts';
import type { Reviewed } from '../signoff/reviewed.ts';
import type { ForgeEvidence, RecordItem } from '../site/types.gen.ts';
import { sortChanges } from './changes.ts';
import type { PullCommits } from './fetch.ts';

type Items = ForgeEvidence['items'];

/**
 * The reviews of a pull request with what each one's commit holds of `items`, found in git's own objects: only what that commit changed
 * against the branch, for nothing else was before the reviewer's eyes. A commit that cannot be had leaves its reviews without items.
 */
export async function reviewedOf(
  git: Git,
  remote: Remote,
  where: Pick<Reviewed, 'forge' | 'dialect' | 'pull' | 'retargeted'>,
  reviews: readonly Review[],
  items: readonly RecordItem[],
  commits: PullCommits,
): Promise<Reviewed[]> {
  const found = new Map<string, Items | null>();
  for (const { commit, state } of reviews) {
    if (!commit || found.has(commit) || (state !== 'approved' && state !== 'returned')) continue;
    const here =
      commit === commits.head || (await commitOf(git, commit)) !== null || (await fetchCommit(git, remote, commit));
    found.set(commit, here ? await itemsAt(git, commit, items, commits) : null);
  }
  return reviews.map((review) => ({ ...where, review, items: found.get(review.commit ?? '') ?? null }));
}

/** When the pull request was last turned to another branch; nobody is asked as long as there is no approval that it could make void. */
export const retargetedOf = async (
  forge: Pick<Forge, 'retargeted'>,
  { number, merged }: Pick<Pull, 'number' | 'merged'>,
  reviews: readonly Review[],
): Promise<Retarget | null> =>
  reviews.some(({ state }) => state === 'approved') ? forge.retargeted(number, merged !== null) : null;

/** Which of `items` a commit changed against the branch, with the digests that they had there. */
async function itemsAt(
  git: Git,
  commit: string,
  items: readonly RecordItem[],
  { base: from, before, head, tree }: PullCommits,
): Promise<Items> {
  const base = commit === head ? from : await mergeBase(git, before, commit);
  if (!base) return [];
  const changed = sortChanges(await changedPaths(git, base, commit));
  const touched = new Set([...changed.articles, ...changed.bundles]);
  const files = below(gitFiles(git, commit), 'content');
  const found: Items = [];
  for (const { id, path, digest } of items) {
    if (!touched.has(path)) continue;
    const at = `content/${path}`;
    const same = commit === tree || (await objectAt(git, commit, at)) === (await objectAt(git, tree, at));
    const there = same ? { id, path, digest } : await itemAt(files, path);
    if (there && !found.some((one) => one.id === there.id)) found.push(there);
  }
  return found;
}

/** An article or governed bundle at a path as it stands in a tree, or null where it cannot be read. */
export async function itemAt(files: Files, path: string): Promise<Items[number] | null> {
  if (!placeOf(path)) {
    const content = await bundleContent(files, path);
    return content.size > 0 ? { id: path, path, digest: bundleDigest(path, content) } : null;
  }
  const read = await readFolder(files, path);
  const parsed = 'folder' in read ? parseFolder(read.folder) : null;
  if (!('folder' in read) || !parsed || 'findings' in parsed) return null;
  const { id } = parsed.front;
  return { id, path, digest: folderDigest(id, read.folder) };
}

import { commitOf, type Git, line } from './git.ts';

/** A commit that changed a folder, with everybody it names. E-mail addresses in lower case. */
export interface FolderCommit {
  commit: string;
  author: string;
  committer: string;
  coAuthors: string[];
}

/** History that ends before the wanted version: it must be fetched before anybody can say who wrote. */
export class ShallowError extends Error {
  constructor(path: string) {
    super(`the history of ${path} is cut off (shallow clone): git fetch --unshallow`);
    this.name = 'ShallowError';
  }
}

const emailOf = (text: string) => (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();

/**
 * The commits reachable from `ref` that changed the folder `path`, newest first, without those that are ancestors of a
 * commit in which the folder is a version for which `reached(treeId)` is true. A merge that took the folder unchanged from one of
 * its parents wrote nothing and is left out; one that differs from all of them is a writer's. Throws ShallowError when the
 * history is cut off before such a version, or before the beginning.
 */
export async function commitsSince(
  git: Git,
  ref: string,
  path: string,
  reached: (tree: string) => Promise<boolean>,
): Promise<FolderCommit[]> {
  const format = '%H%x1f%P%x1f%ae%x1f%ce%x1f%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x1e)';
  const read = async (exclude: readonly string[]) =>
    (
      await git.run([
        'log',
        '--full-history',
        '-z',
        `--format=${format}`,
        ref,
        ...exclude.map((id) => `^${id}`),
        '--',
        path,
      ])
    )
      .toString('utf8')
      .split('\0')
      .filter((row) => row !== '')
      .map((row) => {
        const [commit = '', parents = '', author = '', committer = '', others = ''] = row.split('\x1f');
        return {
          commit,
          parents: parents.split(' ').filter(Boolean),
          author: author.toLowerCase(),
          committer: committer.toLowerCase(),
          coAuthors: others
            .split('\x1e')
            .filter((other) => other.trim() !== '')
            .map(emailOf),
        };
      });
  const all = await read([]);
  const head = await commitOf(git, ref);
  const trees = await treesAt(git, path, [
    ...all.flatMap((row) => [row.commit, ...row.parents]),
    ...(head ? [head] : []),
  ]);
  const known = new Map<string, boolean>();
  for (const tree of new Set(trees.values())) if (tree) known.set(tree, await reached(tree));
  const bases = [...trees].filter(([, tree]) => tree && known.get(tree)).map(([commit]) => commit);
  const since = bases.length > 0 ? await read(bases) : all;
  if (bases.length === 0 && (await line(git, ['rev-parse', '--is-shallow-repository'])) === 'true')
    throw new ShallowError(path);
  return since
    .filter((row) => row.parents.every((parent) => trees.get(parent) !== trees.get(row.commit)))
    .map(({ commit, author, committer, coAuthors }) => ({ commit, author, committer, coAuthors }));
}

/** The id of the tree (or blob) at `path` in each commit, '' where there is none. */
async function treesAt(git: Git, path: string, commits: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(commits)];
  const out = await git.run(['cat-file', '--batch-check=%(objectname)'], {
    input: wanted.map((id) => `${id}:${path}\n`).join(''),
  });
  const rows = out.toString('utf8').split('\n');
  return new Map(wanted.map((id, index) => [id, /^[0-9a-f]{40,64}$/.exec(rows[index] ?? '')?.[0] ?? '']));
}

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

interface Row extends FolderCommit {
  parents: string[];
}

const format = '%H%x1f%P%x1f%ae%x1f%ce%x1f%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x1e)';

/** Commits that changed `path`, and every merge, oldest first; parents are the nearest ones that changed it. */
async function read(git: Git, path: string, head: string): Promise<Row[]> {
  const shown = ['--full-history', '--parents', '--topo-order', '--reverse', '-z', `--format=${format}`];
  const out = await git.run(['log', ...shown, head, '--', path]);
  return out
    .toString('utf8')
    .split('\0')
    .filter((row) => row !== '')
    .map(rowOf);
}

/** One commit as `format` writes it. */
function rowOf(text: string): Row {
  const [commit = '', parents = '', author = '', committer = '', others = '', more] = text.split('\x1f');
  if (more !== undefined) throw new Error(`commit ${commit} names its people in a way that cannot be read`);
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
}

/**
 * The commits reachable from `ref` that wrote to folders below `top`, with the first of the folders that each one wrote to: one pass
 * over the history for any number of folders that have no signed version yet. `folderOf` names the wanted folder of a path below
 * `top`, or null. A merge that took a folder unchanged from one of its parents wrote nothing to it. Throws ShallowError when the history is cut off.
 */
export async function commitsTo(
  git: Git,
  ref: string,
  top: string,
  folderOf: (path: string) => string | null,
): Promise<(FolderCommit & { folder: string })[]> {
  if ((await line(git, ['rev-parse', '--is-shallow-repository'])) === 'true') throw new ShallowError(top);
  const shown = ['--full-history', '--root', '-m', '--name-only', '--no-renames', '-z', `--format=%x1d${format}`];
  const out = await git.run(['log', ...shown, ref, '--', top]);
  const commits = new Map<string, { row: Row; folders: Map<string, number> }>();
  for (const block of out.toString('utf8').split('\x1d').slice(1)) {
    const [head = '', ...names] = block.split('\0');
    const row = rowOf(head);
    if (!/^[0-9a-f]{40,64}$/.test(row.commit)) throw new Error(`the history of ${top} cannot be read`);
    const folders = commits.get(row.commit)?.folders ?? new Map<string, number>();
    const touched = names.map((name) => folderOf(name.trim().slice(top.length + 1)));
    // A merge stands here once for each parent that it differs from.
    for (const folder of new Set(touched)) if (folder !== null) folders.set(folder, (folders.get(folder) ?? 0) + 1);
    commits.set(row.commit, { row, folders });
  }
  return [...commits.values()].flatMap(({ row: { parents, ...people }, folders }) => {
    const wrote = [...folders].find(([, times]) => times >= parents.length)?.[0];
    return wrote === undefined ? [] : [{ ...people, folder: wrote }];
  });
}

/**
 * The commits reachable from `ref` that changed the folder `path`, newest first, since the first one in which it was a version for
 * which `reached(treeId)` is true; all of them where there is none. Going back to that version in between hides nobody. A merge
 * that took the folder from a commit listed here, or brought that version back, wrote nothing and is left out; any other is a
 * writer's, one that revives an older text too. Throws ShallowError when the history is cut off before that version, or before the
 * beginning.
 */
export async function commitsSince(
  git: Git,
  ref: string,
  path: string,
  reached: (tree: string) => Promise<boolean>,
): Promise<FolderCommit[]> {
  const head = await commitOf(git, ref);
  if (!head) throw new Error(`${ref} is no commit`);
  const all = await read(git, path, head);
  const trees = await treesAt(
    git,
    path,
    all.flatMap(({ commit, parents }) => [commit, ...parents]),
  );
  const known = new Map<string, boolean>([['', false]]);
  const signed = async (commit: string): Promise<boolean> => {
    const tree = trees.get(commit) ?? '';
    const found = known.get(tree) ?? (await reached(tree));
    known.set(tree, found);
    return found;
  };
  let base: string | null = null;
  for (const { commit } of all) if (!base && (await signed(commit))) base = commit;
  if (!base && (await line(git, ['rev-parse', '--is-shallow-repository'])) === 'true') throw new ShallowError(path);
  const old = withAncestors(all, base);
  const found: FolderCommit[] = [];
  for (const { commit, parents, ...people } of all) {
    const tree = trees.get(commit);
    const same = parents.filter((parent) => trees.get(parent) === tree);
    const absent = tree === '' && same.length === parents.length;
    const took = same.some((parent) => !old.has(parent)) || (same.length > 0 && (await signed(commit)));
    if (!old.has(commit) && !took && !absent) found.unshift({ commit, ...people });
  }
  return found;
}

/** The commit and everything before it. */
function withAncestors(rows: readonly Row[], commit: string | null): Set<string> {
  const parents = new Map(rows.map((row) => [row.commit, row.parents]));
  const found = new Set<string>();
  const open = commit === null ? [] : [commit];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(parents.get(next) ?? []));
  }
  return found;
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

import { type Git, GitError, line } from './git.ts';

/** A path that differs between two commits: git's mode of the file in the newer one, null where it is gone there. */
export interface Changed {
  path: string;
  mode: string | null;
}

/** The newest commit that both go on from, or null where they have no history in common. */
export async function mergeBase(git: Git, one: string, other: string): Promise<string | null> {
  try {
    return await line(git, ['merge-base', one, other]);
  } catch (error) {
    if (error instanceof GitError && error.code === 1) return null;
    throw error;
  }
}

/** Whether everything in `commit` is in `later` too. */
export async function isIn(git: Git, commit: string, later: string): Promise<boolean> {
  if (commit === later) return true;
  try {
    await git.run(['merge-base', '--is-ancestor', commit, later]);
    return true;
  } catch (error) {
    if (error instanceof GitError && error.code === 1) return false;
    throw error;
  }
}

/** Every path that differs between two commits, however many there are; a rename is one path gone and one come. */
export async function changedPaths(git: Git, before: string, after: string): Promise<Changed[]> {
  const out = await git.run(['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-ext-diff', before, after]);
  const parts = out.toString('utf8').split('\0');
  const changed: Changed[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = ''] = parts[at]?.split(' ') ?? [];
    changed.push({ path: parts[at + 1] ?? '', mode: mode === '000000' ? null : mode });
  }
  return changed;
}

/** A file that differs between two trees. */
export interface ChangedFile {
  path: string;
  /** git's mode and object id in the newer tree, null where it is gone there. */
  mode: string | null;
  oid: string | null;
  /** Whether the older tree had it. */
  before: boolean;
}

/** Every file that differs between two trees, by their object ids: what both have alike is not looked at. */
export async function changedFiles(git: Git, before: string, after: string): Promise<ChangedFile[]> {
  const out = await git.run(['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-ext-diff', before, after]);
  const parts = out.toString('utf8').split('\0');
  const changed: ChangedFile[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [old = '', mode = '', , oid = ''] = parts[at]?.slice(1).split(' ') ?? [];
    const gone = mode === '000000';
    const file = {
      path: parts[at + 1] ?? '',
      mode: gone ? null : mode,
      oid: gone ? null : oid,
      before: old !== '000000',
    };
    changed.push(file);
  }
  return changed;
}

/** git's tree without an entry, by the digest that the repository uses. */
export const emptyTree = async (git: Git): Promise<string> =>
  (await git.run(['hash-object', '-t', 'tree', '--stdin'], { input: '' })).toString('utf8').trim();

/** What lies in a tree itself, by name; nothing where there is no such tree. */
export async function treeAt(git: Git, tree: string): Promise<Map<string, { mode: string; oid: string }>> {
  const found = await git.run(['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input: `${tree}\n` });
  const [oid = '', type] = found.toString('utf8').trim().split(' ');
  if (type !== 'tree') return new Map();
  const out = await git.run(['ls-tree', '-z', '--full-tree', oid]);
  const rows = out.toString('utf8').split('\0').filter(Boolean);
  return new Map(
    rows.map((row) => {
      const tab = row.indexOf('\t');
      const [mode = '', , id = ''] = row.slice(0, tab).split(' ');
      return [row.slice(tab + 1), { mode, oid: id }];
    }),
  );
}

/** The object id at `path` in a commit, '' where there is none. */
export async function objectAt(git: Git, commit: string, path: string): Promise<string> {
  const out = await git.run(['cat-file', '--batch-check=%(objectname)'], { input: `${commit}:${path}\n` });
  return /^[0-9a-f]{40,64}$/m.exec(out.toString('utf8').trim())?.[0] ?? '';
}

/** The commit's parents, the branch that was merged into first. */
export const parentsOf = async (git: Git, commit: string): Promise<string[]> =>
  (await line(git, ['rev-list', '--parents', '--max-count=1', commit])).split(' ').slice(1);

import { hash } from 'node:crypto';
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

/** The id of git's tree without an entry, which every repository knows, by the digest of which `oid` is one: SHA-1, or SHA-256. */
export const emptyTree = (oid: string): string => hash(oid.length === 64 ? 'sha256' : 'sha1', 'tree 0\0');

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

/** The object id at each of `paths` in a commit, '' where there is none: one process however many are asked for. */
export async function objectsAt(git: Git, commit: string, paths: readonly string[]): Promise<Map<string, string>> {
  // A line asks for one object: a name with the end of a line in it cannot be asked for, and nothing of ours is called so.
  const asked = paths.filter((path) => !path.includes('\n'));
  const names = asked.map((path) => `${commit}:${path}\n`).join('');
  const out = asked.length === 0 ? '' : await git.run(['cat-file', '--batch-check=%(objectname)'], { input: names });
  const answers = out.toString('utf8').split('\n');
  const found = new Map(paths.map((path) => [path, '']));
  for (const [at, path] of asked.entries()) found.set(path, /^[0-9a-f]{40,64}$/.exec(answers[at] ?? '')?.[0] ?? '');
  return found;
}

/** The object id at `path` in a commit, '' where there is none. */
export const objectAt = async (git: Git, commit: string, path: string): Promise<string> =>
  (await objectsAt(git, commit, [path])).get(path) ?? '';

/** The commit's parents, the branch that was merged into first. */
export const parentsOf = async (git: Git, commit: string): Promise<string[]> =>
  (await line(git, ['rev-list', '--parents', '--max-count=1', commit])).split(' ').slice(1);

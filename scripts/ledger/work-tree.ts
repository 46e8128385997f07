import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { commitOf, type Git, GitError, line } from '../git/git.ts';

/** How often, and after how many milliseconds, somebody else's lock on the index is tried again. */
const tries = 40;
const pause = 50;

/** Brings index and files below `path` to the checked-out commit; waits for others who are writing the index. */
export async function refresh(git: Git, path: string): Promise<void> {
  if ((await line(git, ['rev-parse', '--is-bare-repository'])) === 'true') return;
  for (let left = tries; ; left -= 1) {
    try {
      await git.run(['restore', '--source=HEAD', '--staged', '--worktree', '--', path]);
      return;
    } catch (error) {
      if (left === 0 || !(error instanceof GitError) || !error.message.includes('index.lock')) throw error;
    }
    await setTimeout(pause);
  }
}

/**
 * Files below `path` that differ from the checked-out commit in index or work tree; the recorder refuses to write over them (DESIGN §5).
 * What an append left half-done when it was killed is finished first (attacks 59): there every such file is as the commit before had it.
 */
export async function dirty(git: Git, path: string): Promise<boolean> {
  if ((await line(git, ['rev-parse', '--is-bare-repository'])) === 'true' || !(await differs(git, path))) return false;
  if (!(await halfDone(git, path))) return true;
  await refresh(git, path);
  return differs(git, path);
}

const differs = async (git: Git, path: string) =>
  (await git.run(['status', '--porcelain', '-z', '--untracked-files=all', '--', path])).length > 0;

async function halfDone(git: Git, path: string): Promise<boolean> {
  if ((await commitOf(git, 'HEAD^')) === null) return false;
  const [now, before] = [await unlike(git, 'HEAD', path), await unlike(git, 'HEAD^', path)];
  return [...now].every((name) => !before.has(name));
}

/** Names below `path` under which the index, or else the work tree, is unlike a commit. */
async function unlike(git: Git, commit: string, path: string): Promise<Set<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-index-'));
  try {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    await git.run(['read-tree', commit], { env });
    const files = await git.run(['ls-files', '-z', '--modified', '--deleted', '--others', '--', path], { env });
    const staged = await git.run(['diff-index', '--cached', '--name-only', '-z', commit, '--', path]);
    const names = (out: Buffer) => out.toString('utf8').split('\0').filter(Boolean);
    return new Set([...names(files).map((name) => `file ${name}`), ...names(staged).map((name) => `index ${name}`)]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

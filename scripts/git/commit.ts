import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitOf, type Git, GitError } from './git.ts';

/** A file to put: bytes to store, or a blob that the repository already holds. */
export type Content = { bytes: Uint8Array } | { oid: string };

export interface Edit {
  put: ReadonlyMap<string, Content>;
  remove: readonly string[];
}

export interface Identity {
  name: string;
  email: string;
}

/** Stores bytes as a blob and gives its object id. */
export async function storeBlob(git: Git, bytes: Uint8Array): Promise<string> {
  return (await git.run(['hash-object', '-w', '--stdin'], { input: bytes })).toString('utf8').trim();
}

/**
 * Makes one commit on top of `parent` (null for a first commit) without touching index or work tree, and gives its id.
 * `time` (RFC 3339) and `who` stand for author and committer.
 */
export async function makeCommit(
  git: Git,
  {
    parent,
    edit,
    message,
    who,
    time,
  }: { parent: string | null; edit: Edit; message: string; who: Identity; time: string },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-index-'));
  try {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    if (parent) await git.run(['read-tree', parent], { env });
    const rows: string[] = edit.remove.map((path) => `0 ${'0'.repeat(40)}\t${path}\0`);
    for (const [path, content] of edit.put) {
      rows.push(`100644 ${'oid' in content ? content.oid : await storeBlob(git, content.bytes)}\t${path}\0`);
    }
    await git.run(['update-index', '-z', '--index-info'], { env, input: rows.join('') });
    const tree = (await git.run(['write-tree'], { env })).toString('utf8').trim();
    const person = {
      GIT_AUTHOR_NAME: who.name,
      GIT_AUTHOR_EMAIL: who.email,
      GIT_AUTHOR_DATE: time,
      GIT_COMMITTER_NAME: who.name,
      GIT_COMMITTER_EMAIL: who.email,
      GIT_COMMITTER_DATE: time,
    };
    const args = ['commit-tree', tree, ...(parent ? ['-p', parent] : []), '-F', '-'];
    return (await git.run(args, { input: message, env: person })).toString('utf8').trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Moves `ref` from `from` (null: it must not exist) to `to`; false when somebody else was faster. */
export async function moveRef(git: Git, ref: string, from: string | null, to: string): Promise<boolean> {
  try {
    await git.run(['update-ref', ref, to, from ?? '0'.repeat(40)]);
    return true;
  } catch (error) {
    if (error instanceof GitError && (await commitOf(git, ref)) !== from) return false;
    throw error;
  }
}

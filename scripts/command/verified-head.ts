import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { programDigest } from '../build/program.ts';
import { unwritable } from '../build/unwritable.ts';
import { changedFiles, objectAt } from '../git/compare.ts';
import type { Files } from '../git/files.ts';
import { type Git, GitError, gitFolderOf } from '../git/git.ts';
import { goOn } from '../ledger/go-on.ts';
import { type Keepable, type Kept, keepWhole, openKept } from '../ledger/kept-state.ts';
import type { Known } from '../ledger/known-records.ts';
import type { Place } from '../ledger/place.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Digest } from '../site/types.gen.ts';

/** What this machine remembers of a ledger that it verified. */
export interface Memory {
  /** The record up to which it was verified, null where none is remembered. */
  known: Known | null;
  /** The ledger at a commit, verified on from what is remembered; null where that cannot be: then it is to be verified whole. */
  ledgerAt(place: Place, commit: string, files: Files): Promise<Ledger | null>;
  /** Remembers a ledger that was verified whole at a commit. */
  remember(place: Place, commit: string, ledger: Keepable): Promise<void>;
}

/** Digests of the programs that judge in this process, by their folders: it goes on by what it loaded, whatever becomes of the files. */
const judges = new Map<string, Digest>();

async function judgeOf(program: URL): Promise<Digest> {
  const digest = judges.get(program.href) ?? (await programDigest(program));
  judges.set(program.href, digest);
  return digest;
}

/** Keeps something; what cannot be kept is verified again next time, which is only slower. */
async function keeping(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!unwritable(error)) throw error;
  }
}

/**
 * What this machine remembers of the ledger under `root`, for the program as it is now: another program judges everything anew. It lies beside
 * git's own files, so that it is in no tree and goes to nobody, and may be deleted at any time: the head is one digest, which counts only for
 * a ledger that holds that record; what the records left behind counts only for the tree in which they were verified, and what differs from it is
 * verified (decision 0018).
 */
export async function verifiedHead(git: Git, root: Digest, program: URL): Promise<Memory> {
  const folder = join(await gitFolderOf(git), 'qianfa');
  const [file, state] = [join(folder, 'verified'), join(folder, 'state')];
  const text = await readFile(file, 'utf8').catch(() => '');
  const by = await judgeOf(program);
  const [, judge, under, seq, digest] = /^(\w{64}) (\w{64}) (\d{1,15}) (\w{64})\n$/.exec(text) ?? [];
  const treeOf = ({ path }: Place, commit: string) => objectAt(git, commit, path);
  const rememberHead = async (head: Known) => {
    // A name of its own: two runs may remember at the same moment.
    const fresh = `${file}.${randomUUID()}`;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(fresh, `${by} ${root} ${head.seq} ${head.digest}\n`);
    await rename(fresh, file);
  };
  const known = judge === by && under === root && digest !== undefined ? { seq: Number(seq), digest } : null;
  return {
    known,
    async ledgerAt(place, commit, files) {
      const kept = openKept(state, { program: by, root });
      const tree = await treeOf(place, commit);
      if (!kept || tree === '') return null;
      const ledger = await from(git, kept, tree, files);
      if (ledger && tree !== kept.tree) await keeping(() => kept.goOn(ledger.inForce, tree));
      if (ledger && known?.digest !== ledger.state.head.digest) await keeping(() => rememberHead(ledger.state.head));
      return ledger;
    },
    async remember(place, commit, ledger) {
      const tree = await treeOf(place, commit);
      await keeping(() => keepWhole(state, ledger, { program: by, root, tree }));
      await keeping(() => rememberHead(ledger.state.head));
    },
  };
}

/** The ledger that git's tree holds, verified on from what was kept; null where it cannot be. */
async function from(git: Git, kept: Kept, tree: string, files: Files): Promise<Ledger | null> {
  try {
    return await goOn(kept, tree === kept.tree ? [] : await changedFiles(git, kept.tree, tree), files);
  } catch (error) {
    // The tree that was verified may be gone, with the history that held it.
    if (error instanceof GitError) return null;
    throw error;
  }
}

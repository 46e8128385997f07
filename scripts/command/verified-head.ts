import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { programDigest } from '../build/program.ts';
import { type Git, gitFolderOf } from '../git/git.ts';
import type { Known } from '../ledger/known-records.ts';
import type { Digest } from '../site/types.gen.ts';

/** The record up to which a ledger was verified on this machine, null where none is remembered, and how a newer one is remembered. */
export interface Memory {
  known: Known | null;
  remember(head: Known): Promise<void>;
}

const unwritable = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(EROFS|EACCES|EPERM|ENOSPC)$/.test(`${error.code}`);

/**
 * What this machine remembers of the ledger under `root`, for the program as it is now: another program judges everything anew. It lies beside
 * git's own files, so that it is in no tree and goes to nobody, and may be deleted at any time. It is one digest, which counts only for a ledger
 * that holds that record.
 */
export async function verifiedHead(git: Git, root: Digest, program: URL): Promise<Memory> {
  const file = join(await gitFolderOf(git), 'qianfa', 'verified');
  const text = await readFile(file, 'utf8').catch(() => '');
  const by = await programDigest(program);
  const [, judge, under, seq, digest] = /^(\w{64}) (\w{64}) (\d{1,15}) (\w{64})\n$/.exec(text) ?? [];
  return {
    known: judge === by && under === root && digest !== undefined ? { seq: Number(seq), digest } : null,
    async remember(head) {
      // A name of its own: two runs may remember at the same moment.
      const fresh = `${file}.${randomUUID()}`;
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(fresh, `${by} ${root} ${head.seq} ${head.digest}\n`);
        await rename(fresh, file);
      } catch (error) {
        // What cannot be kept is verified again next time, which is only slower.
        if (!unwritable(error)) throw error;
      }
    },
  };
}

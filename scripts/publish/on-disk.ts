import { open } from 'node:fs/promises';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';
import { run } from './shell.ts';

/**
 * Has everything that was written to the file system of `folder` brought to its disk, so that where the current goes nothing is shown of which only
 * names are there. One program for all of it: to wait for each of many files takes longer. Throws where it cannot be brought there.
 */
export async function onDisk(folder: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const alone = await run('sync', ['-f', folder], '', env);
  // Not every system's can do one file system alone.
  const unknown = /unrecognized option|invalid option|usage:/i.test(alone.err);
  const { code, err } = unknown ? await run('sync', [], '', env) : alone;
  if (code !== 0)
    throw new CouldNot(said('publish-program-failed', { program: 'sync', code: code ?? '-', err: err || '-' }));
}

/** The same for what stands in one folder, its links among it, where the file system can be asked for it: some that are mounted cannot. */
export async function namesOnDisk(folder: string): Promise<void> {
  const opened = await open(folder);
  try {
    await opened.sync();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && /^(EINVAL|ENOTSUP)$/.test(`${error.code}`))) throw error;
  } finally {
    await opened.close();
  }
}

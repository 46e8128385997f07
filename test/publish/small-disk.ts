import { spawn } from 'node:child_process';

const run = (program: string, args: readonly string[]) =>
  new Promise<boolean>((done) => {
    const child = spawn(program, args, { stdio: 'ignore' });
    child.on('error', () => done(false));
    child.on('close', (code) => done(code === 0));
  });

/** Mounts a disk in memory at a folder, or mounts it otherwise; false, said aloud, where nobody may mount here. */
export async function mounted(options: string, at: string): Promise<boolean> {
  const done = await run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]);
  if (!done) console.warn('Skipped: no file system can be mounted here (root and CAP_SYS_ADMIN are needed).');
  return done;
}

export const unmount = (at: string): Promise<boolean> => run('umount', [at]);

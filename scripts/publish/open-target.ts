import { folderTarget } from './folder.ts';
import { rsyncTarget } from './rsync.ts';
import type { Target } from './target.ts';

/** The target that `--to` means: `user@host:/folder` and `rsync:/folder` go by rsync, all else is a folder of this machine; null when misspelt. */
export function openTarget(to: string, cwd: string, env: Readonly<Record<string, string | undefined>>): Target | null {
  const [, host, folder] = /^([\w.-]+@[A-Za-z0-9.-]+|rsync):(\/[\w./-]*)$/.exec(to) ?? [];
  if (host !== undefined && folder !== undefined)
    return rsyncTarget({ host: host === 'rsync' ? null : host, folder, env });
  return /^[\w.-]+@|^rsync:|^\w+:\/\//.test(to) ? null : folderTarget(to, cwd);
}

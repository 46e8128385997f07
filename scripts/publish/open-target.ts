import { folderTarget } from './folder.ts';
import { objectTarget } from './object-target.ts';
import { rsyncTarget } from './rsync.ts';
import { parseS3 } from './s3-address.ts';
import { s3Storage } from './s3-storage.ts';
import type { Target } from './target.ts';
import { thisPublisher } from './this-publisher.ts';

/** Milliseconds without a sign of life after which a publisher counts as gone. */
const lease = 300_000;

/**
 * The target that `--to` means: `user@host:/folder` and `rsync:/folder` go by rsync, `s3://bucket/…` is object storage, all else is a folder of
 * this machine; null when misspelt.
 */
export function openTarget(to: string, cwd: string, env: Readonly<Record<string, string | undefined>>): Target | null {
  if (to.startsWith('s3:')) {
    const address = parseS3(to, env.AWS_REGION ?? env.AWS_DEFAULT_REGION);
    if (!address) return null;
    const { bucket, prefix } = address;
    const place = `s3://${bucket}/${prefix}`;
    return objectTarget({ storage: s3Storage(address, env), prefix, place, publisher: thisPublisher, lease });
  }
  const [, host, folder] = /^([\w.-]+@[A-Za-z0-9.-]+|rsync):(\/[\w./-]*)$/.exec(to) ?? [];
  if (host !== undefined && folder !== undefined)
    return rsyncTarget({ host: host === 'rsync' ? null : host, folder, env });
  return /^[\w.-]+@|^rsync:|^\w+:\/\//.test(to) ? null : folderTarget(to, cwd, env);
}

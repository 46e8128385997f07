import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';
import type { MessageKey } from '../words/say.ts';

/** What the system, rsync or the storage calls it, and what it means for whoever publishes. */
const reasons: readonly [RegExp, MessageKey][] = [
  [/ENOSPC|EDQUOT|No space left|[Qq]uota ?[Ee]xceeded|StorageFull|InsufficientStorage/, 'publish-disk-full'],
  [/\bEXDEV\b/, 'publish-other-disk'],
  [/NoSuchBucket|InvalidBucketName|PermanentRedirect/, 'publish-no-bucket'],
  [/RequestTimeTooSkewed/, 'publish-clock'],
  [
    /AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|AllAccessDisabled|CredentialsProviderError/,
    'publish-denied',
  ],
  [/SlowDown|ServiceUnavailable|InternalError|ServerBusy/, 'publish-storage-busy'],
  [/Permission denied \(|Host key verification failed|Too many authentication failures/, 'publish-login'],
  [/EROFS|EACCES|EPERM|Read-only file system|Permission denied|Operation not permitted/, 'publish-not-writable'],
  [
    /ECONNRESET|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|TimeoutError|socket hang up|[Cc]onnection (closed|reset|refused|timed out|unexpectedly closed)|Broken pipe|timeout in data|unreachable/,
    'publish-connection',
  ],
];

/** The reason of a failed publication that an operator can do something about; null for others. */
export function failureOf(error: unknown): MessageKey | null {
  const text = error instanceof Error ? `${'code' in error ? error.code : ''} ${error.message}` : String(error);
  return reasons.find(([form]) => form.test(text))?.[1] ?? null;
}

/** For what a target threw: thrown on, with what can be done about it before what happened. */
export function explained(cause: unknown): never {
  const reason = failureOf(cause);
  throw reason ? new CouldNot(said(reason), { cause }) : cause;
}

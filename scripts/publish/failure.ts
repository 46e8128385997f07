import type { MessageKey } from '../words/say.ts';

/** What the system or rsync calls it, and what it means for whoever publishes. */
const reasons: readonly [RegExp, MessageKey][] = [
  [/ENOSPC|EDQUOT|No space left|[Qq]uota exceeded/, 'publish-disk-full'],
  [/EROFS|EACCES|EPERM|Read-only file system|Permission denied|Operation not permitted/, 'publish-not-writable'],
  [
    /ECONNRESET|EPIPE|[Cc]onnection (closed|reset|refused|timed out|unexpectedly closed)|Broken pipe|timeout in data|unreachable/,
    'publish-connection',
  ],
];

/** The reason of a failed publication that an operator can do something about; null for others. */
export function failureOf(error: unknown): MessageKey | null {
  const text = error instanceof Error ? `${'code' in error ? error.code : ''} ${error.message}` : String(error);
  return reasons.find(([form]) => form.test(text))?.[1] ?? null;
}

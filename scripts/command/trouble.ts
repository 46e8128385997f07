import type { MessageKey } from '../words/say.ts';

/** What the system, or git, calls it, and what it means for whoever sits before it. */
const troubles: readonly [RegExp, MessageKey][] = [
  [/\b(ENOSPC|EDQUOT)\b|No space left on device|[Qq]uota exceeded/, 'trouble-disk-full'],
  [/\bEROFS\b|Read-only file system/, 'trouble-read-only'],
  [/dubious ownership/, 'trouble-not-own'],
  // Who is refused by another machine is refused for other reasons.
  [/\b(EACCES|EPERM)\b|Permission denied(?! \()|insufficient permission/, 'trouble-not-allowed'],
  [/\b(EMFILE|ENFILE)\b|Too many open files/, 'trouble-too-many-open'],
  [/\bENAMETOOLONG\b|File name too long/, 'trouble-name-too-long'],
  [/\b(ENOTDIR|EISDIR)\b|[Nn]ot a directory|Is a directory/, 'trouble-not-a-folder'],
  [/\bELOOP\b/, 'trouble-links'],
  [/\bEIO\b|Input\/output error/, 'trouble-disk-broken'],
  [/\bENOENT\b|No such file or directory/, 'trouble-missing'],
];

/** The sentence for what went wrong outside of this program, on the machine; null where the error is of another kind. */
export function troubleOf(error: Error): MessageKey | null {
  const text = `${'code' in error ? error.code : ''} ${error.message}`;
  return troubles.find(([form]) => form.test(text))?.[1] ?? null;
}

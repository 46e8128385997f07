import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';

export type UnreadKey =
  | 'unread-type'
  | 'unread-broken'
  | 'unread-encrypted'
  | 'unread-object'
  | 'unread-pictures-only'
  | 'unread-page'
  | 'unread-pages'
  | 'unread-encoding'
  | 'unread-depth'
  | 'unread-media';

/** 机器未检: no check could read this file or this part of it; a named person must (attacks 75). */
export function unread(file: string, key: UnreadKey, part = ''): Finding {
  return found(
    { file, ...(part === '' ? {} : { field: part }) },
    { rule: 'documents', key, severity: 'unchecked', params: { name: file, part } },
  );
}

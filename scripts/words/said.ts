import type { MessageKey } from './say.ts';

export type Params = Readonly<Record<string, string | number>>;

/** A sentence as a value: which one, and what fills its places. */
export interface Said {
  key: MessageKey;
  params: Params;
}

export function said(key: MessageKey, params: Params = {}): Said {
  return { key, params };
}

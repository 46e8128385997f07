import type { Dialect } from '../signoff/review.ts';

/** How to get at one repository on one forge. Clock, sleep and network are parameters, so that the whole room stands still in tests. */
export interface Access {
  dialect: Dialect;
  /** Address of the forge, without trailing slash: https://github.com, https://git.example.gov.cn. */
  url: string;
  /** owner/name. */
  repository: string;
  token: string;
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds. */
  sleep(ms: number): Promise<void>;
  /** Longest wait for one answer to be whole, in milliseconds. */
  timeout: number;
}

/** Where the forge's API lies: github.com has a host of its own for it, everybody else a path. */
export function apiOf({ dialect, url }: Pick<Access, 'dialect' | 'url'>): string {
  if (dialect === 'gitea') return `${url}/api/v1`;
  return url === 'https://github.com' ? 'https://api.github.com' : `${url}/api/v3`;
}

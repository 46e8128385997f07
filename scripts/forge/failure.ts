import type { Params } from '../words/said.ts';
import type { ForgeErrorKey } from './forge-error.ts';

export type Headers = Readonly<Record<string, string | number | undefined>>;

/** Why a call failed, in words, and when to try it again: at once means null was not given. */
export interface Failure {
  key: ForgeErrorKey;
  params: Params;
  /** Milliseconds to wait before trying again as the forge asks for; null when it asks for nothing. */
  wait: number | null;
  /** Whether the call may have been carried out all the same. */
  unsure: boolean;
}

/**
 * What an answer with `status` of 300 and above means. Rate limits are 429, and 403 with a sign of it: GitHub's primary limit says
 * when it ends (x-ratelimit-reset), its secondary one how long to wait, or only its name (then a minute, as its documentation asks).
 */
export function failureOf(status: number, headers: Headers, message: string, now: number): Failure {
  const limited = status === 429 || (status === 403 && (isLimit(headers) || /secondary rate limit/i.test(message)));
  if (limited) {
    const wait = waitOf(headers, now) ?? 60_000;
    return { key: 'forge-limited', params: { seconds: Math.ceil(wait / 1000) }, wait, unsure: false };
  }
  const sure = { params: { reason: message || '—' }, wait: null, unsure: false };
  if (status === 401) return { key: 'forge-unauthorized', ...sure };
  if (status === 403) return { key: 'forge-forbidden', ...sure };
  if (status === 404) return { key: 'forge-missing', ...sure };
  if (status >= 500) return { key: 'forge-failed', ...sure, unsure: true };
  return { key: status < 400 ? 'forge-moved' : 'forge-refused', ...sure };
}

const isLimit = (headers: Headers): boolean =>
  headers['retry-after'] !== undefined || String(headers['x-ratelimit-remaining']) === '0';

/** Retry-After is seconds or a date (RFC 9110 10.2.3); x-ratelimit-reset is seconds since 1970. */
function waitOf(headers: Headers, now: number): number | null {
  const after = headers['retry-after'];
  if (after !== undefined) {
    const seconds = Number(after);
    const at = Number.isFinite(seconds) ? now + seconds * 1000 : Date.parse(String(after));
    return Number.isNaN(at) ? null : Math.max(0, at - now);
  }
  const reset = Number(headers['x-ratelimit-reset']);
  return Number.isFinite(reset) ? Math.max(0, reset * 1000 - now) : null;
}

/** What may go wrong between a forge and us: which requests, and what becomes of their answers. */
export type Trouble =
  /** Another answer instead, with these headers. The request is not carried out. */
  | { kind: 'status'; status: number; headers?: Record<string, string>; message?: string }
  /** The connection ends in the middle of the body; what was asked is done. */
  | { kind: 'cut' }
  /** The body is whole for HTTP, but its JSON ends early: a broken proxy. */
  | { kind: 'half-json' }
  /** No answer, and the connection closes. */
  | { kind: 'reset' }
  /** No answer at all. */
  | { kind: 'silence' }
  /** Headers are taken away: link, x-total-count. */
  | { kind: 'drop-headers'; names: string[] }
  /** Pages after the first are empty. */
  | { kind: 'one-page' }
  /** Every entry of a list, or the one answer, gets these fields. */
  | { kind: 'fields'; fields: Record<string, unknown> };

export interface Rule {
  /** Matches 'GET /repos/county/site/pulls/1/reviews'. */
  on: RegExp;
  trouble: Trouble;
  /** How many requests it befalls; all of them when absent. */
  times?: number;
}

/** The first rule for this request, counted down. */
export function troubleFor(rules: Rule[], what: string): Trouble | null {
  const rule = rules.find(({ on, times }) => on.test(what) && times !== 0);
  if (!rule) return null;
  if (rule.times !== undefined) rule.times -= 1;
  return rule.trouble;
}

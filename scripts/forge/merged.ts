import { compareInstants } from '../site/time.ts';
import type { Pull } from './forge.ts';

/** Whether a page of pull requests, the last touched first, goes back behind `since`: whoever was merged later was touched later too. */
export const olderThan =
  (since: string) =>
  (rows: readonly unknown[]): boolean => {
    const last = rows.at(-1);
    const touched: unknown = typeof last === 'object' && last !== null ? Reflect.get(last, 'updated_at') : undefined;
    return typeof touched === 'string' && Date.parse(touched) < Date.parse(since);
  };

/** Those of `pulls` that were merged onto `branch` at `since` or later, each once, the earliest first. */
export function byMerge(pulls: readonly Pull[], branch: string, since: string): Pull[] {
  const merged = new Map<number, { pull: Pull; at: string }>();
  for (const pull of pulls) {
    if (pull.merged === null || pull.baseBranch !== branch || compareInstants(pull.merged.at, since) < 0) continue;
    merged.set(pull.number, { pull, at: pull.merged.at });
  }
  return [...merged.values()]
    .sort((a, b) => compareInstants(a.at, b.at) || a.pull.number - b.pull.number)
    .map(({ pull }) => pull);
}

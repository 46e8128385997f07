import { removals } from '../build/state.ts';
import type { Live } from '../ledger/live-article.ts';
import type { Ledger } from '../ledger/verify.ts';
import { parseReleaseName } from './release-name.ts';

/** The newest removals that a release may have missed: the last withdrawal's record, and the last moment at which a page went by itself. */
export interface Removed {
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
}

export function lastRemoved({ state }: Pick<Ledger, 'state'>, live: Live, asOf: string): Removed {
  const at = removals(live, asOf).reduce((last, instant) => Math.max(last, Date.parse(instant)), 0);
  return { seq: state.lastRemoval, at };
}

/**
 * Which of the releases that lie at a target must go once `standing` is shown: all but the newest `keep` (the standing one is among them), and
 * every one that was built before something was taken down since. Their pages, lists, feeds, search index and manifest may name it (attacks 67),
 * and an older ledger is never shown again, so nothing of them is kept. Names that are no release's are left alone.
 */
export function outlived(names: readonly string[], standing: string, keep: number, removed: Removed): string[] {
  const others = names
    .filter((name) => name !== standing)
    .flatMap((name) => parseReleaseName(name) ?? [])
    .sort((a, b) => b.seq - a.seq || b.asOf - a.asOf);
  const tells = ({ seq, asOf }: { seq: number; asOf: number }) => seq < removed.seq || asOf < removed.at;
  return others.filter((release, index) => index >= keep - 1 || tells(release)).map(({ name }) => name);
}

/**
 * Which of the releases that lie at a target never were shown, because a publication was broken off between laying one there and switching. What
 * is shown only goes forward (may-follow.ts): none of a later record or moment than `shown`, which stood before this publication made `own`, was.
 * Where nothing is shown nothing is known of them.
 */
export function neverShown(names: readonly string[], shown: string | null, own: string): string[] {
  const before = parseReleaseName(shown ?? '');
  if (!before) return [];
  const others = names.filter((name) => name !== shown && name !== own).flatMap((name) => parseReleaseName(name) ?? []);
  return others.filter(({ seq, asOf }) => seq > before.seq || asOf > before.asOf).map(({ name }) => name);
}

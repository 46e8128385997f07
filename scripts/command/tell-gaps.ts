import { entriesByColumn } from '../build/site-view.ts';
import { stateAt } from '../build/state.ts';
import { statutoryGaps } from '../build/statutory.ts';
import type { Live } from '../ledger/live-article.ts';
import type { Call } from './command.ts';

/**
 * Tells the office which statutory classes of the main site have no column, and whose columns show nothing at `asOf` (E16). The public
 * is never told: an empty class is not on its pages. A group that names no class in its columns has no catalogue and is told nothing.
 *
 * It is told whenever a release is made. A publication that makes none need not tell it again: gaps come and go with records, or at instants at which
 * pages change too, so that a release is made whenever they may be others, and on every day one.
 */
export function tellGaps(call: Pick<Call, 'note'>, live: Live, asOf: string): ReturnType<typeof statutoryGaps> | null {
  const { group, sites } = live.inForce;
  const columns = sites.get(group.main)?.columns.columns ?? [];
  if (!columns.some(({ statutory }) => statutory)) return null;
  const listed = [...entriesByColumn(stateAt(live, asOf)).keys()].filter((path) => path.startsWith(`${group.main}/`));
  const gaps = statutoryGaps(columns, new Set(listed.map((path) => path.slice(group.main.length + 1))));
  if (gaps.without.length > 0) call.note('build-classes-without', { classes: gaps.without.join('、') });
  if (gaps.empty.length > 0) call.note('build-classes-empty', { classes: gaps.empty.join('、') });
  return gaps;
}

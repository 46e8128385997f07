import { diffArrays } from 'diff';

/** Beyond this many changes two versions count as wholly different, so that no text makes the comparison long (attacks 54). */
const most = 2_000;

/** Where line `line` of `before` (from 1) stands in `after`: null when it was changed or taken away since, or was none. */
export function lineNow(before: readonly string[], after: readonly string[], line: number): number | null {
  if (line < 1 || line > before.length) return null;
  let [old, now] = [0, 0];
  for (const { value, added, removed } of diffArrays([...before], [...after], { maxEditLength: most }) ?? []) {
    if (!added && !removed && line > old && line <= old + value.length) return now + line - old;
    if (!added) old += value.length;
    if (!removed) now += value.length;
  }
  return null;
}

import type { Retarget } from '../../signoff/retarget.ts';
import { eventFrom } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { incomplete, mostRows, notTooMany, rowsOf } from '../rows.ts';

const size = 50;

/** The row that a merge leaves, by button, by hand or found out; whatever is behind it the pull request can no longer be turned. */
const merge = 'merge_pull';

/**
 * The newest change of the branch, read from the timeline. That list takes code comments and references that we may not see off a page after
 * it was cut, counts in X-Total-Count only what is left, and says null for an empty one: neither a short nor an empty page is its end.
 * So of a merged pull request every page is read until the merge itself was seen, and without it nothing is known. An open one has no such
 * mark: there an empty page ends the list, and what is signed off by it is looked at again when it is merged. Forgejo gives all of the list
 * where no page is named, so the first names none.
 */
export async function retargeted(ask: Ask, number: number, merged: boolean): Promise<Retarget | null> {
  const route = 'GET /repos/{owner}/{repo}/issues/{number}/timeline';
  let newest: Retarget | null = null;
  for (let page = 1, count = 0; ; page++) {
    const answer = await ask(route, { number, limit: size, ...(page > 1 ? { page } : {}) });
    const rows = answer.data === null ? [] : rowsOf(answer);
    count += rows.length;
    notTooMany(answer, count);
    for (const row of rows) {
      const { kind, retarget } = eventFrom('gitea', answer, row);
      newest = retarget ?? newest;
      if (merged && kind === merge) return newest;
    }
    if (!merged && (rows.length === 0 || rows.length > size)) return newest;
    if (page * size >= mostRows) throw incomplete(answer, merge, count);
  }
}

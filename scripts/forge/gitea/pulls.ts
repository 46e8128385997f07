import { pullFrom } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { unlessMissing } from '../both.ts';
import type { Pull } from '../forge.ts';
import { byMerge, olderThan } from '../merged.ts';
import { list } from './list.ts';

/** Not every version knows how to ask for one base branch, so all are read. */
export async function openPulls(ask: Ask, branch: string): Promise<Pull[]> {
  const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/pulls', { state: 'open', sort: 'oldest' });
  return rows.map((row) => pullFrom(answer, row)).filter(({ baseBranch }) => baseBranch === branch);
}

/** There is no list of merges: closed pull requests are read, the last touched first, back to `since`. */
export async function mergedSince(ask: Ask, branch: string, since: string): Promise<Pull[]> {
  const params = { state: 'closed', sort: 'recentupdate' };
  const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/pulls', params, { enough: olderThan(since) });
  return byMerge(
    rows.map((row) => pullFrom(answer, row)),
    branch,
    since,
  );
}

/** Gitea and Forgejo know only the commit that the merge itself made, and answer with one pull request, not with a list. */
export async function pullsOf(ask: Ask, commit: string): Promise<Pull[]> {
  const answer = await unlessMissing(ask('GET /repos/{owner}/{repo}/commits/{commit}/pull', { commit }));
  return answer ? [pullFrom(answer, answer.data)].filter(({ merged }) => merged !== null) : [];
}

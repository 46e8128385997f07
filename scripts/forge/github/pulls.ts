import { type ReviewAccount, readAccount } from '../../signoff/review.ts';
import { parse, pullFrom } from '../answers.ts';
import type { Ask } from '../ask.ts';
import type { Pull } from '../forge.ts';
import { byMerge, olderThan } from '../merged.ts';
import { list } from './list.ts';

/** GitHub takes somebody off the pull request's list as soon as he answers. */
export async function asked(ask: Ask, number: number): Promise<ReviewAccount[]> {
  const answer = await ask('GET /repos/{owner}/{repo}/pulls/{number}', { number });
  const { requested_reviewers } = parse('forge-pull', answer, answer.data);
  return (requested_reviewers ?? []).flatMap((account) => readAccount(account) ?? []);
}

export async function openPulls(ask: Ask, branch: string): Promise<Pull[]> {
  const params = { state: 'open', base: branch, sort: 'created', direction: 'asc' };
  const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/pulls', params);
  return rows.map((row) => pullFrom(answer, row));
}

/** GitHub has no list of merges: closed pull requests are read, the last touched first, back to `since`. */
export async function mergedSince(ask: Ask, branch: string, since: string): Promise<Pull[]> {
  const params = { state: 'closed', base: branch, sort: 'updated', direction: 'desc' };
  const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/pulls', params, olderThan(since));
  return byMerge(
    rows.map((row) => pullFrom(answer, row)),
    branch,
    since,
  );
}

export async function pullsOf(ask: Ask, commit: string): Promise<Pull[]> {
  const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/commits/{commit}/pulls', { commit });
  return rows.map((row) => pullFrom(answer, row)).filter(({ merged }) => merged !== null);
}

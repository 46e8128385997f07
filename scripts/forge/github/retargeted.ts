import type { Retarget } from '../../signoff/retarget.ts';
import { eventFrom } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { list } from './list.ts';

/** The newest change of the branch, read from the events of the pull request. */
export async function retargeted(ask: Ask, number: number): Promise<Retarget | null> {
  const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/issues/{number}/events', { number });
  return rows.map((row) => eventFrom('github', answer, row).retarget).findLast((found) => found !== null) ?? null;
}

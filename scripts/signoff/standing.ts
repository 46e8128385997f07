import type { Opinion } from './opinion.ts';

const ways = { forge: 'forge', statement: 'statement' } as const;
const wayOf = ({ grade }: Opinion) => (grade === 'forge' ? ways.forge : ways.statement);
const keyOf = (person: string, way: string) => `${way} ${person}`;

/** The newest decision of each person by each way: forge, or signed statement. */
const newest = (opinions: readonly Opinion[]): Map<string, Opinion['decision']> =>
  new Map(opinions.map((opinion) => [keyOf(opinion.person, wayOf(opinion)), opinion.decision]));

/** Whether an approval's giver has by the other way given a return that he did not take back there. */
function returnedElsewhere(opinion: Opinion, last: ReadonlyMap<string, Opinion['decision']>): boolean {
  const other = wayOf(opinion) === ways.forge ? ways.statement : ways.forge;
  return opinion.decision === 'approve' && last.get(keyOf(opinion.person, other)) === 'return';
}

/**
 * The opinions, in order, that their givers have not taken back since: an approval before a return never comes back (attacks 8). Which
 * came first of a review and a signed statement nobody can prove: a return by either way stands until its giver takes it back by the same.
 * `elsewhere` are the approvals that stand behind a return by the other way.
 */
export function standing(opinions: readonly Opinion[]): { kept: Opinion[]; elsewhere: Set<Opinion> } {
  const last = newest(opinions);
  const broken = new Set<string>();
  const kept: Opinion[] = [];
  const elsewhere = new Set<Opinion>();
  for (const opinion of opinions.toReversed()) {
    const key = keyOf(opinion.person, wayOf(opinion));
    if (opinion.decision !== last.get(key)) broken.add(key);
    if (broken.has(key)) continue;
    if (returnedElsewhere(opinion, last)) elsewhere.add(opinion);
    else kept.push(opinion);
  }
  return { kept: kept.reverse(), elsewhere };
}

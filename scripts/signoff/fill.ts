import type { RecordSigner, ResolvedRoute } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import type { Ignored, Opinion } from './opinion.ts';
import { partOf, type Writer } from './writer.ts';

type Step = ResolvedRoute['steps'][number];

/** A step (from 1) that nobody has filled. */
export interface Missing {
  route: string;
  step: number;
  act: Step['act'];
  by: string[];
}

export interface Filled {
  signers: RecordSigner[];
  missing: Missing[];
  ignored: Ignored[];
}

/** A place in the route: a step that needs `count` people is `count` places; a joined one may have the hand of the place before it. */
interface Place {
  step: Step;
  number: number;
}

/**
 * Who fills which step of `route`: one person one step, writers none (unless the route lets a leader sign his own correction after an
 * earlier signer approved it), steps in order where the route is ordered. Tries every assignment that keeps the order of approvals,
 * so that a signer who fits two steps never blocks a colleague. What is left open is `missing`, every unused opinion is `ignored`.
 */
export function fill(
  route: ResolvedRoute,
  opinions: readonly Opinion[],
  writers: readonly Writer[],
  nameOf: (id: string) => string,
): Filled {
  const places: Place[] = route.steps.flatMap((step, index) =>
    Array.from({ length: step.count }, () => ({ step, number: index + 1 })),
  );
  const best = withCorrections(route, places, opinions, writers);
  const signers = best.flatMap((opinion, index) => {
    const place = places[index];
    return opinion && place ? [signerOf(route, place, opinion)] : [];
  });
  const missing = places
    .filter((_, index) => !best[index])
    .map(({ step, number }) => ({ route: route.id, step: number, act: step.act, by: step.by }));
  const ignored = opinions
    .filter((opinion) => !best.includes(opinion))
    .map((opinion) => ({
      statement: opinion.statement,
      person: opinion.person,
      why: why(route, places, opinion, best, writers, nameOf),
    }));
  return { signers, missing, ignored };
}

const signerOf = (route: ResolvedRoute, { step, number }: Place, opinion: Opinion): RecordSigner => ({
  person: opinion.person,
  unit: opinion.unit,
  post: opinion.post,
  act: step.act,
  stand_in_for: opinion.standInFor,
  grade: opinion.grade,
  route: route.id,
  step: number,
  statement: opinion.statement,
});

/**
 * The assignment without writers, or with a leader who corrected the text himself: only behind somebody who wrote nothing and whose own
 * approval counts, so that the record shows it.
 */
function withCorrections(
  route: ResolvedRoute,
  places: readonly Place[],
  opinions: readonly Opinion[],
  writers: readonly Writer[],
): (Opinion | null)[] {
  const others = assign(
    route,
    places,
    opinions.filter((opinion) => !wrote(route, opinion, [], writers)),
  );
  if (!route.own_correction) return others;
  const more = assign(
    route,
    places,
    opinions.filter((opinion) => !wrote(route, opinion, others, writers)),
  );
  return more.some((opinion) => opinion && wrote(route, opinion, more, writers)) ? others : more;
}

/** The part in which the signer wrote the change, or null where that does not stand in his way: `counted` are the approvals that count. */
function wrote(
  route: ResolvedRoute,
  opinion: Opinion,
  counted: readonly (Opinion | null)[],
  writers: readonly Writer[],
): Writer | null {
  const writer = writers.find(({ person }) => person === opinion.person);
  if (!writer) return null;
  const onlyCommitted = !writer.as.some((part) => part === 'drafter' || part === 'officer' || part === 'opener');
  const earlier = counted.some(
    (other) => other !== null && other.order < opinion.order && !writers.some(({ person }) => person === other.person),
  );
  return route.own_correction && onlyCommitted && earlier ? null : writer;
}

const fits = (step: Step, opinion: Opinion): boolean =>
  opinion.acts.includes(step.act) &&
  step.by.includes(`${opinion.post}@${opinion.unit}`) &&
  (step.grade === undefined || step.grade === opinion.grade) &&
  (step.person === undefined || step.person === opinion.person);

/** Whose word it is: a stand-in speaks for the one he stands in for. */
const voice = (opinion: Opinion): string => opinion.standInFor ?? opinion.person;

/** One person, with however many posts; a leader and his stand-in are not two leaders either (attacks 15). */
const sameHand = (a: Opinion, b: Opinion): boolean => a.person === b.person || voice(a) === voice(b);

/** The assignment that fills most places, first places first; null marks an open place. */
function assign(route: ResolvedRoute, places: readonly Place[], opinions: readonly Opinion[]): (Opinion | null)[] {
  let best: (Opinion | null)[] = [];
  let most = -1;
  const chosen: (Opinion | null)[] = [];
  const visit = (index: number, after: number, filled: number): boolean => {
    if (filled > most) {
      most = filled;
      best = [...chosen, ...places.slice(index).map(() => null)];
    }
    const place = places[index];
    if (!place) return filled === places.length;
    // Of one person's opinions that fit, the earliest leaves most room for the steps behind it.
    const tried = new Set<string>();
    for (const opinion of opinions) {
      if (tried.has(opinion.person) || !fits(place.step, opinion) || (route.ordered && opinion.order < after)) continue;
      const others = place.step.joined ? chosen.slice(0, -1) : chosen;
      if (others.some((other) => other && sameHand(other, opinion))) continue;
      tried.add(opinion.person);
      chosen.push(opinion);
      if (visit(index + 1, opinion.order, filled + 1)) return true;
      chosen.pop();
    }
    if (route.ordered) return false;
    chosen.push(null);
    const whole = visit(index + 1, after, filled);
    chosen.pop();
    return whole;
  };
  visit(0, -1, 0);
  return best;
}

/** Why an opinion filled nothing. */
function why(
  route: ResolvedRoute,
  places: readonly Place[],
  opinion: Opinion,
  best: readonly (Opinion | null)[],
  writers: readonly Writer[],
  nameOf: (id: string) => string,
): Said {
  const person = nameOf(opinion.person);
  const writer = wrote(route, opinion, best, writers);
  if (writer) return said('approval-writer', { person, part: partOf(writer) });
  const acting = route.steps.filter(
    ({ act, by }) => opinion.acts.includes(act) && by.includes(`${opinion.post}@${opinion.unit}`),
  );
  const [first] = acting;
  if (!first)
    return said('approval-no-step', { person, post: opinion.post, unit: opinion.unit, acts: opinion.acts.join('、') });
  const named = acting.find((step) => step.person !== undefined && step.person !== opinion.person);
  if (named?.person && acting.length === 1)
    return said('approval-person', { person, act: named.act, wanted: nameOf(named.person) });
  const graded = acting.find((step) => step.grade !== undefined && step.grade !== opinion.grade);
  if (graded?.grade && acting.every((step) => !fits(step, opinion)))
    return said('approval-grade', { person, act: graded.act, grade: graded.grade });
  if (best.some((other) => other?.person === opinion.person)) return said('approval-one-step', { person });
  const twin = best.find((other) => other !== null && sameHand(other, opinion));
  if (twin && places.some(({ step }, index) => !best[index] && fits(step, opinion)))
    return said('approval-one-voice', { person, other: nameOf(twin.person) });
  const open = places.some(({ step }, index) => !best[index] && fits(step, opinion));
  return open ? said('approval-order', { person, act: first.act }) : said('approval-not-needed', { person });
}

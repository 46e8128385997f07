import { appointmentsTo, signerOf } from '../site/people.ts';
import { within } from '../site/time.ts';
import type { Act, Appointment, Person, Post, Registry, ResolvedRoute } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { fill } from './fill.ts';
import { holds } from './holds.ts';
import type { Change, Opinion } from './opinion.ts';
import { standing } from './standing.ts';
import { writersFor } from './writer.ts';

type Step = ResolvedRoute['steps'][number];

/** As what a reviewer's word counts. */
export interface Capacity {
  unit: string;
  post: Post;
  act: Act;
  standInFor: string | null;
}

/**
 * As what somebody approves who only pressed a button: the first step of the routes, in their order, that is still open after the opinions
 * `before` his and that he may fill on every one of `days`, for himself rather than for another (DESIGN §3). Where none is open, a step that
 * he could have filled, so that he hears why his word was not used. `why`: he holds no post of these routes.
 */
export function capacityOf(
  registry: Registry,
  change: Change,
  routes: readonly ResolvedRoute[],
  person: Person,
  before: readonly Opinion[],
  days: readonly string[],
  nameOf: (id: string) => string,
): Capacity | { why: Said } {
  const approvals = standing(before).kept.filter(({ decision }) => decision === 'approve');
  const open = routes.flatMap((route) =>
    fill(route, approvals, writersFor(change), nameOf).missing.flatMap(({ step }) => route.steps[step - 1] ?? []),
  );
  const every = routes.flatMap(({ steps }) => steps);
  const rightful = (step: Step) =>
    (step.grade === undefined || step.grade === 'forge') && (step.person === undefined || step.person === person.id);
  for (const step of [...open.filter(rightful), ...every.filter(rightful), ...open, ...every]) {
    const held = heldFor(person, step, days);
    if (held) return { unit: held.unit, post: held.post, act: step.act, standInFor: held.stand_in_for ?? null };
  }
  return { why: whyNone(registry, person, every, days) };
}

/** The appointment by which somebody may fill a step on all days; his own before one as a stand-in. */
function heldFor(person: Person, { by }: Step, days: readonly string[]): Appointment | undefined {
  const held = by.flatMap((signer) =>
    appointmentsTo(person, ...signerOf(signer)).filter(
      ({ from, until, stand_in_for: other }) => other !== person.id && days.every((day) => within(day, from, until)),
    ),
  );
  return held.find(({ stand_in_for: other }) => other === undefined) ?? held[0];
}

/** Why somebody's word has no place in the routes: his term of a post in them, or that he has none there, or none at all. */
function whyNone(registry: Registry, person: Person, steps: readonly Step[], days: readonly string[]): Said {
  for (const signer of steps.flatMap(({ by }) => by)) {
    const [entry] = appointmentsTo(person, ...signerOf(signer));
    for (const day of entry ? days : []) {
      const wrong = entry && holds(registry, person, entry.post, entry.unit, entry.stand_in_for ?? null, day);
      if (wrong) return wrong;
    }
  }
  const now = person.appointments.filter(({ from, until }) => days.every((day) => within(day, from, until)));
  const [only] = now;
  if (!only) return said('review-no-post', { person: person.name });
  return said('review-not-asked', {
    person: person.name,
    posts: [...new Set(now.map(({ post, unit }) => `${post}@${unit}`))].join('、'),
  });
}

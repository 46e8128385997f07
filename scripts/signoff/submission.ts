import type { InForce } from '../site/in-force.ts';
import { appointmentsTo, holders, personOf, unitOf } from '../site/people.ts';
import { within } from '../site/time.ts';
import type { Facts, Policy, Registry } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import type { Writer } from './writer.ts';

type Submission = NonNullable<Policy['submission']>;

/** A unit that has fewer holders of a post on a day than the policy demands. */
export interface Short {
  unit: string;
  post: string;
  have: number;
  need: number;
}

/** What `unit` lacks on `day` to submit anything (A1.2, E7); stand-ins and people whose term is over do not count. */
export function shortOf(
  registry: Registry,
  { minimum, unit_kinds: kinds }: Submission,
  unit: string,
  day: string,
): Short[] {
  const kind = unitOf(registry, unit)?.kind;
  if (kinds && !(kind && kinds.includes(kind))) return [];
  return Object.entries(minimum ?? {}).flatMap(([post, need]) => {
    const own = holders(registry, post, unit, day).filter(({ appointment }) => appointment.stand_in_for === undefined);
    const have = new Set(own.map(({ person }) => person.id)).size;
    return have < need ? [{ unit, post, have, need }] : [];
  });
}

/**
 * Why an article of `facts` by `writers` may not be submitted on `day`: its unit has too few people, or who wrote it does not hold the
 * unit's post of officer, or was not trained (A4, A7.2). Only where the policy of its site says so, and never of a withdrawal, a purge or
 * a move from an old site: an unmanned unit must not keep anything online.
 */
export function submissionFaults(
  { registry, sites }: InForce,
  facts: Facts,
  writers: readonly Writer[],
  day: string,
): Said[] {
  const { site, unit, change } = facts;
  const submission = site === undefined ? undefined : sites.get(site)?.policy.submission;
  if (!submission || unit === undefined || !['new', 'change', 'move', 'return'].includes(change)) return [];
  const unitName = unitOf(registry, unit)?.name ?? unit;
  const few = shortOf(registry, submission, unit, day).map(({ post, have, need }) =>
    said('unit-short', { unit: unitName, post, have, need }),
  );
  const asked = writers.filter(({ as }) => submission.officers?.some((part) => as.includes(part)));
  const unfit = asked.flatMap(({ person: id }) => {
    const person = personOf(registry, id);
    const terms = person ? appointmentsTo(person, 'officer', unit) : [];
    const now = terms.filter(({ from, until }) => within(day, from, until));
    const params = { person: person?.name ?? id, unit: unitName, day };
    if (now.length === 0) return [said('officer-not-in-post', params)];
    const trained = now.some((term) => term.trained !== undefined && term.trained <= day);
    return submission.trained && !trained ? [said('officer-untrained', params)] : [];
  });
  return [...few, ...unfit];
}

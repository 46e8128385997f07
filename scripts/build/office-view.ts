import { unitOf } from '../site/people.ts';
import { within } from '../site/time.ts';
import type { Office, Registry } from '../site/types.gen.ts';

/** What the registry lets the public know of a unit. */
export interface OfficeView extends Omit<Office, 'leader' | 'leader_office'> {
  name: string;
  leader: { name: string; office: string | null } | null;
}

/** The days on which a person holds a post in a unit, the newest term first. */
export function termsOf({ people }: Registry, person: string, unit: string) {
  const terms = people.find(({ id }) => id === person)?.appointments.filter((entry) => entry.unit === unit) ?? [];
  return [...terms].sort((a, b) => (a.from < b.from ? 1 : -1));
}

/** A unit as the registry in force shows it on `day`, or null where it shows nothing; a leader whose term is over is not named. */
export function officeOf(registry: Registry, unit: string, day: string): OfficeView | null {
  const found = unitOf(registry, unit);
  if (!found?.office) return null;
  const { leader, leader_office: office, ...rest } = found.office;
  const person = registry.people.find(({ id }) => id === leader);
  const holds = person && termsOf(registry, person.id, unit).some(({ from, until }) => within(day, from, until));
  return { ...rest, name: found.name, leader: holds ? { name: person.name, office: office ?? null } : null };
}

import { shortOf } from '../../scripts/signoff/submission.ts';
import type { InForce, SiteModel } from '../../scripts/site/in-force.ts';

/** A site of a group by its id, by default its main one; throws where there is none. */
export function siteOf({ sites }: InForce, id = 'main'): SiteModel {
  const model = sites.get(id);
  if (!model) throw new Error(`no site ${id}`);
  return model;
}

/** What each question's answers do: `secret: 否 clean, 是 block`; a question without answers is answered in words. */
export const effects = (inForce: InForce) =>
  siteOf(inForce).checklist.questions.map(
    ({ id, answers }) => `${id}: ${answers?.map(({ value, effect }) => `${value} ${effect}`).join(', ') ?? 'words'}`,
  );

/** Units that cannot submit on a day of the spring, with what they lack. */
export function unitsShort({ registry, sites }: InForce): string[] {
  const submission = sites.get('main')?.policy.submission;
  if (!submission) throw new Error('the policy asks nothing of units');
  return registry.units.flatMap(({ id }) =>
    shortOf(registry, submission, id, '2026-03-07').map(({ post }) => `${id} ${post}`),
  );
}

/** The same group in which nobody holds a post of a unit any more. */
export const without = (inForce: InForce, unit: string, post: string): InForce => ({
  ...inForce,
  registry: {
    ...inForce.registry,
    people: inForce.registry.people.map((person) => ({
      ...person,
      appointments: person.appointments.filter((term) => term.unit !== unit || term.post !== post),
    })),
  },
});

/** Questions that let no yes through, by their ids. */
export const forbidden = (ids: string) => ids.split(' ').map((id) => `${id}: 否 clean, 是 block`);

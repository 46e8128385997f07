import { appointmentsTo, personOf } from '../site/people.ts';
import { within } from '../site/time.ts';
import type { Person, Post, Registry } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';

/** Why `person` may not act as `post` of `unit` on `day`, for himself or standing in for `other`; null when he may. */
export function holds(
  registry: Registry,
  { id, name, ...person }: Person,
  post: Post,
  unit: string,
  other: string | null,
  day: string,
): Said | null {
  if (other === id) return said('approval-stand-in-self', { person: name });
  const all = appointmentsTo({ id, name, ...person }, post, unit);
  const now = all.filter(({ from, until }) => within(day, from, until));
  if (other !== null) {
    if (now.some((entry) => entry.stand_in_for === other)) return null;
    return said('approval-stand-in-none', {
      person: name,
      other: personOf(registry, other)?.name ?? other,
      post,
      unit,
    });
  }
  if (now.some((entry) => entry.stand_in_for === undefined)) return null;
  if (now.length > 0) return said('approval-stand-in-unsaid', { person: name, unit });
  const own = all.filter((entry) => entry.stand_in_for === undefined);
  const coming = own.find(({ from }) => from > day);
  if (coming) return said('approval-post-not-yet', { person: name, post, unit, day: coming.from });
  const ended = own
    .flatMap(({ until }) => until ?? [])
    .sort()
    .at(-1);
  if (ended) return said('approval-post-ended', { person: name, post, unit, day: ended });
  return said('approval-no-post', { person: name, post, unit });
}

import { keyOf } from './people.ts';
import type { Appointment, Person, Registry } from './types.gen.ts';

/** One thing that differs between two versions of the registry. `detail` holds days, or the name before and after. */
export interface PersonnelChange {
  what:
    | 'unit-added'
    | 'unit-renamed'
    | 'unit-removed'
    | 'person-added'
    | 'person-renamed'
    | 'person-removed'
    | 'post-begun'
    | 'post-ended'
    | 'post-removed'
    | 'trained'
    | 'key-added'
    | 'key-ended'
    | 'shift-added'
    | 'shift-removed';
  unit: string;
  person: string;
  post: string;
  detail: string;
}

const nothing = { unit: '', person: '', post: '', detail: '' };

/** What changed in the personnel file from `before` to `after`, in the order of the file (B13); nothing at all gives an empty list. */
export function personnelChanges(before: Registry | null, after: Registry): PersonnelChange[] {
  const old = before ?? { units: [], people: [], recorders: [] };
  const people = after.people.flatMap((person) => {
    const known = old.people.find(({ id }) => id === person.id);
    return personChanges(known, person);
  });
  const removed = old.people
    .filter(({ id }) => !after.people.some((person) => person.id === id))
    .map(({ id, name }) => ({ ...nothing, what: 'person-removed' as const, person: id, detail: name }));
  return [...unitChanges(old, after), ...people, ...removed, ...shiftChanges(old, after)];
}

function unitChanges(old: Registry, after: Registry): PersonnelChange[] {
  const changed = after.units.flatMap(({ id, name }): PersonnelChange[] => {
    const known = old.units.find((unit) => unit.id === id);
    if (!known) return [{ ...nothing, what: 'unit-added', unit: id, detail: name }];
    return known.name === name
      ? []
      : [{ ...nothing, what: 'unit-renamed', unit: id, detail: `${known.name} → ${name}` }];
  });
  const removed = old.units
    .filter(({ id }) => !after.units.some((unit) => unit.id === id))
    .map(({ id, name }) => ({ ...nothing, what: 'unit-removed' as const, unit: id, detail: name }));
  return [...changed, ...removed];
}

const sameTerm = (a: Appointment, b: Appointment) =>
  a.unit === b.unit && a.post === b.post && a.from === b.from && a.stand_in_for === b.stand_in_for;

function personChanges(known: Person | undefined, { id, name, appointments, keys = [] }: Person): PersonnelChange[] {
  const changes: PersonnelChange[] = [];
  const add = (what: PersonnelChange['what'], more: Partial<PersonnelChange>) =>
    changes.push({ ...nothing, what, person: id, ...more });
  if (!known) add('person-added', { detail: name });
  else if (known.name !== name) add('person-renamed', { detail: `${known.name} → ${name}` });
  for (const term of appointments) {
    const { unit, post, from, until, trained } = term;
    const was = known?.appointments.find((other) => sameTerm(other, term));
    if (!was) add('post-begun', { unit, post, detail: until ? `${from} – ${until}` : from });
    else if (was.until !== until) add('post-ended', { unit, post, detail: until ?? '—' });
    if (trained !== undefined && was?.trained !== trained) add('trained', { unit, post, detail: trained });
  }
  for (const term of known?.appointments ?? []) {
    const { unit, post, from } = term;
    if (!appointments.some((other) => sameTerm(other, term))) add('post-removed', { unit, post, detail: from });
  }
  const own = (list: readonly { key: string; until?: string }[]) =>
    new Map(list.map((entry) => [keyOf(entry.key), entry]));
  const [then, now] = [own(known?.keys ?? []), own(keys)];
  for (const [key, { from, until }] of new Map(keys.map((entry) => [keyOf(entry.key), entry]))) {
    const was = then.get(key);
    if (!was) add('key-added', { detail: from });
    else if (was.until !== until) add('key-ended', { detail: until ?? '—' });
  }
  for (const key of then.keys()) if (!now.has(key)) add('key-ended', { detail: '' });
  return changes;
}

function shiftChanges({ duty: old = [] }: Registry, { duty: now = [] }: Registry): PersonnelChange[] {
  const text = ({ unit, person, from, until }: (typeof now)[number]) => [unit, person, from, until].join(' ');
  const [had, has] = [new Set(old.map(text)), new Set(now.map(text))];
  const change = (what: PersonnelChange['what'], { unit, person, from, until }: (typeof now)[number]) => ({
    ...nothing,
    what,
    unit,
    person,
    post: 'duty',
    detail: `${from} – ${until}`,
  });
  return [
    ...now.filter((shift) => !had.has(text(shift))).map((shift) => change('shift-added', shift)),
    ...old.filter((shift) => !has.has(text(shift))).map((shift) => change('shift-removed', shift)),
  ];
}

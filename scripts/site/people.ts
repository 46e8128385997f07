import { compareInstants, within } from './time.ts';
import type { Appointment, MachineKey, Person, Post, Registry, Unit } from './types.gen.ts';

/** The algorithm and base64 of a public key line, without its comment. */
export function keyOf(line: string): string {
  const end = line.indexOf(' ', line.indexOf(' ') + 1);
  return end < 0 ? line : line.slice(0, end);
}

export function unitOf(registry: Registry, id: string): Unit | undefined {
  return registry.units.find((unit) => unit.id === id);
}

export function personOf(registry: Registry, id: string): Person | undefined {
  return registry.people.find((person) => person.id === id);
}

/** Who uses this address in commits (case does not count). */
export function personByEmail(registry: Registry, email: string): Person | undefined {
  return registry.people.find((person) => person.emails.some((own) => own.toLowerCase() === email.toLowerCase()));
}

/** Whose key this is, and whether it counts on `day` (DESIGN §3: revoking acts forward only). */
export function personByKey(
  registry: Registry,
  key: string,
  day: string,
): { person: Person; valid: boolean } | undefined {
  const wanted = keyOf(key);
  for (const person of registry.people) {
    const own = person.keys?.filter((entry) => keyOf(entry.key) === wanted) ?? [];
    if (own.length > 0) return { person, valid: own.some((entry) => within(day, entry.from, entry.until)) };
  }
  return undefined;
}

/** Whose account this is, by the forge's address and its own number, and whether it counts on all of `days`. */
export function personByAccount(
  registry: Registry,
  forge: string,
  id: string,
  days: readonly string[],
): { person: Person; valid: boolean } | undefined {
  for (const person of registry.people) {
    const own = person.accounts?.filter((entry) => forgeUrl(entry.forge) === forgeUrl(forge) && entry.id === id) ?? [];
    const counts = (day: string) => own.some(({ from, until }) => within(day, from ?? day, until));
    if (own.length > 0) return { person, valid: days.every(counts) };
  }
  return undefined;
}

/** A forge's address as it is compared: without a final slash. */
export const forgeUrl = (url: string): string => url.replace(/\/+$/, '');

/** The recorder's or publisher's entry for `key` that counts on `day`. */
export function machineByKey(machines: readonly MachineKey[], key: string, day: string): MachineKey | undefined {
  return machines.find((machine) => keyOf(machine.key) === keyOf(key) && within(day, machine.from, machine.until));
}

/** Post and unit of whom a step names: 'reviewer@own' → ['reviewer', 'own']. */
export function signerOf(signer: string): [post: string, unit: string] {
  const at = signer.indexOf('@');
  return [signer.slice(0, at), signer.slice(at + 1)];
}

/** A person's appointments to a post in a unit, whatever their days. */
export function appointmentsTo(person: Person, post: Post | string, unit: string): Appointment[] {
  return person.appointments.filter((entry) => entry.post === post && entry.unit === unit);
}

/** Everybody who holds a post in a unit on `day`, with the appointment; stand-ins last. */
export function holders(
  registry: Registry,
  post: string,
  unit: string,
  day: string,
): { person: Person; appointment: Appointment }[] {
  return registry.people
    .flatMap((person) =>
      appointmentsTo(person, post, unit)
        .filter((appointment) => within(day, appointment.from, appointment.until))
        .map((appointment) => ({ person, appointment })),
    )
    .sort(
      (a, b) => Number(a.appointment.stand_in_for !== undefined) - Number(b.appointment.stand_in_for !== undefined),
    );
}

/** Whether `person` is on duty in `unit` at `instant`; a unit without a roster leaves it to its appointments. */
export function onDuty(registry: Registry, person: string, unit: string, instant: string): boolean {
  const shifts = registry.duty?.filter((shift) => shift.unit === unit) ?? [];
  const holds = ({ from, until }: { from: string; until: string }) =>
    compareInstants(from, instant) <= 0 && compareInstants(instant, until) < 0;
  return shifts.length === 0 || shifts.some((shift) => shift.person === person && holds(shift));
}

/** Whether the roster names another shift at `instant` than that of whoever signs; a stand-in takes over the shift of the one he stands in for. */
export const offDuty = (
  registry: Registry,
  {
    post,
    person,
    unit,
    standInFor,
  }: { post: string; person: string; unit: string; standInFor?: string | null | undefined },
  instant: string,
): boolean =>
  post === 'duty' && ![person, standInFor].some((one) => one != null && onDuty(registry, one, unit, instant));

/** Who may sign for a post at `at`, a moment of `day`: its holders, on duty where a roster says who is; stand-ins last. */
export const signersFor = (
  registry: Registry,
  post: string,
  unit: string,
  { day, at }: { day: string; at: string },
): ReturnType<typeof holders> =>
  holders(registry, post, unit, day).filter(
    ({ person, appointment }) =>
      !offDuty(registry, { post, person: person.id, unit, standInFor: appointment.stand_in_for }, at),
  );

import { instantIn, offsetIn } from '../site/time.ts';

/** How one zone writes its times; made once a build, because it remembers what the zone's days are like. */
export interface Clock {
  /** `2026-03-01 09:30`, as standards for government sites want PubDate. */
  minute(instant: string): string;
  /** The day (YYYY-MM-DD) on which the instant falls. */
  day(instant: string): string;
  /** The same of milliseconds since 1970. */
  dayAt(at: number): string;
}

const dayLength = 86_400_000;

/** What clocks in `zone` add to UTC at a moment, in milliseconds. */
function offsetAt(zone: string, at: number): number {
  const [, sign = '+', hours = 0, minutes = 0, seconds = 0] =
    /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(offsetIn(zone, at)) ?? [];
  const length = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -length : length;
}

export function clockOf(zone: string): Clock {
  // A zone that adds the same at both ends of a day of UTC does so all day; null is a day on which it changes.
  const offsets = new Map<number, number | null>();
  // One day begins where the other ends.
  const midnights = new Map<number, number>();
  const offsetAtMidnight = (day: number): number => {
    const offset = midnights.get(day) ?? offsetAt(zone, day * dayLength);
    midnights.set(day, offset);
    return offset;
  };
  const offsetOn = (day: number): number | null => {
    const first = offsetAtMidnight(day);
    const offset = first === offsetAtMidnight(day + 1) ? first : null;
    offsets.set(day, offset);
    return offset;
  };
  /** Milliseconds since 1970 as the zone's clocks show them. */
  const shown = (at: number): number => {
    const day = Math.floor(at / dayLength);
    const known = offsets.get(day);
    return at + ((known === undefined ? offsetOn(day) : known) ?? offsetAt(zone, at));
  };
  const minute = (instant: string) => {
    const text = new Date(shown(Date.parse(instant))).toISOString();
    return `${text.slice(0, 10)} ${text.slice(11, 16)}`;
  };
  const days = new Map<number, string>();
  const dayAt = (at: number) => {
    const number = Math.floor(shown(at) / dayLength);
    const known = days.get(number) ?? new Date(number * dayLength).toISOString().slice(0, 10);
    days.set(number, known);
    return known;
  };
  return { minute, day: (instant) => dayAt(Date.parse(instant)), dayAt };
}

/** Beginnings of days by zone and day: a large archive asks for the same ones again and again. */
const beginnings = new Map<string, string>();

/** The instant at which `day` begins in `zone`. */
export function dayBegins(zone: string, day: string): string {
  const key = `${zone} ${day}`;
  const known = beginnings.get(key) ?? beginning(zone, day);
  beginnings.set(key, known);
  return known;
}

function beginning(zone: string, day: string): string {
  const asIfUtc = Date.parse(`${day}T00:00:00Z`);
  const offset = instantIn(zone, asIfUtc).slice(-6);
  const near = Date.parse(`${day}T00:00:00${offset}`);
  return `${day}T00:00:00${instantIn(zone, near).slice(-6)}`;
}

/** The instant at which `day` is over in `zone`. */
export function dayEnds(zone: string, day: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + dayLength).toISOString().slice(0, 10);
  return dayBegins(zone, next);
}

/** Instants in order of time, each moment once. */
export function inOrder(instants: readonly string[]): string[] {
  const moments = new Map(instants.map((instant) => [Date.parse(instant), instant]));
  return [...moments].sort(([a], [b]) => a - b).map(([, instant]) => instant);
}

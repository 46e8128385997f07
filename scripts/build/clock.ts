import { compareInstants, instantIn } from '../site/time.ts';

/** How one zone writes its times; made once a build because making a formatter is slow. */
export interface Clock {
  /** `2026-03-01 09:30`, as standards for government sites want PubDate. */
  minute(instant: string): string;
  /** The day (YYYY-MM-DD) on which the instant falls. */
  day(instant: string): string;
}

export function clockOf(zone: string): Clock {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const minute = (instant: string) => {
    const parts = new Map(format.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]));
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')} ${parts.get('hour')}:${parts.get('minute')}`;
  };
  return { minute, day: (instant) => minute(instant).slice(0, 10) };
}

/** The instant at which `day` begins in `zone`. */
export function dayBegins(zone: string, day: string): string {
  const asIfUtc = Date.parse(`${day}T00:00:00Z`);
  const offset = instantIn(zone, asIfUtc).slice(-6);
  const near = Date.parse(`${day}T00:00:00${offset}`);
  return `${day}T00:00:00${instantIn(zone, near).slice(-6)}`;
}

/** The instant at which `day` is over in `zone`. */
export function dayEnds(zone: string, day: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return dayBegins(zone, next);
}

/** Instants in order of time, each moment once. */
export function inOrder(instants: readonly string[]): string[] {
  const moments = new Map(instants.map((instant) => [Date.parse(instant), instant]));
  return [...moments.values()].sort(compareInstants);
}

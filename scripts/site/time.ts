/** Formats by zone and form: making one takes a hundred times as long as using it, and a ledger asks for a day several times a record. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${Object.keys(form).length}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...form });
  formats.set(key, known);
  return known;
}

const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const second = { ...day, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** Days that were asked for before, by zone and instant: judging a record asks ten times for the same. */
const days = new Map<string, string>();
const mostDays = 1_000;

/** The calendar day (YYYY-MM-DD) on which `instant` (RFC 3339) falls in the IANA `zone`. */
export function dayIn(zone: string, instant: string): string {
  const key = `${zone} ${instant}`;
  const known = days.get(key) ?? formatIn(zone, day).format(new Date(instant));
  if (days.size >= mostDays) days.clear();
  days.set(key, known);
  return known;
}

/** What clocks in `zone` add to UTC at `milliseconds` since 1970: `GMT+08:00`, long ago `GMT+08:05:43`, or `GMT`. */
export const offsetIn = (zone: string, milliseconds: number): string =>
  /GMT.*$/.exec(formatIn(zone, { timeZoneName: 'longOffset' }).format(new Date(milliseconds)))?.[0] ?? '';

/** `milliseconds` since 1970 as RFC 3339 with the offset that holds in `zone`, to the second. */
export function instantIn(zone: string, milliseconds: number): string {
  const parts = formatIn(zone, { ...second, timeZoneName: 'longOffset' }).formatToParts(new Date(milliseconds));
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}

/** Negative, zero or positive as instant `a` lies before, at or after `b`, whatever their offsets. */
export function compareInstants(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

/** The later of two instants, as it was written. */
export function later(a: string, b: string): string {
  return a === b || compareInstants(a, b) >= 0 ? a : b;
}

/** Whether day `on` lies from `from` until `until`, both included; without `until` there is no end. */
export function within(on: string, from: string, until: string | undefined): boolean {
  return from <= on && (until === undefined || on <= until);
}

/** '2019年1月27日', '2019-01-27', '2019/1/27 08:30', '2019.1.27' and '20190127' as 2019-01-27; null for what is no day. */
export function dayOf(text: string): string | null {
  const match =
    /^(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})(?:日|(?=[\sT])|$)/u.exec(text.trim()) ??
    /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text.trim());
  if (!match) return null;
  const [, year = '', month = '', date = ''] = match;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const real = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(day) ? day : null;
}

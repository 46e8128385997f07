import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareInstants, dayIn, instantIn, later, within } from '../../scripts/site/time.ts';

const zones = fc.constantFrom(
  'Asia/Shanghai',
  'Asia/Urumqi',
  'UTC',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Auckland',
);
const seconds = fc.integer({ min: Date.parse('1992-01-01Z') / 1000, max: Date.parse('2100-01-01Z') / 1000 });

describe('time', () => {
  it('goes into a zone and comes back, to the second', () => {
    fc.assert(
      fc.property(zones, seconds, fc.integer({ min: 0, max: 999 }), (zone, second, more) => {
        const instant = instantIn(zone, second * 1000 + more);
        expect(instant).toMatch(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d[+-]\d\d:\d\d$/);
        expect(Date.parse(instant)).toBe(second * 1000);
        expect(dayIn(zone, instant)).toBe(instant.slice(0, 10));
      }),
    );
  });

  it('counts days in the zone and not in the machine’s', () => {
    expect(dayIn('Asia/Shanghai', '2026-03-01T16:00:00Z')).toBe('2026-03-02');
    expect(dayIn('Asia/Shanghai', '2026-03-01T15:59:59Z')).toBe('2026-03-01');
    expect(dayIn('America/New_York', '2026-03-02T09:00:00+08:00')).toBe('2026-03-01');
    expect(instantIn('UTC', 0)).toBe('1970-01-01T00:00:00+00:00');
  });

  it('compares instants whatever their offsets', () => {
    expect(compareInstants('2026-03-01T09:00:00+08:00', '2026-03-01T01:00:00Z')).toBe(0);
    expect(compareInstants('2026-03-01T09:00:00+08:00', '2026-03-01T02:00:00Z')).toBeLessThan(0);
    expect(later('2026-03-01T09:00:00+08:00', '2026-03-01T02:00:00Z')).toBe('2026-03-01T02:00:00Z');
    expect(later('2026-03-01T09:00:00+08:00', '2026-03-01T01:00:00Z')).toBe('2026-03-01T09:00:00+08:00');
  });

  it('holds first and last day of a term', () => {
    expect(within('2026-03-01', '2026-03-01', '2026-03-01')).toBe(true);
    expect(within('2026-02-28', '2026-03-01', undefined)).toBe(false);
    expect(within('2026-03-02', '2026-03-01', '2026-03-01')).toBe(false);
    expect(within('2099-01-01', '2026-03-01', undefined)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, dayBegins, dayEnds, inOrder } from '../../scripts/build/clock.ts';
import { instantIn } from '../../scripts/site/time.ts';

describe('times of the group', () => {
  const clock = clockOf('Asia/Shanghai');

  it('writes moments in the zone of the group, whatever their offset', () => {
    expect(clock.minute('2026-03-01T01:30:59Z')).toBe('2026-03-01 09:30');
    expect(clock.minute('2026-02-28T16:00:00Z')).toBe('2026-03-01 00:00');
    expect(clock.day('2026-02-28T15:59:59Z')).toBe('2026-02-28');
  });

  it('begins and ends a day at its midnights', () => {
    expect(dayBegins('Asia/Shanghai', '2026-03-01')).toBe('2026-03-01T00:00:00+08:00');
    expect(dayEnds('Asia/Shanghai', '2026-12-31')).toBe('2027-01-01T00:00:00+08:00');
    expect(dayEnds('Asia/Shanghai', '2028-02-28')).toBe('2028-02-29T00:00:00+08:00');
  });

  it('knows zones that change their clocks', () => {
    expect(dayBegins('Europe/Paris', '2026-03-29')).toBe('2026-03-29T00:00:00+01:00');
    expect(dayEnds('Europe/Paris', '2026-03-29')).toBe('2026-03-30T00:00:00+02:00');
  });

  it.each(['Asia/Shanghai', 'Asia/Urumqi', 'Europe/London', 'America/St_Johns', 'Asia/Kathmandu', 'UTC'])(
    'shows in %s the day and minute that the zone’s instants name, at any moment',
    (zone) => {
      const own = clockOf(zone);
      const moments = fc.integer({ min: Date.parse('1895-01-01T00:00:00Z'), max: Date.parse('2099-12-31T00:00:00Z') });
      fc.assert(
        fc.property(moments, (at) => {
          const named = instantIn(zone, at);
          expect(own.dayAt(at)).toBe(named.slice(0, 10));
          expect(own.minute(new Date(at).toISOString())).toBe(named.slice(0, 16).replace('T', ' '));
        }),
      );
    },
  );

  it('orders moments, not texts, and names each once', () => {
    expect(inOrder(['2026-03-02T00:00:00+08:00', '2026-03-01T17:00:00Z', '2026-03-01T16:00:00Z'])).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { clockOf, dayBegins, dayEnds, inOrder } from '../../scripts/build/clock.ts';

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

  it('orders moments, not texts, and names each once', () => {
    expect(inOrder(['2026-03-02T00:00:00+08:00', '2026-03-01T17:00:00Z', '2026-03-01T16:00:00Z'])).toHaveLength(2);
  });
});

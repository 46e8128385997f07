import { describe, expect, it } from 'vitest';
import { rssTime } from '../../scripts/build/feeds-rss.ts';

describe('the time of RSS', () => {
  it.each([
    ['2026-03-01T09:30:00+08:00', 'Sun, 01 Mar 2026 09:30:00 +0800'],
    ['2025-12-31T16:00:00Z', 'Wed, 31 Dec 2025 16:00:00 +0000'],
    ['2024-02-29T00:00:00.123-03:30', 'Thu, 29 Feb 2024 00:00:00 -0330'],
  ])('%s is %s', (instant, time) => {
    expect(rssTime(instant)).toBe(time);
    expect(Date.parse(time)).toBe(Math.floor(Date.parse(instant) / 1000) * 1000);
  });

  it.each(['2026-03-01', '2026-03-01 09:30', '2026-03-01T09:30:00', ''])('refuses %j', (text) =>
    expect(() => rssTime(text)).toThrow('no RFC 3339 time'),
  );
});

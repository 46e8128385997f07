import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../scripts/forge/failure.ts';

const now = Date.parse('2026-03-01T01:30:00Z');

describe('a refusal of a forge', () => {
  it.each([
    [401, {}, '', 'forge-unauthorized'],
    [403, {}, 'Resource not accessible by integration', 'forge-forbidden'],
    [403, { 'x-ratelimit-remaining': '4999' }, '', 'forge-forbidden'],
    [404, {}, '', 'forge-missing'],
    [302, {}, '', 'forge-moved'],
    [409, {}, 'head out of date', 'forge-refused'],
    [422, {}, 'x', 'forge-refused'],
  ] as const)('of status %i is final', (status, headers, message, key) => {
    expect(failureOf(status, headers, message, now)).toMatchObject({ key, wait: null, unsure: false });
  });

  it('of 5xx leaves open whether it was done', () => {
    expect(failureOf(502, {}, '', now)).toMatchObject({ key: 'forge-failed', wait: null, unsure: true });
  });

  it.each([
    [429, {}, 60_000],
    [429, { 'retry-after': '0' }, 0],
    [429, { 'retry-after': 12 }, 12_000],
    [429, { 'retry-after': 'Sun, 01 Mar 2026 01:31:30 GMT' }, 90_000],
    [429, { 'retry-after': 'soon' }, 60_000],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 5) }, 5_000],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 - 5) }, 0],
  ] as const)('of %i with %j is a limit', (status, headers, wait) => {
    expect(failureOf(status, headers, '', now)).toMatchObject({ key: 'forge-limited', wait, unsure: false });
  });

  it('never waits a negative or unending time, whatever the headers say', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(403, 429), (after, reset, status) => {
        const { wait } = failureOf(status, { 'retry-after': after, 'x-ratelimit-reset': reset }, '', now);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(wait)).toBe(true);
      }),
    );
  });
});

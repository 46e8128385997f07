import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claim } from '../../scripts/publish/claim.ts';
import type { Storage } from '../../scripts/publish/storage.ts';
import { memoryStorage } from './memory-storage.ts';

const own = { machine: '0123456789ab', pid: process.pid };
const lease = 300_000;
const never = () => new Promise<never>(() => undefined);

/** Storage that answers until it is told to stand still. */
function stalling(): { storage: Storage; stall: (stalled: boolean) => void; marks: () => Promise<number> } {
  const memory = memoryStorage(() => undefined);
  let stalled = false;
  const storage: Storage = {
    ...memory,
    write: (...args) => (stalled ? never() : memory.write(...args)),
    list: (prefix) => (stalled ? never() : memory.list(prefix)),
    remove: (key) => (stalled ? never() : memory.remove(key)),
  };
  const stall = (now: boolean) => {
    stalled = now;
  };
  return { storage, stall, marks: async () => (await memory.list('.publishing/')).length };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a claim on storage', () => {
  it('holds while it is answered, however long it takes, and is gone when it ends', async () => {
    const { storage, marks } = stalling();
    const held = await claim(storage, '.publishing/', own, lease);
    await vi.advanceTimersByTimeAsync(20 * lease);
    expect(() => held.check()).not.toThrow();
    await held.end();
    expect(await marks()).toBe(0);
  });

  it('is lost before its lease is over where the line stands still, and why is said', async () => {
    const { storage, stall } = stalling();
    const held = await claim(storage, '.publishing/', own, lease);
    await vi.advanceTimersByTimeAsync(lease / 2);
    stall(true);
    await vi.advanceTimersByTimeAsync(lease);
    expect(() => held.check()).toThrow(/mark could not be renewed/);
    expect(() => held.check()).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ message: expect.stringContaining('120 seconds') }) }),
    );
  });

  it('stays lost when the line moves again: somebody else may have come meanwhile', async () => {
    const { storage, stall } = stalling();
    const held = await claim(storage, '.publishing/', own, lease);
    stall(true);
    await vi.advanceTimersByTimeAsync(lease);
    stall(false);
    await vi.advanceTimersByTimeAsync(lease);
    expect(() => held.check()).toThrow();
  });

  it('is not renewed twice at a time', async () => {
    const { storage } = stalling();
    let [open, most] = [0, 0];
    const slow: Storage = {
      ...storage,
      write: async (...args) => {
        open += 1;
        most = Math.max(most, open);
        await new Promise((done) => setTimeout(done, lease / 4));
        open -= 1;
        await storage.write(...args);
      },
    };
    const [held] = await Promise.all([claim(slow, '.publishing/', own, lease), vi.advanceTimersByTimeAsync(lease / 2)]);
    await vi.advanceTimersByTimeAsync(5 * lease);
    expect(most).toBe(1);
    expect(() => held.check()).not.toThrow();
  });

  it('ends in the middle of a renewal that is not answered, and does not wait for ever', async () => {
    const { storage, stall } = stalling();
    const held = await claim(storage, '.publishing/', own, lease);
    stall(true);
    await vi.advanceTimersByTimeAsync(lease / 5);
    const ended = held.end().then(
      () => 'ended',
      (error: Error) => error.message,
    );
    await vi.advanceTimersByTimeAsync(lease);
    expect(await ended).toMatch(/did not answer for 60 seconds/);
  });
});

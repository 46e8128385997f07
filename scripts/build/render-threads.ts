import { AnsweringThread } from '../ledger/answering-thread.ts';
import type { CountedFile } from './files.ts';
import type { Lot } from './render.ts';

/** Threads that write pages. */
export interface Threads {
  /** Gives a lot for `folder` to a thread as soon as one has nothing to do, and tells of its files; throws what went wrong with an earlier one. */
  render(lot: Lot, folder: string, tell: (files: readonly CountedFile[]) => void): Promise<void>;
  /** Waits until everything that was given is written; throws what went wrong. */
  done(): Promise<void>;
  close(): Promise<void>;
}

/** What a thread is told to make in which folder. */
export interface Order {
  lot: Lot;
  folder: string;
}

type Thread = AnsweringThread<Order, CountedFile[] | string>;

/** MB for what is new in a thread: pages are forgotten when they are written, and with room for many the collector finds few of them alive. */
const young = 192;

/** So many threads, which begin to load what they need. */
export function openThreads(program: string, count: number): Threads {
  const options = { workerData: { program }, resourceLimits: { maxYoungGenerationSizeMb: young } };
  const module = new URL('render-thread.ts', import.meta.url);
  const start = (): Thread => new AnsweringThread(module, 'a thread that makes pages', options);
  const threads = Array.from({ length: count }, start);
  /** What each thread that was given a lot does now; settles when it is free again. */
  const busy = new Map<Thread, Promise<Thread>>();
  return {
    async render(lot, folder, tell) {
      const free = threads.find((thread) => !busy.has(thread)) ?? (await Promise.race(busy.values()));
      const work = async (): Promise<Thread> => {
        const said = await free.ask({ lot, folder });
        if (typeof said === 'string') throw new Error(said);
        tell(said);
        return free;
      };
      const working = work();
      // Whoever waits next hears of it.
      working.catch(() => undefined);
      busy.set(free, working);
    },
    async done() {
      await Promise.all(busy.values());
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

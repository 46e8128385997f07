import { AnsweringThread } from '../ledger/answering-thread.ts';
import type { CountedFile } from './files.ts';
import type { Lot } from './render.ts';

/** Threads that write pages. */
export interface Threads {
  /** Gives a lot to a thread as soon as one has nothing to do; throws what went wrong with an earlier one. */
  render(lot: Lot): Promise<void>;
  /** Waits until everything that was given is written; throws what went wrong. */
  done(): Promise<void>;
  close(): Promise<void>;
}

type Thread = AnsweringThread<Lot, CountedFile[] | string>;

/** MB for what is new in a thread: pages are forgotten when they are written, and with room for many the collector finds few of them alive. */
const young = 192;

/** So many threads, which begin to load what they need; `tell` is told what each lot wrote. */
export function openThreads(
  program: string,
  folder: string,
  count: number,
  tell: (files: readonly CountedFile[]) => void,
): Threads {
  const options = { workerData: { program, folder }, resourceLimits: { maxYoungGenerationSizeMb: young } };
  const module = new URL('render-thread.ts', import.meta.url);
  const start = (): Thread => new AnsweringThread(module, 'a thread that makes pages', options);
  const threads = Array.from({ length: count }, start);
  /** What each thread that was given a lot does now; settles when it is free again. */
  const busy = new Map<Thread, Promise<Thread>>();
  const work = async (thread: Thread, lot: Lot): Promise<Thread> => {
    const said = await thread.ask(lot);
    if (typeof said === 'string') throw new Error(said);
    tell(said);
    return thread;
  };
  return {
    async render(lot) {
      const free = threads.find((thread) => !busy.has(thread)) ?? (await Promise.race(busy.values()));
      const working = work(free, lot);
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

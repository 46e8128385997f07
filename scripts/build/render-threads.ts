import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
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

/** A thread, and what rejects when it ends without having been told to. */
interface Thread {
  worker: Worker;
  ended: Promise<never>;
}

/** MB for what is new in a thread: pages are forgotten when they are written, and with room for many the collector finds few of them alive. */
const young = 192;

function start(workerData: { program: string; folder: string }): Thread {
  const resourceLimits = { maxYoungGenerationSizeMb: young };
  const worker = new Worker(new URL('render-thread.ts', import.meta.url), { workerData, resourceLimits });
  const ended = new Promise<never>((_, reject) => {
    worker.once('error', reject).once('exit', () => reject(new Error('a thread that makes pages has ended')));
  });
  // Whoever gives it work hears of it.
  ended.catch(() => undefined);
  return { worker, ended };
}

/** So many threads, which begin to load what they need; `tell` is told what each lot wrote. */
export function openThreads(
  program: string,
  folder: string,
  count: number,
  tell: (files: readonly CountedFile[]) => void,
): Threads {
  const threads = Array.from({ length: count }, () => start({ program, folder }));
  /** What each thread that was given a lot does now; settles when it is free again. */
  const busy = new Map<Thread, Promise<Thread>>();
  const work = async (thread: Thread, lot: Lot): Promise<Thread> => {
    const answer = once(thread.worker, 'message');
    thread.worker.postMessage(lot);
    const [said]: (CountedFile[] | string)[] = await Promise.race([answer, thread.ended]);
    if (typeof said === 'string') throw new Error(said);
    tell(said ?? []);
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
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

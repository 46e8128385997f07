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

/** Up to `most` threads, each started when there is work for it; `tell` is told what each lot wrote. */
export function openThreads(
  program: string,
  folder: string,
  most: number,
  tell: (files: readonly CountedFile[]) => void,
): Threads {
  const workers: Worker[] = [];
  /** What each thread does now; settles when it is free again. */
  const busy = new Map<Worker, Promise<Worker>>();
  const start = (): Worker => {
    const worker = new Worker(new URL('render-thread.ts', import.meta.url), { workerData: { program, folder } });
    workers.push(worker);
    return worker;
  };
  const work = (worker: Worker, lot: Lot): Promise<Worker> =>
    new Promise((resolve, reject) => {
      const ended = () => reject(new Error('a thread that makes pages has ended'));
      worker.once('error', reject).once('exit', ended);
      worker.once('message', (said: CountedFile[] | string) => {
        worker.off('error', reject).off('exit', ended);
        if (typeof said === 'string') return reject(new Error(said));
        tell(said);
        resolve(worker);
      });
      worker.postMessage(lot);
    });
  return {
    async render(lot) {
      const free = workers.length < most ? start() : await Promise.race(busy.values());
      const working = work(free, lot);
      // Whoever waits next hears of it.
      working.catch(() => undefined);
      busy.set(free, working);
    },
    async done() {
      await Promise.all(busy.values());
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.removeAllListeners('exit').terminate()));
    },
  };
}

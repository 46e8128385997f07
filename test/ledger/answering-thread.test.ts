import { afterEach, describe, expect, it } from 'vitest';
import { AnsweringThread } from '../../scripts/ledger/answering-thread.ts';

const module = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const doubles = "import { parentPort as p } from 'node:worker_threads'; p.on('message', (n) => p.postMessage(n * 2));";
const dies = "import { parentPort as p } from 'node:worker_threads'; p.on('message', () => process.exit(7));";
const throws = "throw new Error('no memory');";

let thread: AnsweringThread<number, number> | null = null;
const start = (code: string) => {
  thread = new AnsweringThread<number, number>(module(code), 'a thread that doubles');
  return thread;
};
/** Waits until the thread has surely ended. */
const ended = (milliseconds = 500) => new Promise((resolve) => setTimeout(resolve, milliseconds));
afterEach(() => thread?.close());

describe('a thread that is asked', () => {
  it('answers in the order of the questions', async () => {
    const asked = start(doubles);
    expect(await Promise.all([1, 2, 3].map((n) => asked.ask(n)))).toEqual([2, 4, 6]);
  });

  it('is an error for whoever waits when it ends', async () => {
    await expect(start(dies).ask(1)).rejects.toThrow('a thread that doubles ended with 7');
  });

  it('is an error for whoever asks after it ended, and never a question without an answer', async () => {
    const gone = start(throws);
    await ended();
    await expect(gone.ask(1)).rejects.toThrow('no memory');
    await expect(gone.ask(2)).rejects.toThrow('no memory');
  });

  it('is an error after it was closed', async () => {
    const closed = start(doubles);
    await closed.close();
    await expect(closed.ask(1)).rejects.toThrow('ended');
  });

  it('answers the next question where one could not be sent', async () => {
    const asked = start(doubles);
    // A function is nothing that can be sent.
    await expect(Reflect.apply(asked.ask, asked, [() => 1])).rejects.toThrow();
    expect(await asked.ask(4)).toBe(8);
  });
});

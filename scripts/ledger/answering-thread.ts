import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A thread that answers one question after the other. Once it has ended, whatever was or is asked of it is an error, and never an answer. */
export class AnsweringThread<Question, Answer> {
  readonly #worker: Worker;
  readonly #open: { resolve(answer: Answer): void; reject(error: Error): void }[] = [];
  #ended: Error | null = null;

  /** `name` says in errors what it does, e.g. 'a thread that reads records'. */
  constructor(module: URL, name: string, options: WorkerOptions = {}) {
    this.#worker = new Worker(module, options);
    this.#worker.on('message', (answer: Answer) => this.#open.shift()?.resolve(answer));
    this.#worker.on('messageerror', (error) => this.#end(error));
    this.#worker.on('error', (error: unknown) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', (code) => this.#end(new Error(`${name} ended with ${code}`)));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#open.splice(0)) reject(this.#ended);
  }

  /** Answers come in the order of questions; `given` is moved to the thread and no longer there. */
  async ask(question: Question, given: readonly ArrayBuffer[] = []): Promise<Answer> {
    if (this.#ended) throw this.#ended;
    this.#worker.postMessage(question, [...given]);
    return new Promise((resolve, reject) => this.#open.push({ resolve, reject }));
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

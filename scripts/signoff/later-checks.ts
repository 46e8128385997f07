import { verify } from 'node:crypto';
import type { Check } from './ssh-signature.ts';

/** Checks that wait in memory at once. */
const most = 4_000;

/**
 * Checks of signatures by node's other threads, while whoever asked goes on: each answer is yes at once, and `good` tells in the end whether all
 * were. Where one was not, nothing that was concluded stands, and it is to be judged again by `verify` itself.
 */
export class LaterChecks {
  #open = 0;
  #good = true;
  #waiting: (() => void)[] = [];

  readonly check: Check = (algorithm, data, key, signature) => {
    verify(algorithm, data, key, signature, (error, good) => {
      this.#open -= 1;
      if (error || !good) this.#good = false;
      for (const go of this.#waiting.splice(0)) go();
    });
    this.#open += 1;
    return true;
  };

  /** Waits until there is room for more. */
  async room(): Promise<void> {
    await this.#fewerThan(most);
  }

  /** Whether all signatures were good, once all are checked. */
  async good(): Promise<boolean> {
    await this.#fewerThan(1);
    return this.#good;
  }

  async #fewerThan(count: number): Promise<void> {
    while (this.#open >= count) await new Promise<void>((go) => this.#waiting.push(go));
  }
}

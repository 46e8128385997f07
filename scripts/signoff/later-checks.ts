import { verify } from 'node:crypto';
import type { Check } from './ssh-signature.ts';

/** Checks that are handed over together: waking another thread for each takes its time from whoever asks. */
const together = 200;

/**
 * Checks of signatures by node's other threads, while whoever asked goes on: each answer is yes at once, and `good` tells in the end whether all
 * were. Where one was not, nothing that was concluded stands, and it is to be judged again by `verify` itself.
 */
export class LaterChecks {
  #open = 0;
  #good = true;
  #waiting: (() => void)[] = [];
  #next: Parameters<Check>[] = [];

  readonly check: Check = (...asked) => {
    this.#next.push(asked);
    if (this.#next.length >= together) this.#hand();
    return true;
  };

  #hand(): void {
    for (const asked of this.#next.splice(0)) {
      try {
        verify(...asked, (error, good) => {
          this.#open -= 1;
          if (error || !good) this.#good = false;
          for (const go of this.#waiting.splice(0)) go();
        });
        this.#open += 1;
      } catch {
        // What node:crypto does not even begin with is no good signature.
        this.#good = false;
      }
    }
  }

  /** Whether all signatures were good, once all are checked. */
  async good(): Promise<boolean> {
    this.#hand();
    while (this.#open > 0) await new Promise<void>((go) => this.#waiting.push(go));
    return this.#good;
  }
}

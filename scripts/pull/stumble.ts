import type { Call } from '../command/command.ts';
import { exit, Refusal } from '../command/command.ts';
import { ForgeError } from '../forge/forge-error.ts';
import { CouldNot } from '../words/could-not.ts';

/** What a forge says of all of itself, whichever pull request was asked for. */
const whole = new Set(['forge-unreachable', 'forge-timeout', 'forge-unauthorized', 'forge-limited', 'forge-moved']);

/**
 * Says why one of many pull requests could not be dealt with, so that the others still can, and gives the exit code that this is: refused, or
 * could not find out. What concerns the whole forge is thrown again: the next one would fare no better.
 */
export function stumble(call: Call, number: number, error: unknown): number {
  if (error instanceof ForgeError && whole.has(error.said.key)) throw error;
  const what =
    error instanceof CouldNot ? call.tell(error.said) : error instanceof Error ? error.message : String(error);
  call.world.err(`${call.say('pull-passed-over', { pull: number, what })}\n`);
  return error instanceof Refusal ? exit.refused : exit.unknown;
}

import type { Call } from '../command/command.ts';
import type { MessageKey } from '../words/say.ts';

/** Shows on a terminal how far one phase of an import is; short work says nothing. */
export function progressOf(call: Call, phase: MessageKey): (done: number, all: number) => void {
  if (!call.world.interactive || call.json) return () => undefined;
  return (done, all) => {
    if (all < 100 || (done % 20 !== 0 && done < all)) return;
    call.world.err(
      `\r${call.say('import-progress', { phase: call.say(phase), done, all })}${done === all ? '\n' : ''}`,
    );
  };
}

import { createInterface } from 'node:readline/promises';
import type { World } from './command.ts';

/** The real world, as commands are given it: the only place that asks for clock, environment and terminal. */
export function world(): World {
  // Lines that came in together with an answer, as when several are pasted: they answer the next questions.
  const ahead: string[] = [];
  return {
    cwd: process.cwd(),
    env: process.env,
    now: () => Date.now(),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    ask: async (question) => {
      const ready = ahead.shift();
      if (ready !== undefined) {
        process.stderr.write(`${question}${ready}\n`);
        return ready.trim();
      }
      const terminal = createInterface({ input: process.stdin, output: process.stderr });
      terminal.on('line', (text) => ahead.push(text));
      try {
        return (await terminal.question(question)).trim();
      } finally {
        terminal.close();
      }
    },
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
  };
}

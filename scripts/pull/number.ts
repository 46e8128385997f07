import { type Call, UsageError } from '../command/command.ts';

/** The pull request of --pull, or null without. */
export function numberOf(call: Call): number | null {
  const text = call.text('pull');
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(call.say('pull-number'));
  return Number(text);
}

import type { Ledger } from '../ledger/verify.ts';
import type { Verdict } from '../signoff/evaluate.ts';
import type { Said } from '../words/said.ts';
import type { Call } from './command.ts';
import { postsText } from './labels.ts';
import { whoMay } from './steps.ts';

/** Tells people why something was not recorded: faults, steps that are open and who may fill them, approvals that did not count. */
export function printRefusal(
  call: Call,
  ledger: Ledger,
  path: string,
  { refused, verdicts }: { refused: Said[]; verdicts: Verdict[] },
): void {
  const lines = [call.say('record-refused', { path }), ...refused.map((sentence) => `  ${call.tell(sentence)}`)];
  for (const verdict of verdicts) lines.push(...openSteps(call, ledger, verdict));
  call.world.err(`${[...new Set(lines)].join('\n')}\n`);
}

/** The open steps of a verdict and the approvals that did not count, a line each. */
export function openSteps(call: Call, ledger: Ledger, verdict: Verdict): string[] {
  const missing = verdict.signed ? [] : verdict.missing;
  return [
    ...missing.map(({ act, by }) => {
      const names = whoMay(call, ledger, by);
      const step = `  ${call.say('missing-step', { act, by: postsText(call, ledger, by), who: names ? call.say('missing-who', { names }) : '' })}`;
      return names ? step : `${step}${call.say('missing-vacant', { by: postsText(call, ledger, by) })}`;
    }),
    ...verdict.ignored.map(({ why }) => call.say('form-ignored', { why: call.tell(why) })),
  ];
}

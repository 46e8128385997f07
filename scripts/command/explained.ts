import { rules } from '../check/check.ts';
import { explain } from '../check/explain.ts';
import { type Call, exit, UsageError } from './command.ts';

/** Prints the documentation of one rule; an unknown name is answered with the names that there are. */
export function explained(call: Call, id: string): number {
  const rule = rules.find((each) => each.id === id);
  if (!rule)
    throw new UsageError(call.say('rules-unknown', { rule: id, rules: rules.map((each) => each.id).join('、') }));
  call.print(explain(rule, call.lang), { ...rule, text: explain(rule, call.lang) });
  return exit.done;
}

import { command as approve } from './approve.ts';
import { type Command, UsageError } from './command/command.ts';
import { signDecision } from './command/signing.ts';

export const command: Command = {
  ...approve,
  name: 'return',
  summary: 'summary-return',
  options: { ...approve.options, remark: { type: 'string', value: 'text', help: 'option-remark' } },
  run(call) {
    if (!call.text('remark')) throw new UsageError(call.say('remark-missing'));
    return signDecision(call, 'return');
  },
};

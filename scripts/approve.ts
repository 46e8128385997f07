import { type Command, ledgerOptions } from './command/command.ts';
import { signDecision } from './command/signing.ts';

export const command: Command = {
  name: 'approve',
  usage: '<path>… | --import <list>',
  summary: 'summary-approve',
  options: {
    ...ledgerOptions,
    ref: { type: 'string', value: 'commit', help: 'option-ref-head' },
    import: { type: 'string', value: 'list', help: 'option-import-list' },
    key: { type: 'string', value: 'file', help: 'option-key' },
    as: { type: 'string', value: 'post@unit', help: 'option-as' },
    act: { type: 'string', value: 'act', help: 'option-act' },
    self: { type: 'boolean', help: 'option-self' },
    'stand-in-for': { type: 'string', value: 'person', help: 'option-stand-in-for' },
    yes: { type: 'boolean', help: 'option-yes' },
  },
  run: (call) => signDecision(call, 'approve'),
};

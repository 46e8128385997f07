import { type Command, ledgerOptions } from './command/command.ts';
import { openLedger } from './command/open.ts';
import { asOfOf, buildInto, outputOf } from './command/releasing.ts';

export const command: Command = {
  name: 'build',
  usage: '',
  summary: 'summary-build',
  options: {
    ...ledgerOptions,
    output: { type: 'string', value: 'folder', help: 'option-output' },
    'as-of': { type: 'string', value: 'time', help: 'option-as-of' },
  },
  async run(call) {
    const opened = await openLedger(call, { demandRoot: true });
    return buildInto(call, opened, outputOf(call, opened.repository.folder), asOfOf(call, opened.ledger.inForce));
  },
};

import { type Command, ledgerOptions } from './command/command.ts';
import { openLedger } from './command/open.ts';
import { partInto, partsOf, shareOf } from './command/parts.ts';
import { asOfOf, buildInto, outputOf } from './command/releasing.ts';

export const command: Command = {
  name: 'build',
  usage: '',
  summary: 'summary-build',
  options: {
    ...ledgerOptions,
    output: { type: 'string', value: 'folder', help: 'option-output' },
    'as-of': { type: 'string', value: 'time', help: 'option-as-of' },
    part: { type: 'string', value: 'n/of', help: 'option-part' },
    from: { type: 'string', multiple: true, value: 'part', help: 'option-from-part' },
  },
  async run(call) {
    const share = shareOf(call);
    const opened = await openLedger(call, { demandRoot: true });
    const asOf = asOfOf(call, opened.ledger.inForce);
    if (share) return partInto(call, opened, share, asOf);
    const parts = await partsOf(call, opened);
    return buildInto(call, opened, { output: outputOf(call, opened.repository.folder), asOf, parts });
  },
};

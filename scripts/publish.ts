import { type Command, ledgerOptions } from './command/command.ts';
import { openLedger } from './command/open.ts';
import { partsOf } from './command/parts.ts';
import { publish } from './command/publishing.ts';
import { asOfOf, outputOf } from './command/releasing.ts';

export const command: Command = {
  name: 'publish',
  usage: '--to <folder | user@host:/folder>',
  summary: 'summary-publish',
  options: {
    ...ledgerOptions,
    to: { type: 'string', value: 'target', help: 'option-to' },
    keep: { type: 'string', value: 'number', help: 'option-keep' },
    'fresh-within': { type: 'string', value: 'hours', help: 'option-fresh-within' },
    reread: { type: 'boolean', help: 'option-reread' },
    output: { type: 'string', value: 'folder', help: 'option-output' },
    'as-of': { type: 'string', value: 'time', help: 'option-as-of' },
    from: { type: 'string', multiple: true, value: 'part', help: 'option-from-part' },
  },
  async run(call) {
    // What is published is for a web server to read, under whichever account that runs.
    process.umask(0o022);
    const opened = await openLedger(call, { demandRoot: true });
    const asOf = asOfOf(call, opened.ledger.inForce);
    return publish(call, opened, {
      output: outputOf(call, opened.repository.folder),
      asOf,
      parts: await partsOf(call, opened),
      reread: call.flag('reread'),
    });
  },
};
